import { isElement, textOf, type XmlElement } from './xml-tree.ts';

const NOTES = ['noot', 'voetref', 'voetnoot', 'nootref'];

/** The words of a heading without its notes; number and title of a division are parts of their own. */
export function wordsOf(heading: XmlElement): string {
  if (heading.name !== 'kop') return textOf(heading, ...NOTES);
  const parts = heading.children.filter(isElement).map((part) => textOf(part, ...NOTES));
  return parts.filter(Boolean).join(' ');
}

/** How a loose heading is set, such as `vet` or `cur`. */
export function styleOf(heading: XmlElement): string {
  return heading.attributes.kopopmaak ?? heading.attributes.letat ?? 'vet';
}

/** Styles of the loose headings of a division, without those of the divisions in it. */
export function looseStyles(division: XmlElement): Set<string> {
  const styles = new Set<string>();
  const visit = (element: XmlElement) => {
    for (const child of element.children.filter(isElement)) {
      if (child.name === 'tussenkop' || child.name === 'tuskop') styles.add(styleOf(child));
      if (child.name !== 'divisie' && child.name !== 'bijlage') visit(child);
    }
  };
  visit(division);
  return styles;
}
