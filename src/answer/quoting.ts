import type { Library, SourceDocument, Unit } from '../types.ts';

/** The document that a unit stands in. */
export function documentOf(unit: Unit, library: Library): SourceDocument {
  const { documentId } = library.passages[unit.passage]!;
  return library.documents.find(({ id }) => id === documentId)!;
}

/** The words of a unit, copied from its document. */
export function textOf(unit: Unit, library: Library): string {
  return documentOf(unit, library).text.slice(unit.start, unit.end);
}

/** True when two units stand in the same document. */
export function inSameDocument(a: Unit, b: Unit, library: Library): boolean {
  return library.passages[a.passage]!.documentId === library.passages[b.passage]!.documentId;
}

/** True when a sentence points to the one before by "hierover", "deze", "het voorstel". */
export function refersBack(text: string): boolean {
  return /\b(?:hierover|daarover|hiervan|daarvan|deze|dit|beide voorstellen|de wijziging|het voorstel|het (?:plan|traject|kader|onderzoek|rapport))\b/iu.test(
    text,
  );
}
