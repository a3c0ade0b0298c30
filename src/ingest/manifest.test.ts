import { describe, expect, it } from 'vitest';
import corpus from '../../corpus/manifest.json' with { type: 'json' };
import { AppError } from '../errors.ts';
import type { SourceDocument } from '../types.ts';
import { NOT_INCLUDED, parseManifest, parseManifestText, summarizeCorpus } from './manifest.ts';

const entry = corpus.documents[2]!;
const letter = corpus.documents[0]!;

function faultOf(json: unknown): AppError {
  try {
    parseManifest(json);
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error('the manifest was accepted');
}

describe('parseManifest', () => {
  it('accepts the manifest of the corpus, the letter and the nota from one file', () => {
    const { documents } = parseManifest(corpus);
    expect(documents.map(({ id }) => id)).toEqual([
      'beleidsbrief-bzk-2026',
      'nota-agendering-beleidsbrief-2026',
      'kst-34430-10',
      'kst-36800-VII-52',
      'kst-29362-391',
      'kst-34477-94',
    ]);
    expect(documents[1]?.kind).toBe('nota');
  });

  it('marks the titles that are our own description', () => {
    for (const { titleBy, title } of parseManifest(corpus).documents) {
      expect(title.includes('onze omschrijving')).toBe(titleBy === 'us');
    }
  });

  it.each([
    [
      'a wrong date',
      { documents: [{ ...entry, date: '24-04-2026' }] },
      'entry 1 ("kst-34430-10"), field date',
    ],
    [
      'an unknown kind',
      { documents: [entry, { ...letter, kind: 'brief' }] },
      'entry 2 ("beleidsbrief-bzk-2026"), field kind',
    ],
    [
      'a path for a file',
      { documents: [{ ...letter, source: { ...letter.source, file: '../x' } }] },
      'field source',
    ],
    ['a field too many', { documents: [{ ...entry, note: 'x' }] }, 'entry 1 ("kst-34430-10")'],
    ['an entry without id', { documents: [{ ...entry, id: undefined }] }, 'entry 1, field id'],
    ['an id twice', { documents: [entry, entry] }, 'entry 2 ("kst-34430-10"), field id'],
    ['another identifier', { documents: [{ ...entry, id: 'kst-1-1' }] }, 'field source.official'],
    ['a part twice', { documents: [letter, { ...letter, id: 'b' }] }, 'entry 2 ("b"), field source.part'],
    ['no documents', {}, 'documents'],
    ['no object', null, 'the whole file'],
  ])('names the entry and the field of %s', (_, json, place) => {
    const fault = faultOf(json);
    expect(fault.type).toBe('corpus_invalid');
    expect(fault.message).toContain(place);
    expect(fault.hint).toContain('corpus/manifest.json');
  });
});

it('says that a manifest is no JSON', () => {
  expect(parseManifestText(JSON.stringify(corpus)).documents).toHaveLength(6);
  expect(() => parseManifestText('{')).toThrow('The corpus manifest is no JSON');
});

describe('summarizeCorpus', () => {
  const paper: SourceDocument = {
    id: 'kst-1-1',
    kind: 'motion',
    title: 'VERZONNEN VOORBEELD',
    date: null,
    reference: null,
    sourceUrl: null,
    text: '',
    sections: [],
    blocks: [],
    notes: [],
    references: [],
    offsets: [],
  };

  it('says in Dutch why a paper is not there, and lists papers that were added by hand', () => {
    const manifest = parseManifest(corpus);
    const reasons = new Map([['kst-29362-391', 'het bestand is beschadigd']]);
    const list = summarizeCorpus(manifest, [paper, { ...paper, id: 'kst-34430-10' }], reasons);
    const status = Object.fromEntries(list.map((item) => [item.id, item.statusReason ?? item.status]));
    expect(status).toMatchObject({
      'kst-34430-10': 'indexed',
      'kst-36800-VII-52': NOT_INCLUDED,
      'kst-29362-391': 'het bestand is beschadigd',
      'kst-1-1': 'indexed',
    });
  });
});
