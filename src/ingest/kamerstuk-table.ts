import type { ReadingText } from './reading-text.ts';
import { findAll, isElement, textOf, type XmlElement } from './xml-tree.ts';

interface TableTarget {
  out: ReadingText;
  /** Headings above the table. */
  path: string[];
  /** Writes the content of a caption or cell on one line. */
  write: (part: XmlElement) => void;
}

/**
 * Writes a table: its caption as a paragraph, every row as a block. The path of a row ends with the caption and
 * with the cells beside it that span several rows.
 */
export function writeTable(table: XmlElement, target: TableTarget): void {
  const parts = table.children.filter(isElement);
  const captions = parts.filter(({ name }) => name === 'title').map((title) => writeCaption(title, target));
  const path = [...target.path, ...captions.filter(Boolean)];
  let spanning: { text: string; rows: number }[] = [];
  for (const row of findAll(table, 'row')) {
    const beside = spanning.map(({ text }) => text);
    writeRow(row, { ...target, path: [...path, ...beside] });
    const still = spanning.map(({ text, rows }) => ({ text, rows: rows - 1 })).filter(({ rows }) => rows > 0);
    spanning = [...still, ...findSpanningCells(row)];
  }
  const others: XmlElement[] = parts.filter(
    (part) => part.name !== 'title' && findAll(part, 'row').length === 0,
  );
  for (const part of others) {
    target.out.block({ kind: 'paragraph' }, () => target.write(part));
  }
}

function writeCaption(title: XmlElement, { out, write }: TableTarget): string {
  return out.block({ kind: 'paragraph' }, () => write(title)).text;
}

/** Cells are parted by tabs; an empty cell keeps its tab, so that a value stays in its column. */
function writeRow(row: XmlElement, { out, path, write }: TableTarget): void {
  out.block({ kind: 'table-row', path, tight: true }, () => {
    for (const [column, cell] of row.children.filter(isElement).entries()) {
      if (column > 0) out.space('\t');
      write(cell);
    }
  });
}

function findSpanningCells(row: XmlElement): { text: string; rows: number }[] {
  return row.children.filter(isElement).flatMap((cell) => {
    const rows = Number(cell.attributes.morerows ?? 0);
    const text = textOf(cell, 'noot');
    return rows > 0 && text !== '' ? [{ text, rows }] : [];
  });
}
