import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../errors.ts';
import type { PaperEnrichment } from '../ingest/attach-papers.ts';
import {
  parseElsewhere,
  parseGapEnrichment,
  parseLexicon,
  parsePassageEnrichment,
  parseSentenceEnrichment,
} from '../ingest/enrichment.ts';

/**
 * Reads the editorial search words of a corpus folder.
 * Errors: `corpus_invalid` that names the file when one is missing, or the line when one is wrong.
 */
export async function readEnrichment(corpus: string) {
  const read = <T>(name: string, parse: (text: string, file: string) => T): Promise<T> =>
    readFile(path.join(corpus, 'enrichment', name), 'utf8').then(
      (text) => parse(text, `enrichment/${name}`),
      (cause) => {
        const hint = 'Put the file back (an empty one will do) and run `npm run ingest`.';
        throw new AppError('corpus_invalid', `enrichment/${name} of the corpus cannot be read`, {
          hint,
          cause,
        });
      },
    );
  const [passages, sentences, gaps, elsewhere, lexicon] = await Promise.all([
    read('beleidsbrief-bzk-2026.jsonl', parsePassageEnrichment),
    read('sentences.jsonl', parseSentenceEnrichment),
    read('gaps.jsonl', parseGapEnrichment),
    read('elsewhere.jsonl', parseElsewhere),
    read('lexicon.jsonl', parseLexicon),
  ]);
  return { passages, sentences, gaps, elsewhere, lexicon };
}

/** Folder of reviewed search words for papers, a file each, inside `enrichment`. What is only proposed lies elsewhere. */
const PAPERS = 'papers';

/** Reads the reviewed search words of papers; none when there is no such folder. Errors: `corpus_invalid`. */
export async function readPaperEnrichment(corpus: string): Promise<PaperEnrichment[]> {
  const folder = path.join(corpus, 'enrichment', PAPERS);
  const names = await readdir(folder).catch((error) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const files = names.filter((name) => name.endsWith('.jsonl')).sort();
  return Promise.all(
    files.map(async (name) => ({
      document: name.slice(0, -'.jsonl'.length),
      entries: parsePassageEnrichment(
        await readFile(path.join(folder, name), 'utf8'),
        `enrichment/${PAPERS}/${name}`,
      ),
    })),
  );
}
