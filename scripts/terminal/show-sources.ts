import type { Citation, PassageView } from '../../src/types.ts';

const WIDTH = 88;

/** Breaks a text into lines of at most 88 characters, each after the same indentation. */
export function wrap(text: string, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/u).filter(Boolean)) {
    if (line !== '' && indent.length + line.length + 1 + word.length > WIDTH) {
      lines.push(indent + line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  if (line !== '') lines.push(indent + line);
  return lines.join('\n');
}

/** The citations with number, document, place in the document and the quoted words. */
export function showCitations(citations: Citation[]): string {
  return citations
    .map(({ number, documentTitle, documentId, section, start, end, quote, sourceUrl }) =>
      [
        `[${number}] ${documentTitle} (${documentId}, tekens ${start}-${end})`,
        ...(section.length > 0 ? [wrap(section.join(' › '), '    ')] : []),
        wrap(`“${quote}”`, '    '),
        ...(sourceUrl ? [`    ${sourceUrl}`] : []),
      ].join('\n'),
    )
    .join('\n\n');
}

/** What the sources do say, when they do not answer. */
export function showRelated(related: PassageView[]): string {
  return related
    .map(({ documentTitle, documentId, section, start, end, text }) =>
      [
        `  · ${[documentTitle, ...section].join(' › ')} (${documentId}, tekens ${start}-${end})`,
        wrap(text, '    '),
      ].join('\n'),
    )
    .join('\n\n');
}
