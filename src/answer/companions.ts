import type { Library, Span, Unit } from '../types.ts';
import type { Evidence } from './evidence-pieces.ts';
import type { Question } from './question.ts';
import { inSameDocument, textOf } from './quoting.ts';

/** The notes whose marks stand in the unit or, failing that, in its passage. */
export function notesOf(unit: Unit, library: Library): Evidence[] {
  const passage = library.passages[unit.passage]!;
  const document = library.documents.find(({ id }) => id === passage.documentId)!;
  const within = (span: Span) =>
    document.notes.filter(({ anchor }) => anchor > span.start && anchor <= span.end + 1);
  const notes = within(unit).length > 0 ? within(unit) : within(passage);
  return notes.flatMap((note) => {
    const row = library.units.findIndex(
      (candidate) => candidate.start === note.start && inSameDocument(candidate, unit, library),
    );
    return row >= 0 ? [{ role: 'note' as const, units: [row] }] : [];
  });
}

/** The sentence that a note hangs on. */
export function anchorOf(note: Unit, library: Library): Evidence[] {
  const passage = library.passages[note.passage]!;
  if (passage.kind !== 'note') return [];
  const document = library.documents.find(({ id }) => id === passage.documentId)!;
  const anchor = document.notes.find(({ start }) => start === note.start)?.anchor ?? -1;
  const row = library.units.findIndex(
    (unit) => unit.start < anchor && anchor <= unit.end + 1 && inSameDocument(unit, note, library),
  );
  return row >= 0 ? [{ role: 'main', units: [row] }] : [];
}

/** Who holds the office that the quoted sentence names: the signature under the letter with the same title. */
export function signatoriesOf(
  question: Question,
  { unit, library }: { unit: Unit; library: Library },
): Evidence[] {
  if (library.passages[unit.passage]!.kind === 'signature')
    return allSignatories(question, { unit, library });
  if (unit.facts.slots.includes('person') || !/\b(?:wie|heet|naam|who|name)\b/iu.test(question.text))
    return [];
  const quote = textOf(unit, library).toLowerCase();
  return library.passages.flatMap((passage, row) => {
    if (passage.kind !== 'signature' || passage.documentId !== library.passages[unit.passage]!.documentId)
      return [];
    const title = passage.text
      .split('\n')[0]!
      .toLowerCase()
      .replace(/^(?:de|het) |,$/gu, '');
    const at = library.units.findIndex((candidate) => candidate.passage === row);
    return quote.includes(title) ? [{ role: 'signature' as const, units: [at] }] : [];
  });
}

/** Whoever asks who signed, and names no office, gets everybody who did. */
function allSignatories(question: Question, { unit, library }: { unit: Unit; library: Library }): Evidence[] {
  if (/\b(?:minister|staatssecretaris|state secretary)\b/iu.test(question.text)) return [];
  return library.units.flatMap((other, row) =>
    library.passages[other.passage]!.kind === 'signature' && inSameDocument(other, unit, library)
      ? [{ role: 'signature' as const, units: [row] }]
      : [],
  );
}
