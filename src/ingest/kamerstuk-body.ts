import type { Block, DocumentKind, Note, OffsetSegment, Section, Span } from '../types.ts';
import { DIVISIONS, INLINE, LETTERHEAD, NUMBER_LINE, SKIPPED } from './kamerstuk-elements.ts';
import { isDateline } from './kamerstuk-head.ts';
import { PaperNotes } from './kamerstuk-notes.ts';
import { writeTable } from './kamerstuk-table.ts';
import { looseStyles, styleOf, wordsOf } from './loose-headings.ts';
import { looseLevel, numberDepth, Outline } from './outline.ts';
import { QuestionHeadings } from './question-headings.ts';
import { ReadingText, trimSpan } from './reading-text.ts';
import { findAll, hasOwnText, isElement, textOf, type XmlElement, type XmlText } from './xml-tree.ts';

/** The body of a paper as reading text. */
export interface PaperBody {
  text: string;
  sections: Section[];
  blocks: Block[];
  notes: Note[];
  offsets: OffsetSegment[];
  /** Links that the paper itself makes to official publications. */
  links: (Span & { id: string })[];
}

/** A loose heading in Roman type that is longer than this is a paragraph that was marked as a heading. */
const LONGEST_ROMAN_HEADING = 120;

/** Turns the tree of a paper into reading text: notes at the end, every block, section and note with its span. */
export function readBody(root: XmlElement, kind: DocumentKind): PaperBody {
  return new BodyReader(kind).read(root);
}

class BodyReader {
  private readonly outline = new Outline();
  private readonly out = new ReadingText(() => this.outline.path);
  private readonly questions: QuestionHeadings;
  private readonly kind: DocumentKind;
  private readonly notes = new PaperNotes(this.out);
  private readonly links: (Span & { id: string })[] = [];
  /** Level of the heading of the division that is being read, and the styles of the loose headings in it. */
  private division = { level: 0, styles: new Set<string>() };
  private paragraphs = 0;
  private tables = 0;
  private motionEnded = false;

  constructor(kind: DocumentKind) {
    this.kind = kind;
    this.questions = new QuestionHeadings(kind === 'question-list');
  }

  read(root: XmlElement): PaperBody {
    this.division.styles = looseStyles(root);
    this.readChildren(root, false);
    this.out.finish();
    const sections = this.outline.close(this.out.length);
    const notes = this.notes.write((note) => this.readFlat(note));
    const { text, blocks, offsets } = this.out;
    const links = this.links.map((link) => ({ ...link, ...trimSpan(text, link) }));
    return { text, sections, blocks, notes, offsets, links };
  }

  private readChildren(element: XmlElement, inline: boolean): void {
    let afterDivision = false;
    for (const child of element.children) {
      if (!isElement(child)) {
        this.out.append(child.text, child.raw);
        continue;
      }
      if (afterDivision && !DIVISIONS.has(child.name)) this.leaveDivisions();
      afterDivision = DIVISIONS.has(child.name);
      this.readElement(child, inline);
    }
  }

  private leaveDivisions(): void {
    this.outline.leave({ level: this.division.level + 1, end: this.out.length });
  }

  private readElement(element: XmlElement, inline: boolean): void {
    const { name } = element;
    if (SKIPPED.has(name) || this.readInline(element)) return;
    if (name === 'kamerwrk') this.readOldRoot(element);
    else if (name === 'stuk') this.readPiece(element);
    else if (LETTERHEAD.has(name)) this.readLetterhead(element);
    else if (DIVISIONS.has(name)) this.readDivision(element);
    else if (name === 'tussenkop' || name === 'tuskop') this.readLooseHeading(element);
    else if (name === 'al' || name === 'noot.al') this.readParagraph(element);
    else if (name === 'li' || name === 'definitie-item') this.readItem(element);
    else if (name === 'table') this.readTable(element);
    else if (name === 'vraag' || name === 'antwoord') this.readQuestion(element);
    else if (name === 'ondertekening') this.readSignature(element);
    else if (inline || INLINE.has(name)) this.readChildren(element, inline);
    else this.out.block({ kind: 'paragraph' }, () => this.readChildren(element, hasOwnText(element)));
  }

  /** Reads what stands inside a line of text; false for anything else. */
  private readInline(element: XmlElement): boolean {
    const { name } = element;
    if (name === 'noot' || name === 'voetnoot')
      this.notes.take(element, { path: this.outline.path, table: this.tables });
    else if (name === 'voetref') this.notes.takeMark(element);
    else if (name === 'extref') this.readLink(element);
    else if (name === 'br') this.out.space(' ');
    else if (name === 'sup' && /^\d+$/u.test(textOf(element))) this.out.superscript(textOf(element));
    else return false;
    return true;
  }

  /** The old root says its year and chamber in `kop` and `frontm`; only the dossier belongs to the text. */
  private readOldRoot(root: XmlElement): void {
    for (const subject of findAll(root, 'onderw')) this.readLetterhead(subject);
    const body = root.children.filter(isElement).filter(({ name }) => name !== 'kop' && name !== 'frontm');
    for (const child of body) this.readElement(child, false);
  }

  private readPiece(piece: XmlElement): void {
    const isNumber = (node: XmlElement | XmlText) => isElement(node) && NUMBER_LINE.has(node.name);
    this.readLetterhead({ ...piece, children: piece.children.filter(isNumber) });
    this.readChildren({ ...piece, children: piece.children.filter((node) => !isNumber(node)) }, false);
  }

