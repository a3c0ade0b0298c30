import type { Paragraph } from './layout.ts';
import { groupBy, type Part } from './structure.ts';

/** Labels of a Dutch ministry's letter template that stand above their value. */
const LABELS =
  /^(?:Bijlage\(n\)|Bijlagen?|Datum|Onze referentie|Uw referentie|Kenmerk|Opgesteld door|Samengewerkt met|Nota actief openbaar|Contactpersoon)$/u;

export interface LetterheadOptions {
  /** Labels that the running head repeats on every page: furniture, kept as the field's heading and not as text. */
  furniture: string[];
}

/**
 * The blocks of a letterhead: an address or a field each. A label that stands alone takes the next group as its value.
 */
export function classifyLetterhead(paragraphs: Paragraph[], options: LetterheadOptions): Part[] {
  const parts: Part[] = [];
  let waiting: Paragraph | undefined;
  for (const group of groupBy(paragraphs)) {
    const lines = waiting ? [waiting, ...group] : group;
    waiting = undefined;
    const first = lines[0]!;
    if (lines.length === 1 && LABELS.test(first.text)) {
      waiting = first;
      continue;
    }
    const isFurniture = options.furniture.includes(first.text) && lines.length > 1;
    parts.push({
      kind: 'letterhead',
      level: 0,
      paragraphs: isFurniture ? lines.slice(1) : lines,
      ...(LABELS.test(first.text) ? { label: first.text } : {}),
    });
  }
  return parts;
}
