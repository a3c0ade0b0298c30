import { readNumberWord } from '../text/number-words.ts';
import type { BlockKind } from '../types.ts';
import type { Paragraph } from './layout.ts';

/** A paragraph with its role; `lines` stay apart in the text (an address, a signature), pieces are joined. */
export interface Part {
  kind: BlockKind;
  /** Level of a heading, 1 to 3; 0 for everything else. */
  level: number;
  paragraphs: Paragraph[];
  /** A label that names the part but is no text of its own (`Onze referentie` on the first page). */
  label?: string;
  /** True for list items and rows: set on a line of their own, without a blank line before. */
  tight?: boolean;
}

const ROMAN_HEADING = /^[IVX]+\. \p{Lu}/u;
const NUMBERED = /^\d{1,2}\. \p{Lu}/u;
const CLOSING_HEADINGS = /^(?:ter afsluiting|tot slot|slot|planning(?:soverzicht)?|bijlagen?)$/iu;
const SIGNATORY = /^de (?:minister|staatssecretaris|minister-president)\b.*,$/iu;
const PERIOD_TABLE = /^planning/iu;

/** Gives every paragraph of a letter or nota, from the first one after the letterhead on, its role. */
export function classifyBody(paragraphs: Paragraph[]): Part[] {
  const parts: Part[] = [];
  const nesting = new HeadingLevels();
  let at = 0;
  while (at < paragraphs.length) {
    const here = paragraphs[at]!;
    const next = paragraphs[at + 1];
    if (SIGNATORY.test(here.text) && next && isName(next.text)) {
      parts.push({ kind: 'signature', level: 0, paragraphs: [here, next] });
      at += 2;
    } else if (isHeading(paragraphs, at)) {
      const level = nesting.levelOf(here.text);
      parts.push({ kind: 'heading', level, paragraphs: [here] });
      at += 1;
      if (PERIOD_TABLE.test(here.text)) {
        const table = classifyTable(paragraphs.slice(at));
        parts.push(...table);
        at = paragraphs.length;
      }
    } else {
      const isItem = NUMBERED.test(here.text);
      parts.push({ kind: isItem ? 'list-item' : 'paragraph', level: 0, paragraphs: [here], tight: isItem });
      if (!isItem) nesting.announce(here.text);
      at += 1;
    }
  }
  return parts;
}

/** A planning table: a line that stands alone is a period, the group of lines under it are its rows. */
function classifyTable(paragraphs: Paragraph[]): Part[] {
  const parts: Part[] = [];
  const groups = groupBy(paragraphs);
  let expectPeriod = true;
  for (const group of groups) {
    const first = group[0]!;
    if (group.length === 1 && /[.!?]$/u.test(first.text)) {
      parts.push({ kind: 'paragraph', level: 0, paragraphs: group });
    } else if (expectPeriod && group.length === 1) {
      parts.push({ kind: 'table-period', level: 0, paragraphs: group });
      expectPeriod = false;
    } else {
      for (const row of group) parts.push({ kind: 'table-row', level: 0, paragraphs: [row], tight: true });
      expectPeriod = true;
    }
  }
  return parts;
}

/** Paragraphs of one group (no blank line between them) together. */
export function groupBy(paragraphs: Paragraph[]): Paragraph[][] {
  const groups: Paragraph[][] = [];
  let last = -1;
  for (const paragraph of paragraphs) {
    if (paragraph.group !== last || groups.length === 0) groups.push([]);
    groups.at(-1)!.push(paragraph);
    last = paragraph.group;
  }
  return groups;
}

function isHeading(paragraphs: Paragraph[], at: number): boolean {
  const { text, group } = paragraphs[at]!;
  if (text.length > 90 || /[.,:;!?]$/u.test(text)) return false;
  const alone = paragraphs[at - 1]?.group !== group && paragraphs[at + 1]?.group !== group;
  if (!alone) return false;
  return ROMAN_HEADING.test(text) || NUMBERED.test(text) || /^\p{Lu}/u.test(text);
}

function isName(text: string): boolean {
  return (
    text.length < 60 &&
    /^(?:\p{Lu}[\p{L}.'-]*|van|de|der|den|ten|ter|te|het|'t)(?: |$)/u.test(text) &&
    !/[.:;,]$/u.test(text)
  );
}

/** Levels of headings: Roman numerals 1, plain 2, numbered below a plain one 3, as are those that a sentence announces. */
class HeadingLevels {
  private inPart = false;
  private underPlain = false;
  private announced = 0;

  /** "de volgende vier lijnen:" makes the next four headings sub-headings of where it stands. */
  announce(text: string): void {
    // It must stand in the last sentence, and that must end.
    const last = /[.:]$/u.test(text) ? text.slice(text.lastIndexOf('.', text.length - 2) + 1) : '';
    const match = /\b(?:volgende|onderstaande) (\p{L}+) \p{L}+/u.exec(last);
    this.announced =
      match && this.underPlain ? (readNumberWord(match[1]!) ?? this.announced) : this.announced;
  }

  levelOf(text: string): number {
    if (ROMAN_HEADING.test(text)) {
      this.inPart = true;
      this.underPlain = false;
      return 1;
    }
    if (CLOSING_HEADINGS.test(text)) {
      this.underPlain = false;
      this.announced = 0;
      return 1;
    }
    if (this.announced > 0) {
      this.announced -= 1;
      return 3;
    }
    if (NUMBERED.test(text)) return this.inPart && this.underPlain ? 3 : 2;
    this.underPlain = true;
    return this.inPart ? 2 : 1;
  }
}
