import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseKamerstuk } from './kamerstuk-xml.ts';
import type { PaperMetadata } from './paper-metadata.ts';

const read = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
const parse = (name: string, id: string, metadata: PaperMetadata | null = null) =>
  parseKamerstuk(read(name), id, metadata);

describe('metadata', () => {
  const metadata: PaperMetadata = {
    id: 'kst-99999-4',
    title: 'VERZONNEN VOORBEELD: jaarverslag',
    types: ['Jaarverslag', 'Kamerstuk'],
    issued: '2099-05-21',
    year: '2098-2099',
    dossier: '99999',
    dossierTitle: null,
    number: '4',
    chamber: 'II',
    authors: [],
    attachments: [],
  };

  it('names, dates and sorts the paper', () => {
    expect(parse('table.xml', 'kst-99999-4', metadata).document).toMatchObject({
      title: 'VERZONNEN VOORBEELD: jaarverslag',
      date: '2099-05-21',
      kind: 'report',
    });
  });

  it('of another paper makes the paper refused', () => {
    const other = { ...metadata, id: 'kst-99999-5' };
    expect(() => parse('table.xml', 'kst-99999-4', other)).toThrow('it says that it is kst-99999-5');
  });
});

describe('a paper is refused', () => {
  it.each([
    ['malformed.xml', /malformed|unexpected|close tag/iu],
    ['truncated.xml', /unclosed/iu],
    ['bomb.xml', /DOCTYPE/u],
    ['not-found.html', /refused/u],
  ])('when it is %s', (name, message) => {
    expect(() => parse(name, 'kst-99999-1')).toThrow(expect.objectContaining({ type: 'source_refused' }));
    expect(() => parse(name, 'kst-99999-1')).toThrow(message);
  });

  it('when it names another identifier, in its record or in its number', () => {
    expect(() => parse('letter.xml', 'kst-99999-2')).toThrow('it says that it is kst-99999-1');
    const unnamed = read('letter.xml').replace(/<meta .*\/>/u, '');
    expect(() => parseKamerstuk(unnamed, 'kst-99999-2')).toThrow('it says that it is kst-99999-1');
    expect(parseKamerstuk(unnamed, 'kst-99999-1').document.id).toBe('kst-99999-1');
  });

  it('when its root is another one, or nothing is in it', () => {
    expect(() => parseKamerstuk('<wet/>', 'kst-1-1')).toThrow('its root is <wet>');
    expect(() =>
      parseKamerstuk('<officiele-publicatie><handelingen/></officiele-publicatie>', 'kst-1-1'),
    ).toThrow('it is no Kamerstuk');
    expect(() => parseKamerstuk('', 'kst-1-1')).toThrow(expect.objectContaining({ type: 'source_refused' }));
  });
});
