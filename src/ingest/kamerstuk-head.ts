import type { DocumentKind } from '../types.ts';
import { normalizeYear } from './citations.ts';
import { findAll, isElement, textOf, type XmlElement } from './xml-tree.ts';

/** What a paper says of itself, above its text. */
export interface PaperHead {
  /** Identifier that its dossier and number make, such as `kst-36800-VII-52`; null when one is missing. */
  id: string | null;
  /** Identifier in the address of the metadata that the file names, or null. */
  recordId: string | null;
  /** `36800-VII`, or null. */
  dossier: string | null;
  dossierTitle: string | null;
  number: string | null;
  chamber: 'I' | 'II' | null;
  /** Parliamentary year, `2025-2026`, or null. */
  year: string | null;
  title: string | null;
  /** ISO date, or null. */
  date: string | null;
  /** Who signed or proposed it, as the paper words it. */
  authors: string[];
}

const MONTHS = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus'].concat([
  'september',
  'oktober',
  'november',
  'december',
]);
const NOTES = ['noot', 'voetnoot', 'voetref', 'nootref'];

/** Reads title, number, date, chamber and authors from the kop of a paper, of both roots. */
export function readHead(root: XmlElement): PaperHead {
  const piece = findAll(root, 'stuk')[0] ?? root;
  const dossier = readDossier(root);
  const number = firstText(piece, ['ondernummer', 'kamervraagnummer']) ?? directText(piece, 'nummer');
  const title = directText(piece, 'titel') ?? firstText(root, ['kamervraagonderwerp']);
  return {
    id: dossier && number ? `kst-${dossier}-${number}` : null,
    recordId: readRecordId(root),
    dossier,
    dossierTitle: readDossierTitle(root),
    number,
    chamber: readChamber(root),
    year: readYear(root),
    title,
    date: readDate(root),
    authors: readAuthors(root, title),
  };
}

function readDossier(root: XmlElement): string | null {
  const digits = firstText(root, ['dossiernr']) ?? firstText(findAll(root, 'onderw')[0], ['nummer']);
  if (!digits) return null;
  const chapter = firstText(root, ['begrotingshoofdstuk']);
  const match = /^(\d{2})[\s.]?(\d{3})(?:[\s-]+([A-Z0-9]{1,6}))?/u.exec(digits);
  if (!match) return digits.replace(/\s+/gu, '').toLowerCase();
  const suffix = chapter ?? match[3];
  return `${match[1]}${match[2]}${suffix ? `-${suffix}` : ''}`;
}

function readDossierTitle(root: XmlElement): string | null {
  const dossier = findAll(root, 'dossier')[0];
  return (dossier && directText(dossier, 'titel')) ?? firstText(findAll(root, 'onderw')[0], ['naam']);
}

function readChamber(root: XmlElement): 'I' | 'II' | null {
  const words = headLines(root).join(' ');
  if (/Eerste Kamer/u.test(words)) return 'I';
  if (/Tweede Kamer/u.test(words)) return 'II';
  const digit = findAll(root, 'ondernummer')[0]?.attributes.kamer ?? root.attributes.kamer;
  return digit === '1' ? 'I' : digit === '2' ? 'II' : null;
}

function readYear(root: XmlElement): string | null {
  const words =
    firstText(root, ['vergjaar']) ?? headLines(root).find((line) => /^Vergaderjaar/iu.test(line)) ?? '';
  return normalizeYear(words.replace(/^Vergaderjaar\s*/iu, ''));
}

function headLines(root: XmlElement): string[] {
  const kop = root.children.filter(isElement).find((child) => child.name === 'kop');
  return [...findAll(root, 'tekstregel'), ...(kop ? findAll(kop, 'titel', 'subtitel') : [])].map((line) =>
    textOf(line),
  );
}

/** The date of the paper: of its datumtekst, else the dateline of a letter ("Den Haag, 7 juli 2023"). */
function readDate(root: XmlElement): string | null {
  const iso = findAll(root, 'datum').find((element) =>
    /^\d{4}-\d{2}-\d{2}$/u.test(element.attributes.isodatum ?? ''),
  );
  if (iso) return iso.attributes.isodatum!;
  const dated = firstText(root, ['datumtekst']);
  const lines = findAll(root, 'al')
    .slice(0, 3)
    .map((line) => textOf(line, ...NOTES));
  return parseDutchDate(dated) ?? parseDutchDate(lines.find(isDateline));
}

/** "Den Haag, 7 juli 2023": the place and date of a letter. */
export function isDateline(line: string): boolean {
  return /^['’\p{L} -]{3,40}, \d{1,2} \p{L}{3,9} \d{4}\.?$/u.test(line);
}

/** The last Dutch date in some words as an ISO date, or null. */
export function parseDutchDate(words: string | null | undefined): string | null {
  const match = /(\d{1,2}) (\p{L}{3,9}) (\d{4})\D*$/u.exec(words ?? '');
  const month = MONTHS.indexOf(match?.[2]?.toLowerCase() ?? '') + 1;
  if (!match || month === 0) return null;
  return `${match[3]}-${String(month).padStart(2, '0')}-${match[1]!.padStart(2, '0')}`;
}

function readAuthors(root: XmlElement, title: string | null): string[] {
  const signatures = findAll(root, 'ondertekening').map((element) =>
    element.children.filter(isElement).map(nameOf).filter(Boolean).join(' ').replace(/,\s*$/u, ''),
  );
  if (signatures.length > 0) return signatures;
  const proposers = /^(?:\S+ ){0,2}MOTIE VAN (?:HET LID|DE LEDEN) (.+)$/iu.exec(title ?? '')?.[1];
  return proposers ? [proposers] : [];
}

function nameOf(element: XmlElement): string {
  const parts = element.children.filter(isElement);
  return parts.length > 0
    ? parts
        .map((part) => textOf(part))
        .join(' ')
        .trim()
    : textOf(element);
}

function readRecordId(root: XmlElement): string | null {
  const address = findAll(root, 'meta').find(
    ({ attributes }) => attributes.name === 'OVERHEIDop.externMetadataRecord',
  );
  return /\/(kst-[0-9A-Za-z-]+)\/metadata\.xml$/u.exec(address?.attributes.content ?? '')?.[1] ?? null;
}

/** What sort of paper a title names. A title that names none makes it `other`. */
export function kindOfTitle(title: string | null): DocumentKind {
  const words = title ?? '';
  if (/\bmotie\b/iu.test(words)) return 'motion';
  if (/\blijst van vragen\b|\bvragen en antwoorden\b/iu.test(words)) return 'question-list';
  if (/\bbrief\b/iu.test(words)) return 'letter';
  if (/rapport|verslag\b/iu.test(words)) return 'report';
  return 'other';
}

function firstText(root: XmlElement | undefined, names: string[]): string | null {
  const found = root && findAll(root, ...names)[0];
  return (found && textOf(found, ...NOTES)) || null;
}

function directText(element: XmlElement, name: string): string | null {
  const found = element.children.filter(isElement).find((child) => child.name === name);
  return (found && textOf(found, ...NOTES)) || null;
}
