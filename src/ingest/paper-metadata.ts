import { AppError } from '../errors.ts';
import { normalizeYear } from './citations.ts';
import { isElement, parseXml } from './xml-tree.ts';

/** What metadata.xml says of a paper. */
export interface PaperMetadata {
  /** DC.identifier. */
  id: string;
  /** The paper's own title, without dossier and sort; null when there is none. */
  title: string | null;
  /** Sorts by scheme, such as "Brief", "Motie", "Kamerstuk". */
  types: string[];
  /** Date of the paper, ISO, or null. */
  issued: string | null;
  /** Parliamentary year, `2025-2026`, or null. */
  year: string | null;
  dossier: string | null;
  dossierTitle: string | null;
  number: string | null;
  chamber: 'I' | 'II' | null;
  authors: string[];
  /** Identifiers of the attachments, `blg-…`. */
  attachments: string[];
}

/**
 * Reads the metadata of an official publication (metadata.xml).
 * Errors: `source_refused` when it is no such file or holds no identifier.
 */
export function parsePaperMetadata(xml: string): PaperMetadata {
  const root = parseXml(xml);
  if (root.name !== 'metadata_gegevens') throw refuse(`its root is <${root.name}>, not <metadata_gegevens>`);
  const values = new Map<string, string[]>();
  for (const { name, attributes } of root.children.filter(isElement)) {
    const content = attributes.content?.trim();
    if (name !== 'metadata' || !attributes.name || !content) continue;
    values.set(attributes.name, [...(values.get(attributes.name) ?? []), content]);
  }
  return readValues((name) => values.get(name) ?? []);
}

function readValues(all: (name: string) => string[]): PaperMetadata {
  const first = (name: string) => all(name)[0] ?? null;
  const id = first('DC.identifier');
  if (!id) throw refuse('it holds no DC.identifier');
  const issued = first('DCTERMS.issued');
  return {
    id,
    title: first('OVERHEIDop.documenttitel') ?? lastPart(first('DC.title')),
    types: all('DC.type'),
    issued: issued && /^\d{4}-\d{2}-\d{2}/u.test(issued) ? issued.slice(0, 10) : null,
    year: normalizeYear(first('OVERHEIDop.vergaderjaar')),
    dossier: first('OVERHEIDop.dossiernummer'),
    dossierTitle: first('OVERHEIDop.dossiertitel'),
    number: first('OVERHEIDop.ondernummer'),
    chamber: chamberOf([first('DC.creator'), first('OVERHEID.organisationType')].join(' ')),
    authors: all('OVERHEIDop.indiener'),
    attachments: all('OVERHEIDop.bijlage'),
  };
}

/** DC.title is "dossier title; sort; title of the document". */
function lastPart(title: string | null): string | null {
  return title?.split(';').at(-1)?.trim() || null;
}

function chamberOf(words: string): 'I' | 'II' | null {
  if (/Eerste Kamer/u.test(words)) return 'I';
  return /Tweede Kamer/u.test(words) ? 'II' : null;
}

function refuse(why: string): AppError {
  return new AppError('source_refused', `The metadata was refused: ${why}`, {
    hint: 'A missing publication can answer with a page instead of metadata; check the identifier.',
  });
}
