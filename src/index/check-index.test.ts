import { describe, expect, it } from 'vitest';
import type { AppError } from '../errors.ts';
import { decodeArtifact, encodeArtifact } from './artifact.ts';
import type { ArtifactContent } from './artifact-content.ts';
import { makeIndex, TEST_ORIGIN } from './testing.ts';

/** An artifact, right in every hash, of an index that was changed: what a bad tool or an attacker would write. */
async function refusalOf(change: (index: ArtifactContent) => void): Promise<AppError> {
  const index = makeIndex();
  change(index);
  const files = await encodeArtifact(index, TEST_ORIGIN);
  return decodeArtifact(files).then(
    () => expect.fail('it is not refused'),
    (error) => error,
  );
}

type Change = (index: ArtifactContent) => void;

const words = ({ content }: ArtifactContent) => content.sparse.passageWords;
const letter = ({ content }: ArtifactContent) => content.documents[0]!;

describe('numbers that no index has', () => {
  it.each<[string, string, Change]>([
    ['a rarity that is no number', 'sparse', (index) => words(index).idf.fill(Number.NaN, 0, 1)],
    ['a weight below nothing', 'sparse', (index) => words(index).impacts.fill(-1, 0, 1)],
    ['a weight beyond all others', 'sparse', (index) => words(index).impacts.fill(3e38, 0, 1)],
    ['a term twice', 'sparse', (index) => words(index).terms.fill('bom', 0, 2)],
    ['the rows of a term out of order', 'sparse', (index) => index.content.sparse.unitGrams.rows.fill(0)],
    ['a rarity in the model', 'lsa', (index) => index.lsa.idf.fill(Number.POSITIVE_INFINITY, 0, 1)],
    ['a number in the model', 'lsa', (index) => index.lsa.projection.fill(Number.NaN, 2, 3)],
    ['a number beyond one in the model', 'lsa', (index) => index.lsa.projection.fill(2, 2, 3)],
    ['terms of the model out of order', 'lsa', (index) => index.lsa.terms.reverse()],
    ['a vector of length two', 'vectors', (index) => index.vectors.fill(2, 0, 1)],
  ])('are refused: %s', async (_, part, change) => {
    expect(await refusalOf(change)).toMatchObject({
      type: 'artifact_damaged',
      message: expect.stringContaining(part),
      hint: expect.stringContaining('npm run ingest'),
    });
  });
});

describe('records that no index has', () => {
  it.each<[string, string, Change]>([
    [
      'an address that would run a script',
      'summaries',
      (index) => Object.assign(index.summaries[0]!, { sourceUrl: 'javascript:alert(1)' }),
    ],
    [
      'a day that is none',
      'summaries',
      (index) => Object.assign(index.summaries[0]!, { date: '2026-02-31' }),
    ],
    ['a document listed twice', 'summaries', (index) => index.summaries.push({ ...index.summaries[0]! })],
    [
      'a document that is listed and not there',
      'summaries',
      (index) => index.summaries.push({ ...index.summaries[0]!, id: 'ander' }),
    ],
    [
      'a document that is there and not listed',
      'summaries',
      (index) => Object.assign(index.summaries[0]!, { status: 'not_fetched' }),
    ],
    ['a note beyond the text', 'documents', (index) => letter(index).notes.push(note(0, 9999))],
    ['a note that hangs on nothing', 'documents', (index) => letter(index).notes.push(note(9999, 5))],
    [
      'a map to the source that goes back',
      'documents',
      (index) => letter(index).offsets.push({ text: 0, raw: 0, length: 1 }),
    ],
    ['words of no language', 'lexicon', (index) => Object.assign(index.content.lexicon[0]!, { en: null })],
    [
      'a question that asks for nothing known',
      'prompts',
      (index) => Object.assign(index.content.prompts[0]!, { asks: 'x' }),
    ],
  ])('are refused: %s', async (_, part, change) => {
    expect(await refusalOf(change)).toMatchObject({
      type: 'artifact_damaged',
      message: expect.stringContaining(part),
      hint: expect.stringContaining('npm run ingest'),
    });
  });
});

function note(anchor: number, end: number) {
  return { number: '1', anchor, start: 0, end };
}
