import { AppError } from '../errors.ts';
import type { SourceDocument } from '../types.ts';
import { parseKamerstuk } from './kamerstuk-xml.ts';
import type { Manifest } from './manifest.ts';
import { type PaperMetadata, parsePaperMetadata } from './paper-metadata.ts';
import { decodeXml, type PaperStore } from './paper-store.ts';
import { parsePaperPdf } from './pdf.ts';

/** A file that could not be taken in. */
export interface PaperProblem {
  file: string;
  /** Identifier that the file's name gives, or null. */
  id: string | null;
  /** In Dutch, for readers. */
  reason: string;
  /** In English, for the one who put the file there. */
  detail: string;
}

/** A paper as it stands in the store. */
export interface StoredPaper {
  file: string;
  document: SourceDocument;
  /** Parliamentary year of the paper, `2025-2026`, or null. */
  year: string | null;
}

const PAPER_FILE = /^(kst-[0-9A-Za-z-]{1,60})\.(xml|pdf)$/u;

/**
 * Reads the papers that stand in the store, fetched or put there by hand, whether the manifest names them or not.
 * Where a paper has XML and PDF, the XML is read. Files that are damaged, of another paper or no paper are problems.
 */
export async function readPapers(
  store: PaperStore,
  manifest: Manifest,
): Promise<{ documents: SourceDocument[]; problems: PaperProblem[] }> {
  const files = (await store.list()).filter(
    (name) => !name.startsWith('.') && !name.endsWith('.metadata.xml'),
  );
  const ids = [...new Set(files.flatMap((name) => PAPER_FILE.exec(name)?.[1] ?? []))].sort();
  const problems = files
    .filter((name) => !PAPER_FILE.test(name))
    .sort()
    .map(nameProblem);
  const documents: SourceDocument[] = [];
  for (const id of ids) {
    const paper = await readPaper(store, id);
    if (!paper) continue;
    if ('detail' in paper) problems.push(paper);
    else documents.push(completeFromManifest(paper.document, manifest));
  }
  return { documents, problems };
}

/** Reads one paper of the store, or says what is wrong with it; null when it is not there. */
export async function readPaper(store: PaperStore, id: string): Promise<StoredPaper | PaperProblem | null> {
  const xml = await store.read(`${id}.xml`);
  const pdf = xml ? null : await store.read(`${id}.pdf`);
  if (!xml && !pdf) return null;
  const file = `${id}.${xml ? 'xml' : 'pdf'}`;
  try {
    const metadata = await readMetadata(store, id);
    if (pdf)
      return {
        file,
        document: (await parsePaperPdf(pdf, id, metadata)).document,
        year: metadata?.year ?? null,
      };
    const { document, head } = parseKamerstuk(decodeXml(xml!), id, metadata);
    return { file, document, year: metadata?.year ?? head.year };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return {
      file,
      id,
      reason: 'het bestand van dit Kamerstuk is geweigerd',
      detail: `${file}: ${error.message}`,
    };
  }
}

async function readMetadata(store: PaperStore, id: string): Promise<PaperMetadata | null> {
  const bytes = await store.read(`${id}.metadata.xml`);
  return bytes && parsePaperMetadata(decodeXml(bytes));
}

/** Where a paper does not say what it is, the manifest does; its own title always goes before our description. */
function completeFromManifest(document: SourceDocument, manifest: Manifest): SourceDocument {
  const entry = manifest.documents.find(({ id }) => id === document.id);
  if (!entry) return document;
  return {
    ...document,
    kind: document.kind === 'other' ? entry.kind : document.kind,
    date: document.date ?? entry.date,
    sourceUrl: entry.url ?? document.sourceUrl,
  };
}

function nameProblem(file: string): PaperProblem {
  return {
    file,
    id: null,
    reason: 'de naam van het bestand is niet die van een Kamerstuk',
    detail: `${file}: a paper must be named like kst-36800-VII-52.xml or .pdf`,
  };
}
