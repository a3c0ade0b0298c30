import { readdir, readFile } from 'node:fs/promises';
import { digestBytes, digestText } from '../index/digest.ts';
import { readDictionaryVersion } from './dictionary.ts';

/** The program text that decides what an index holds, from `src/`. */
const SHAPING = [
  'types.ts',
  'text/',
  'ingest/',
  'index/',
  'engines/lsa-embedder.ts',
  'engines/lsa-training.ts',
  'engines/hnsw-graph.ts',
  'node/build-index.ts',
  'node/embed-passages.ts',
  'node/read-corpus.ts',
  'node/read-enrichment.ts',
  'node/read-source-file.ts',
];

const source = new URL('../', import.meta.url);

/**
 * Hash of the program text and the word list that shape an index. Questions are read by the same text as the sources, so
 * an index that another version built would be searched with words that it does not know.
 */
export async function hashProgram(): Promise<string> {
  const names = (await Promise.all(SHAPING.map(listFiles))).flat().sort();
  const lines = await Promise.all(
    names.map(async (name) => `${name} ${await digestBytes(await readFile(new URL(name, source)))}`),
  );
  return digestText([await readDictionaryVersion(), ...lines].join('\n'));
}

async function listFiles(name: string): Promise<string[]> {
  if (!name.endsWith('/')) return [name];
  const entries = await readdir(new URL(name, source));
  return entries
    .filter((entry) => entry.endsWith('.ts') && !entry.endsWith('.test.ts'))
    .map((entry) => name + entry);
}
