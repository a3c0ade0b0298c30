import type { ExportContent, ExportNote, ExportParagraph } from './export-types.ts';

/** Characters that would become markup; a full stop after a number at the start of a line would become a list. */
function escapeMarkdown(text: string): string {
  const escaped = text.replaceAll(/[\\`*_[\]<>#|~]/g, String.raw`\$&`);
  return escaped
    .replace(/^(\s*)(\d+)([.)])/, String.raw`$1$2\$3`)
    .replace(/^(\s*)([-+])(?=\s)/, String.raw`$1\$2`);
}

function oneLine(text: string): string {
  return escapeMarkdown(text.replaceAll(/\s+/g, ' ').trim());
}

const prefixes = { heading: '## ', text: '', quote: '> ', small: '' } as const;

function writeParagraph({ style, text, notes }: ExportParagraph): string {
  return `${prefixes[style]}${oneLine(text)}${notes.map((number) => `[^${number}]`).join('')}`;
}

function writeNote({ number, quote, place, urls }: ExportNote): string {
  const parts = [quote && `“${oneLine(quote)}”`, `${oneLine(place)}.`, ...urls.map((url) => `<${url}>`)];
  return `[^${number}]: ${parts.filter(Boolean).join(' ')}`;
}

/** The content as Markdown with footnotes (`[^1]`, as GitHub and Pandoc read them). */
export function writeMarkdown({ title, paragraphs, notes }: ExportContent): string {
  return `${[`# ${oneLine(title)}`, ...paragraphs.map(writeParagraph), ...notes.map(writeNote)].join('\n\n')}\n`;
}
