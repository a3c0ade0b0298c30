import * as z from 'zod';
import { AppError } from '../errors.ts';
import type { DocumentSummary, SourceDocument } from '../types.ts';

const kinds = ['policy-letter', 'nota', 'letter', 'motion', 'question-list', 'report', 'other'] as const;

const fileSource = z.strictObject({
  /** Name of a file in corpus/sources. */
  file: z.string().regex(/^[\w-][\w.-]*$/u, 'must be a plain file name in corpus/sources'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u, 'must be 64 hexadecimal digits in lower case'),
  /** One raw file holds both documents. */
  part: z.enum(['letter', 'nota']),
});

const officialSource = z.strictObject({
  /** Identifier of the official publication. */
  official: z.string().regex(/^kst-[0-9A-Za-z-]{1,60}$/u, 'must look like kst-36800-VII-52'),
});

const entrySchema = z.strictObject({
  id: z.string().regex(/^[0-9A-Za-z-]{1,80}$/u, 'must hold only letters, digits and hyphens'),
  kind: z.enum(kinds),
  title: z.string().min(1),
  /** Whose words the title is: the document's own, or our description of a document that we have not read. */
  titleBy: z.enum(['document', 'us']),
  date: z.iso.date().nullable(),
  /** Kenmerk. */
  reference: z.string().nullable(),
  chamber: z.enum(['I', 'II']).nullable(),
  /** The citation as the letter words it; its year is compared with the paper's, never used to find it. */
  citedAs: z.string().nullable(),
  url: z.url({ protocol: /^https$/u }).nullable(),
  source: z.union([fileSource, officialSource], 'must be {file, sha256, part} or {official}'),
});

const manifestSchema = z.strictObject({ documents: z.array(entrySchema).min(1) });

export type ManifestEntry = z.infer<typeof entrySchema>;
export type Manifest = z.infer<typeof manifestSchema>;

/** Why a cited paper is not in the index, in words for readers. */
export const NOT_INCLUDED = 'dit Kamerstuk is nog niet opgenomen';

/**
 * Checks the corpus manifest (the parsed JSON of corpus/manifest.json).
 * Throws AppError 'corpus_invalid' that names the entry and the field of every fault.
 */
export function parseManifest(json: unknown): Manifest {
  const parsed = manifestSchema.safeParse(json);
  const faults = parsed.success
    ? findConflicts(parsed.data)
    : parsed.error.issues.map((issue) => `${nameField(json, issue.path)}: ${issue.message}`);
  if (parsed.success && faults.length === 0) return parsed.data;
  throw new AppError('corpus_invalid', `The corpus manifest is not valid: ${faults.join('; ')}`, {
    hint: 'Correct corpus/manifest.json and run the command again.',
  });
}

/** Checks the text of corpus/manifest.json. Errors: as parseManifest, also when the text is no JSON. */
export function parseManifestText(text: string): Manifest {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new AppError('corpus_invalid', `The corpus manifest is no JSON: ${(error as Error).message}`, {
      hint: 'Correct corpus/manifest.json and run the command again.',
      cause: error,
    });
  }
  return parseManifest(json);
}

/** `entry 3 ("kst-1-2"), field source.sha256`: the way to a fault in the manifest. */
function nameField(json: unknown, path: PropertyKey[]): string {
  const [list, index, ...rest] = path;
  if (list !== 'documents' || typeof index !== 'number') return path.join('.') || 'the whole file';
  const id = (json as { documents: { id?: unknown }[] }).documents[index]?.id;
  const name = `entry ${index + 1}${typeof id === 'string' ? ` ("${id}")` : ''}`;
  return rest.length > 0 ? `${name}, field ${rest.join('.')}` : name;
}

function findConflicts(manifest: Manifest): string[] {
  const faults: string[] = [];
  const ids = new Set<string>();
  const parts = new Set<string>();
  const hashes = new Map<string, string>();
  for (const [index, { id, source }] of manifest.documents.entries()) {
    const entry = `entry ${index + 1} ("${id}")`;
    if (ids.has(id)) faults.push(`${entry}, field id: stands there twice`);
    ids.add(id);
    if ('official' in source) {
      if (source.official !== id) faults.push(`${entry}, field source.official: must equal the id`);
      continue;
    }
    const part = `${source.file}#${source.part}`;
    if (parts.has(part)) faults.push(`${entry}, field source.part: another entry already is this part`);
    parts.add(part);
    const hash = hashes.get(source.file) ?? source.sha256;
    if (hash !== source.sha256) faults.push(`${entry}, field source.sha256: differs for the same file`);
    hashes.set(source.file, hash);
  }
  return faults;
}

/**
 * Every document of the corpus with its status: indexed when its text is among `documents`, else not_fetched.
 * `reasons` holds, by id, Dutch words for a document that is not there; the default is that it was not included.
 * Documents that the manifest does not name (papers dropped by hand) follow the manifest's own.
 */
export function summarizeCorpus(
  manifest: Manifest,
  documents: SourceDocument[],
  reasons: ReadonlyMap<string, string> = new Map(),
): DocumentSummary[] {
  const present = new Map(documents.map((document) => [document.id, document]));
  const named = manifest.documents.map((entry) => {
    const document = present.get(entry.id);
    present.delete(entry.id);
    return document
      ? summarizeDocument(document)
      : summarizeEntry(entry, reasons.get(entry.id) ?? NOT_INCLUDED);
  });
  return [...named, ...[...present.values()].map(summarizeDocument)];
}

function summarizeDocument(document: SourceDocument): DocumentSummary {
  const { id, kind, title, date, reference, sourceUrl } = document;
  return { id, kind, title, date, reference, sourceUrl, status: 'indexed', statusReason: null };
}

function summarizeEntry(entry: ManifestEntry, statusReason: string): DocumentSummary {
  const { id, kind, title, date, reference, url } = entry;
  return { id, kind, title, date, reference, sourceUrl: url, status: 'not_fetched', statusReason };
}
