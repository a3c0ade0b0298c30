import type { Answer } from '../types.ts';
import type { Settings } from './settings.ts';
import { addressOfCitation } from './source-card.ts';

/** The answer with its sources as plain text, ready to paste into a mail. */
export function writeAnswerText(answer: Answer, settings: Settings): string {
  const { words } = settings;
  const note = answer.aiGenerated ? words.generated : words.quoted;
  const sources = answer.citations.map((citation) => {
    const place = [citation.documentTitle, ...citation.section].join(' › ');
    return `[${citation.number}] “${citation.quote}”\n    ${place}\n    ${addressOfCitation(citation, settings)}`;
  });
  return [answer.question, answer.answer, [`${words.sources}:`, ...sources].join('\n'), note].join('\n\n');
}

/** Puts text on the clipboard, also where a page is not served safely; false when the browser does not let us. */
export async function copyText(text: string, near: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    near.append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    return copied;
  }
}