  private readLetterhead(element: XmlElement): void {
    this.out.block({ kind: 'letterhead', path: [] }, () => this.readFlat(element));
  }

  /** Reads an element into one block: parts that could be blocks of their own are only kept apart by a space. */
  private readFlat(element: XmlElement, between: ' ' | '\n' = ' '): void {
    const isLine = hasOwnText(element);
    for (const child of element.children) {
      if (!isElement(child)) this.out.append(child.text, child.raw);
      else if (SKIPPED.has(child.name) || this.readInline(child)) continue;
      else if (INLINE.has(child.name) || (isLine && child.name !== 'al')) this.readFlat(child);
      else {
        this.out.space(between);
        this.readFlat(child);
        this.out.space(between);
      }
    }
  }

  private readDivision(element: XmlElement): void {
    const kop = element.children.filter(isElement).find(({ name }) => name === 'kop');
    const outer = this.division;
    this.division = { level: outer.level, styles: looseStyles(element) };
    if (kop) this.readDivisionHeading(kop);
    this.readChildren({ ...element, children: element.children.filter((child) => child !== kop) }, false);
    this.division = outer;
  }

  private readDivisionHeading(kop: XmlElement): void {
    const isSubtitle = (node: XmlElement | XmlText) => isElement(node) && node.name === 'subtitel';
    const heading = { ...kop, children: kop.children.filter((child) => !isSubtitle(child)) };
    const deeper = this.division.level + 1;
    this.division.level = this.writeHeading(heading, (text) => Math.max(deeper, numberDepth(text)));
    for (const subtitle of kop.children.filter(isSubtitle)) this.readElement(subtitle as XmlElement, false);
  }

  private readLooseHeading(element: XmlElement): void {
    const style = styleOf(element);
    const words = textOf(element, 'noot');
    if (style === 'rom' && words.length > LONGEST_ROMAN_HEADING) {
      this.readParagraph(element);
      return;
    }
    this.writeHeading(element, (text) => {
      const level = looseLevel(text, { style, styles: this.division.styles, base: this.division.level });
      return this.questions.levelOf(text, level) ?? level;
    });
  }

  private writeHeading(element: XmlElement, levelOf: (text: string) => number): number {
    const level = levelOf(wordsOf(element));
    this.outline.leave({ level, end: this.out.length });
    const path: string[] = [];
    const { blocks, text } = this.out.block({ kind: 'heading', path }, () => this.readFlat(element));
    const start = blocks[0]?.start;
    if (start === undefined) return level;
    this.outline.enter(text, { level, start });
    path.push(...this.outline.path);
    return level;
  }

  private readParagraph(element: XmlElement): void {
    const words = textOf(element, 'noot', 'voetref');
    const level = this.questions.levelOf(words, this.division.level + 1);
    if (level !== null) {
      this.writeHeading(element, () => level);
      return;
    }
    this.paragraphs += words === '' ? 0 : 1;
    this.out.block(this.styleOfParagraph(words), () => this.readChildren(element, true));
    if (this.kind === 'motion' && /orde van de dag\.?$/u.test(words)) this.motionEnded = true;
  }

  /** A letter opens with its addressee and dateline; the names under a motion are its signature. */
  private styleOfParagraph(words: string): { kind: Block['kind']; path?: string[]; tight?: boolean } {
    if (this.motionEnded) return { kind: 'signature', tight: true };
    const opens = this.paragraphs <= 3 && (/^Aan (?:de|het) \p{Lu}/iu.test(words) || isDateline(words));
    if (this.kind === 'letter' && opens && words.length < 120) return { kind: 'letterhead', path: [] };
    return { kind: 'paragraph' };
  }

  private readItem(element: XmlElement): void {
    const isText = (child: XmlElement) => child.name === 'al' || child.name === 'definitie';
    this.out.block({ kind: 'list-item', tight: true }, () => {
      let texts = 0;
      for (const child of element.children) {
        if (!isElement(child)) this.out.append(child.text, child.raw);
        else if (isText(child) || child.name === 'li.nr' || child.name === 'term') {
          if (isText(child) && texts++ > 0) this.out.split();
          this.out.space(' ');
          this.readChildren(child, true);
          this.out.space(' ');
        } else this.readElement(child, false);
      }
    });
  }

  private readTable(table: XmlElement): void {
    this.tables += 1;
    writeTable(table, { out: this.out, path: this.outline.path, write: (part) => this.readFlat(part) });
  }

  private readQuestion(element: XmlElement): void {
    const number = element.children.filter(isElement).find(({ name }) => name === 'nr');
    if (number) {
      const above = this.division.level + 1;
      this.writeHeading(number, (text) => this.questions.levelOf(text, above) ?? above);
    }
    this.readChildren({ ...element, children: element.children.filter((child) => child !== number) }, false);
  }

  private readSignature(element: XmlElement): void {
    this.outline.leave({ level: 1, end: this.out.length });
    this.out.block({ kind: 'signature', path: [] }, () => this.readFlat(element, '\n'));
  }

  private readLink(element: XmlElement): void {
    const start = this.out.length;
    this.readChildren(element, true);
    const id = element.attributes.doc ?? '';
    if (/^(?:kst|blg|h|ah|stb|stcrt|trb)-/u.test(id) && this.out.length > start) {
      this.links.push({ id, start, end: this.out.length });
    }
  }
}
