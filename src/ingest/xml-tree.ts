import { type SaxesAttributePlain, SaxesParser } from 'saxes';
import { AppError } from '../errors.ts';

/** Characters of an element. `raw` is where they stand in the file, null where an entity was decoded. */
export interface XmlText {
  text: string;
  raw: number | null;
}

export interface XmlElement {
  /** Local name, without namespace prefix. */
  name: string;
  attributes: Record<string, string>;
  /** In the order of the file; processing instructions and comments are left out. */
  children: (XmlElement | XmlText)[];
}

export interface XmlLimits {
  /** UTF-16 code units of the file. */
  characters: number;
  depth: number;
  elements: number;
}

export const XML_LIMITS: XmlLimits = { characters: 20_000_000, depth: 100, elements: 1_000_000 };

/**
 * Parses strict XML into a tree that keeps the order of text and elements.
 * A DOCTYPE is refused, and with it every entity but the five of XML itself and character numbers.
 * Errors: `source_refused`, with line and column, for malformed or too large files.
 */
export function parseXml(xml: string, limits: XmlLimits = XML_LIMITS): XmlElement {
  if (xml.length > limits.characters) throw refuse(`it is larger than ${limits.characters} characters`);
  const reader = new TreeReader(xml, limits);
  return reader.read();
}

export function isElement(node: XmlElement | XmlText): node is XmlElement {
  return 'name' in node;
}

/** The elements below `element`, itself excluded, that have one of the names, in the order of the file. */
export function findAll(element: XmlElement, ...names: string[]): XmlElement[] {
  return element.children
    .filter(isElement)
    .flatMap((child) => [...(names.includes(child.name) ? [child] : []), ...findAll(child, ...names)]);
}

/** All text below an element, white space folded; elements named in `without` are left out. */
export function textOf(element: XmlElement, ...without: string[]): string {
  const gather = (node: XmlElement | XmlText): string => {
    if (!isElement(node)) return node.text;
    return without.includes(node.name) ? '' : node.children.map(gather).join('');
  };
  return gather(element).replace(/\s+/gu, ' ').trim();
}

/** True when visible text stands in the element itself: its children then are parts of a line. */
export function hasOwnText(element: XmlElement): boolean {
  return element.children.some((child) => !isElement(child) && /\S/u.test(child.text));
}

function refuse(why: string): AppError {
  return new AppError('source_refused', `The XML was refused: ${why}`, {
    hint: 'Fetch the file again, or replace it by the one that the official publication offers.',
  });
}

class TreeReader {
  private readonly xml: string;
  private readonly limits: XmlLimits;
  private readonly shift: number;
  private readonly open: XmlElement[] = [];
  private root: XmlElement | undefined;
  private elements = 0;
  /** Where in the file the markup ended that was read last. */
  private markupEnd = 0;

  constructor(xml: string, limits: XmlLimits) {
    this.shift = xml.startsWith('\ufeff') ? 1 : 0;
    this.xml = xml;
    this.limits = limits;
  }

  read(): XmlElement {
    const parser = new SaxesParser({ xmlns: false, position: true });
    const passMarkup = () => {
      this.markupEnd = parser.position + this.shift;
    };
    parser.on('error', (error) => {
      throw refuse(error.message);
    });
    parser.on('doctype', () => {
      throw refuse('it holds a DOCTYPE');
    });
    parser.on('text', (text) => this.addText(text));
    parser.on('cdata', (text) => {
      passMarkup();
      this.addPiece({ text, raw: text.includes('\n') ? null : this.markupEnd - 3 - text.length });
    });
    parser.on('opentag', (tag) => {
      passMarkup();
      this.enter(tag.name, tag.attributes as Record<string, SaxesAttributePlain | string>);
    });
    parser.on('closetag', () => {
      passMarkup();
      this.open.pop();
    });
    parser.on('processinginstruction', passMarkup);
    parser.on('xmldecl', passMarkup);
    parser.on('comment', () => {
      // The parser reports a comment one character before its last.
      this.markupEnd = parser.position + this.shift + 1;
    });
    parser.write(this.xml.slice(this.shift)).close();
    if (!this.root) throw refuse('it holds no element');
    return this.root;
  }

  private enter(name: string, attributes: Record<string, SaxesAttributePlain | string>): void {
    this.elements += 1;
    if (this.elements > this.limits.elements)
      throw refuse(`it holds more than ${this.limits.elements} elements`);
    if (this.open.length >= this.limits.depth) throw refuse(`it is nested deeper than ${this.limits.depth}`);
    const values = Object.entries(attributes).map(([key, value]) => [
      localName(key),
      typeof value === 'string' ? value : value.value,
    ]);
    const element: XmlElement = {
      name: localName(name),
      attributes: Object.fromEntries(values),
      children: [],
    };
    this.open.at(-1)?.children.push(element);
    this.root ??= element;
    this.open.push(element);
  }

  /** Cuts a run of text at entities and at line ends that the parser changed: each piece equals the file. */
  private addText(text: string): void {
    let at = 0;
    let raw = this.markupEnd;
    while (at < text.length) {
      const same = this.sameLength(text, { at, raw });
      if (same > 0) this.addPiece({ text: text.slice(at, at + same), raw });
      at += same;
      raw += same;
      if (at >= text.length) return;
      const changed = /^(?:&[^;]*;|\r\n?)/u.exec(this.xml.slice(raw, raw + 64))?.[0];
      if (!changed) {
        this.addPiece({ text: text.slice(at), raw: null });
        return;
      }
      const width = (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
      this.addPiece({ text: text.slice(at, at + width), raw: null });
      at += width;
      raw += changed.length;
    }
  }

  private sameLength(text: string, { at, raw }: { at: number; raw: number }): number {
    let length = 0;
    while (
      at + length < text.length &&
      text[at + length] === this.xml[raw + length] &&
      text[at + length] !== '&'
    ) {
      length += 1;
    }
    return length;
  }

  private addPiece(piece: XmlText): void {
    this.open.at(-1)?.children.push(piece);
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
