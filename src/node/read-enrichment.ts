import path from 'node:path';
import type { PaperEnrichment } from '../ingest/attach-papers.ts';
import {
  parseElsewhere,
  parseGapEnrichment,
  parseLexicon,
  parsePassageEnrichment,
  parseSentenceEnrichment,
} from '../ingest/enrichment.ts';
import { listSourceFiles, readSourceText } from './read-source-file.ts';

/**
 * Reads the editorial search words of a corpus folder.
 * Errors: `corpus_invalid` that names the file when one cannot be read, or the line when one is wrong.
 */
export async function readEnrichment(corpus: string) {
  const read = async <T>(name: string, parse: (text: string, file: string) => T): Promise<T> =>
    parse(await readSourceText(corpus, path.join('enrichment', name)), `enrichment/${name}`);
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
  const files = await listSourceFiles(corpus, path.join('enrichment', PAPERS));
  return Promise.all(
    files
      .filter((file) => file.endsWith('.jsonl'))
      .map(async (file) => ({
        document: path.basename(file, '.jsonl'),
        entries: parsePassageEnrichment(await readSourceText(corpus, file), file),
      })),
  );
}
