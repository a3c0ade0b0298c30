import { beforeAll, describe, expect, it } from 'vitest';
import { PostgresCandidates } from './postgres-candidates.ts';
import type { Database } from './postgres-client.ts';
import type { Generation } from './postgres-generations.ts';
import { type MadeUpDocument, openPostgres, storeMadeUp } from './testing-postgres.ts';

const AWAY = [0, 0, 1];

/** MADE UP: rows 0 to 2 a letter, 3 and 4 a motion, 5 to 54 a report in which every passage holds one common word. */
const DOCUMENTS: MadeUpDocument[] = [
  {
    id: 'kst-36800-VII-52',
    kind: 'letter',
    dossier: '36800-VII',
    date: '2026-01-02',
    passages: [
      { terms: ['boom', 'plant', 'algemeen'], vector: [1, 0, 0] },
      { terms: ['fiets', 'pad'], vector: [0.9, 0.1, 0] },
      { terms: ["d'66", 'a\\b', 'x & y'], vector: AWAY },
    ],
  },
  {
    id: 'kst-99999-1',
    kind: 'motion',
    dossier: '99999',
    date: '2026-05-06',
    passages: [
      { terms: ['boom', 'kap', 'vergunning', 'bos', 'blad', 'tak'], vector: [0, 1, 0] },
      { terms: [], vector: AWAY, text: 'De gemeenten vergaderden.' },
    ],
  },
  {
    id: 'verzonnen-verslag',
    kind: 'report',
    passages: Array.from({ length: 50 }, () => ({ terms: ['algemeen', 'verslag'], vector: AWAY })),
  },
];

let database: Database;
let generation: Generation;
let candidates: PostgresCandidates;

beforeAll(async () => {
  database = await openPostgres();
  // Another generation with the same words lies beside it.
  await storeMadeUp(database, DOCUMENTS);
  generation = await storeMadeUp(database, DOCUMENTS);
  candidates = new PostgresCandidates(database, generation);
});

const words = (...terms: string[]) => ({ terms: new Map(terms.map((term) => [term, 1])), vector: null });

describe('candidates by their words', () => {
  it('come with the passage first that holds most of them, the shorter one before the longer', async () => {
    expect(await candidates.propose(words('boom', 'plant'), 10)).toEqual([0, 3]);
    expect(await candidates.propose(words('boom'), 10)).toEqual([0, 3]);
  });

  it('are found by rare words, and a common one does not gather', async () => {
    expect(await candidates.propose(words('algemeen', 'fiets'), 1)).toEqual([1]);
    expect(await candidates.propose(words('algemeen', 'boom'), 2)).toEqual([0, 3]);
    expect(await candidates.propose(words('verslag'), 3)).toEqual([5, 6, 7]);
  });

  it('are found by what PostgreSQL itself makes of Dutch', async () => {
    expect(await candidates.propose(words('gemeent'), 5)).toEqual([4]);
  });

  it.each([
    ["d'66", [2]],
    ['a\\b', [2]],
    ['x & y', [2]],
    ["boom' | 'fiets", []],
    ['boom:*', []],
    ['!boom', []],
    ["'); DROP TABLE briefwijzer.passages; --", []],
    ['', []],
    ['bo\0om', []],
  ])('take %j for a word and for nothing else', async (term, rows) => {
    expect(await candidates.propose(words(term), 5)).toEqual(rows);
  });

  it('are none for words that nothing holds, and for no words', async () => {
    expect(await candidates.propose(words('onbekend'), 5)).toEqual([]);
    expect(await candidates.propose(words(), 5)).toEqual([]);
    expect(await candidates.propose(words('boom'), 0)).toEqual([]);
  });
});

describe('candidates by words and vectors', () => {
  it('are fused, so that what both find comes first', async () => {
    const query = { terms: new Map([['boom', 1]]), vector: Float32Array.of(0, 1, 0) };
    expect((await candidates.propose(query, 3)).slice(0, 2)).toEqual([3, 0]);
  });

  it('are found by a vector alone', async () => {
    expect(await candidates.propose({ terms: new Map(), vector: Float32Array.of(1, 0, 0) }, 2)).toEqual([
      0, 1,
    ]);
  });
});

describe('a corpus that is no larger than what is asked for', () => {
  it('is proposed whole: nothing of it need be chosen', async () => {
    expect(await candidates.propose(words('boom'), 55)).toHaveLength(55);
    expect(await candidates.propose(words('boom'), 54)).toEqual([0, 3]);
  });
});

describe('a scope', () => {
  const all = { terms: new Map([['boom', 1]]), vector: Float32Array.of(1, 1, 1) };

  it.each([
    ['rows', { rows: [{ start: 3, end: 5 }] }, [3, 4]],
    ['no rows', { rows: [] }, []],
    ['documents', { documents: ['kst-99999-1'] }, [3, 4]],
    ['dossiers', { dossiers: ['36800-VII'] }, [0, 1, 2]],
    ['kinds', { kinds: ['motion' as const] }, [3, 4]],
    ['a first day', { from: '2026-05-06' }, [3, 4]],
    ['a last day', { until: '2026-05-05' }, [0, 1, 2]],
    ['documents and rows', { documents: ['kst-99999-1'], rows: [{ start: 0, end: 4 }] }, [3]],
    ['kinds and days that exclude each other', { kinds: ['motion' as const], until: '2026-01-31' }, []],
    ['a document that is not there', { documents: ["x' OR true --"] }, []],
  ])('of %s holds', async (_, scope, rows) => {
    const found = await candidates.proposeWithin(all, 100, scope);
    expect(found.sort((a, b) => a - b)).toEqual(rows);
  });
});

describe('a generation that was removed', () => {
  it('is told from one that holds nothing', async () => {
    const gone = new PostgresCandidates(database, { ...generation, id: 999_999 });
    await expect(gone.propose(words('boom'), 5)).rejects.toMatchObject({
      type: 'unavailable',
      retryAfter: 5,
    });
    const byVector = { terms: new Map(), vector: Float32Array.of(1, 0, 0) };
    await expect(gone.propose(byVector, 5)).rejects.toMatchObject({ type: 'unavailable' });
  });
});
