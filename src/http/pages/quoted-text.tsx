import type { Citation } from '../../types.ts';

/** Cuts a sentence into its own words and the quotes in it; every second part is a quote. */
export function splitQuotes(text: string, citations: Citation[]): string[] {
  const quotes = citations.map(({ quote }) => quote).sort((a, b) => b.length - a.length);
  const escaped = quotes.map((quote) => quote.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return escaped.length === 0 ? [text] : text.split(new RegExp(`(${escaped.join('|')})`, 'u'));
}

/** A sentence of an answer; what it quotes stays marked as Dutch, whatever the language around it. */
export function QuotedText({ text, citations }: { text: string; citations: Citation[] }) {
  return splitQuotes(text, citations).map((part, at) =>
    at % 2 === 1 ? <span lang="nl">{part}</span> : part,
  );
}
