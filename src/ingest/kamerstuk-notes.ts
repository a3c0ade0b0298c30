import type { Note } from '../types.ts';
import type { ReadingText } from './reading-text.ts';
import { findAll, textOf, type XmlElement } from './xml-tree.ts';

interface PendingNote {
  number: string;
  element: XmlElement;
  anchor: number;
  path: string[];
}

/** Collects the notes of a paper where their marks stand, and writes them at the end of the text. */
export class PaperNotes {
  private readonly out: ReadingText;
  private readonly pending: PendingNote[] = [];
  private readonly marks = new Map<string, number>();
  private readonly taken = new Map<string, number>();

  constructor(out: ReadingText) {
    this.out = out;
  }

  /** The mark of a note whose text stands elsewhere, as in papers with the old root. */
  takeMark(element: XmlElement): void {
    const { refid, nr } = element.attributes;
    this.out.mark((at) => this.marks.set(refid ?? nr ?? '', at));
  }

  /** A note at its mark. Notes of tables start at 1 again: note 2 of the third table gets the number `t3.2`. */
  take(element: XmlElement, { path, table }: { path: string[]; table: number }): void {
    const { nr, type } = element.attributes;
    const label = findAll(element, 'noot.nr')[0];
    const printed = (label && textOf(label)) || nr || String(this.pending.length + 1);
    const number = this.nameOnce(type === 'tabel' ? `t${table}.${printed}` : printed);
    const note: PendingNote = { number, element, anchor: 0, path };
    this.pending.push(note);
    this.out.mark((at) => {
      note.anchor = at;
    });
  }

  /** Writes the notes in their order; `writeText` writes the text of one. An empty note is left out. */
  write(writeText: (note: XmlElement) => void): Note[] {
    return this.pending.flatMap(({ number, element, anchor, path }) => {
      const { blocks } = this.out.block({ kind: 'note', path }, () => writeText(element));
      const block = blocks[0];
      const { id, nr } = element.attributes;
      const marked = this.marks.get(id ?? '') ?? this.marks.get(nr ?? '');
      return block ? [{ number, anchor: marked ?? anchor, start: block.start, end: block.end }] : [];
    });
  }

  /** Numbers can start again in a paper; the number of a note has to name one note. */
  private nameOnce(name: string): string {
    const times = (this.taken.get(name) ?? 0) + 1;
    this.taken.set(name, times);
    return times === 1 ? name : `${name}-${times}`;
  }
}
