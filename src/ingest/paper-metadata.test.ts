import { describe, expect, it } from 'vitest';
import { buildMetadata } from './fixtures/koop-server.ts';
import { parsePaperMetadata } from './paper-metadata.ts';

describe('parsePaperMetadata', () => {
  it('reads what a reader sees: title, date, year, chamber', () => {
    expect(parsePaperMetadata(buildMetadata('kst-99999-1'))).toMatchObject({
      id: 'kst-99999-1',
      title: 'VERZONNEN VOORBEELD over een vijver',
      types: ['Brief'],
      issued: '2099-07-07',
      year: '2098-2099',
      chamber: 'II',
    });
  });

  it('prefers the title of the document and keeps names that repeat', () => {
    const xml = buildMetadata('kst-99999-1', { 'OVERHEIDop.documenttitel': 'VERZONNEN titel' }).replace(
      '</metadata_gegevens>',
      '<metadata name="OVERHEIDop.indiener" content="A. Voorbeeld"/><metadata name="OVERHEIDop.indiener" content="B. Voorbeeld"/></metadata_gegevens>',
    );
    expect(parsePaperMetadata(xml)).toMatchObject({
      title: 'VERZONNEN titel',
      authors: ['A. Voorbeeld', 'B. Voorbeeld'],
    });
  });

  it('has no date or year where the file has none that can be read', () => {
    const xml = buildMetadata('kst-99999-1', {
      'DCTERMS.issued': 'onbekend',
      'OVERHEIDop.vergaderjaar': '?',
    });
    expect(parsePaperMetadata(xml)).toMatchObject({ issued: null, year: null });
  });

  it.each([
    ['another root', '<officiele-publicatie/>', '<officiele-publicatie>'],
    ['no identifier', '<metadata_gegevens/>', 'DC.identifier'],
    ['a page', '<!DOCTYPE html><html></html>', 'DOCTYPE'],
  ])('refuses %s', (_, xml, words) => {
    expect(() => parsePaperMetadata(xml)).toThrow(words);
    expect(() => parsePaperMetadata(xml)).toThrow(expect.objectContaining({ type: 'source_refused' }));
  });
});
