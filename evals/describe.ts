import type { Citation } from '../src/types.ts';
import { shorten } from './table.ts';

/** One line a citation, as the lists of worst items show them. */
export function describeCitations(citations: Citation[]): string[] {
  return citations.map(({ number, quote }) => `    cited [${number}]  ${shorten(quote, 200)}`);
}
