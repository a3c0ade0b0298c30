import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { AppError } from '../../../src/errors.ts';
import { buildPassages } from '../../../src/ingest/passages.ts';
import type { SourceDocument } from '../../../src/types.ts';
import type { PeerQuery } from './judge.ts';
import type { PeerCorpus } from './peer.ts';
import type { QuerySet } from './read-letter.ts';

const record = z.object({ _id: z.string().min(1), text: z.string() });
type BeirRecord = z.infer<typeof record>;

/**
 * A collection in BEIR's form (corpus.jsonl, queries.jsonl, qrels.tsv): titles of laws, and the preambles to find by them.
 * The queries are halved by a hash of their id: the first half is what settings were chosen on, the second was held out.
 * Null when the folder is not there. Errors: `corpus_invalid` for a file that is missing or wrong.
 */
export async function readNlWet(folder: string): Promise<{ corpus: PeerCorpus; sets: QuerySet[] } | null> {
  const files = await readFiles(folder);
  if (!files) return null;
  const documents = parseLines(files.corpus, 'corpus.jsonl').map(toDocument);
  const passages = documents.flatMap(buildPassages).map((passage) => ({ ...passage, headings: '' }));
  const passageOf = new Map(passages.map(({ id, documentId }) => [documentId, id]));
  const relevant = parseRelevance(files.qrels, passageOf);
  const queries = parseLines(files.queries, 'queries.jsonl').map(
    ({ _id, text }): PeerQuery => ({ id: _id, text, groups: relevant.get(_id) ?? [], kind: 'passages' }),
  );
  return {
    corpus: { name: 'nl-wet', documents, passages },
    sets: [
      { name: 'chosen', queries: queries.filter(({ id }) => !isHeldOut(id)) },
      { name: 'held', queries: queries.filter(({ id }) => isHeldOut(id)) },
    ],
  };
}

/** Half of all ids, by the lowest bit of their 32-bit FNV-1a hash. */
export function isHeldOut(id: string): boolean {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193) >>> 0;
  return hash % 2 === 1;
}

async function readFiles(folder: string) {
  const read = (name: string) => readFile(path.join(folder, name), 'utf8');
  const corpus = await read('corpus.jsonl').catch(() => null);
  if (corpus === null) return null;
  try {
    return { corpus, queries: await read('queries.jsonl'), qrels: await read('qrels.tsv') };
  } catch (cause) {
    throw invalid(`${(cause as { path?: string }).path ?? folder} cannot be read`, cause);
  }
}

function parseLines(jsonl: string, file: string): BeirRecord[] {
  return jsonl
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, at) => {
      try {
        return record.parse(JSON.parse(line));
      } catch (cause) {
        throw invalid(`${file}, line ${at + 1}: no object with "_id" and "text"`, cause);
      }
    });
}

/** For each query the passages that answer it, one group each. */
function parseRelevance(tsv: string, passageOf: Map<string, string>): Map<string, string[][]> {
  const relevant = new Map<string, string[][]>();
  for (const line of tsv.trim().split('\n').slice(1)) {
    const [query = '', document = '', score] = line.split('\t');
    const passage = passageOf.get(document);
    if (!passage) throw invalid(`qrels.tsv names "${document}", which corpus.jsonl has not`, null);
    if (Number(score) > 0) relevant.set(query, [...(relevant.get(query) ?? []), [passage]]);
  }
  return relevant;
}

function toDocument({ _id, text }: BeirRecord): SourceDocument {
  return {
    ...{ id: _id, kind: 'other', title: _id, date: null, reference: null, sourceUrl: null, text },
    ...{ sections: [], notes: [], references: [], offsets: [] },
    blocks: [{ kind: 'paragraph', path: [], start: 0, end: text.length }],
  };
}

function invalid(message: string, cause: unknown): AppError {
  const hint = 'A BEIR collection has corpus.jsonl, queries.jsonl and qrels.tsv (README of the benchmark).';
  return new AppError('corpus_invalid', message, { cause, hint });
}
