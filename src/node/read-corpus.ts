import path from 'node:path';
import { AppError } from '../errors.ts';
import { digestBytes, digestText } from '../index/digest.ts';
import { FilePaperStore } from '../ingest/file-cache.ts';
import { parseLetter, splitLetterAndNota } from '../ingest/letter.ts';
import { type Manifest, type ManifestEntry, parseManifestText, summarizeCorpus } from '../ingest/manifest.ts';
import { type PaperProblem, readPapers } from '../ingest/read-papers.ts';
import type { DocumentSummary, SourceDocument } from '../types.ts';
import { hashProgram } from './program-hash.ts';
import { decodeSource, describePlace, listSourceFiles, readSourceFile } from './read-source-file.ts';

/** A corpus whose source files are those of its manifest, not parsed yet. */
export interface CorpusFiles {
  folder: string;
  manifest: Manifest;
  /** Texts of the source files by name. */
  raws: Map<string, string>;
  /** Hash of everything that an index of this corpus depends on. */
  hash: string;
  /** Hash of the program text and the dictionary alone. */
  program: string;
}

export interface Corpus {
  /** The documents of the manifest's own files first, then the papers. */
  documents: SourceDocument[];
  /** How many of them come from files of the manifest. */
  own: number;
  summaries: DocumentSummary[];
  /** Files among the papers that could not be taken in. */
  problems: PaperProblem[];
}

const PAPERS = path.join('sources', 'kamerstukken');

/**
 * Reads and checks the files of a corpus folder and hashes all that an index is made of.
 * Errors: `corpus_invalid` that names the file when the manifest is wrong or a source is missing or not the one that the
 * manifest names.
 */
export async function readCorpusFiles(folder: string): Promise<CorpusFiles> {
  const manifestBytes = await readSourceFile(folder, 'manifest.json');
  const manifest = parseManifestText(decodeSource(manifestBytes, describePlace(folder, 'manifest.json')));
  const raws = await readSources(folder, manifest);
  const program = await hashProgram();
  const lists = await Promise.all(
    [PAPERS, 'enrichment', path.join('enrichment', 'papers')].map((name) => listSourceFiles(folder, name)),
  );
  const names = lists.flat();
  const lines = await Promise.all(
    names.map(async (name) => `${name} ${await digestBytes(await readSourceFile(folder, name))}`),
  );
  const sources = manifest.documents.flatMap(({ source }) =>
    'file' in source ? `${source.file} ${source.sha256}` : [],
  );
  const hash = await digestText([program, await digestBytes(manifestBytes), ...sources, ...lines].join('\n'));
  return { folder, manifest, raws, hash, program };
}

async function readSources(folder: string, manifest: Manifest): Promise<Map<string, string>> {
  const raws = new Map<string, string>();
  for (const { source } of manifest.documents) {
    if (!('file' in source) || raws.has(source.file)) continue;
    const name = path.join('sources', source.file);
    const bytes = await readSourceFile(folder, name);
    const found = await digestBytes(bytes);
    if (found !== source.sha256)
      throw changedSource(describePlace(folder, name), { found, expected: source.sha256 });
    raws.set(source.file, decodeSource(bytes, describePlace(folder, name)));
  }
  return raws;
}

function changedSource(file: string, { found, expected }: { found: string; expected: string }): AppError {
  const message = `${file} has changed: its sha256 is ${found}, manifest.json says ${expected}`;
  return new AppError('corpus_invalid', message, {
    hint: 'Put the original file back. If the new text is meant: write its sha256 in manifest.json and run `npm run ingest`.',
  });
}

/** Parses every document of a corpus. Errors: `corpus_invalid` for a document of the manifest that cannot be read. */
export async function parseCorpus({ folder, manifest, raws }: CorpusFiles): Promise<Corpus> {
  const own = manifest.documents.flatMap((entry) => parseEntry(entry, raws));
  const papers = await readPapers(new FilePaperStore(path.join(folder, PAPERS)), manifest);
  const documents = [...own, ...papers.documents];
  const reasons = new Map(papers.problems.flatMap(({ id, reason }) => (id ? [[id, reason] as const] : [])));
  const summaries = summarizeCorpus(manifest, documents, reasons);
  return { documents, own: own.length, summaries, problems: papers.problems };
}

function parseEntry(entry: ManifestEntry, raws: Map<string, string>): SourceDocument[] {
  if (!('file' in entry.source)) return [];
  const raw = raws.get(entry.source.file)!;
  const part = splitLetterAndNota(raw)[entry.source.part];
  if (!part) {
    throw new AppError(
      'corpus_invalid',
      `${entry.source.file} holds no ${entry.source.part} (entry "${entry.id}")`,
      {
        hint: 'Correct the entry in manifest.json of the corpus.',
      },
    );
  }
  const { id, kind, title, date, reference, url } = entry;
  try {
    return [parseLetter(raw, part, { id, kind, title, date, reference, sourceUrl: url })];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { type, message, hint, cause } = error;
    throw new AppError(type, `${entry.source.file}: ${message}`, { ...(hint && { hint }), cause });
  }
}
