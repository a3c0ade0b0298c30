import type { Grounds } from './grounds.ts';

/** `De brief meldt dat …`: says where it stands and nothing else. The rest is what is checked. */
const LETTER = '(?:de|deze) (?:beleids)?brief';
const OTHER = '(?:de|deze) (?:nota|brief|tekst)|het (?:kamerstuk|document)';
const SAYS = '(?:meldt|vermeldt|schrijft|zegt|noemt|stelt)';

const FRAMES = (source: string): RegExp[] => [
  new RegExp(String.raw`^(?:${source}) ${SAYS}(?: dat|:)\s+`, 'iu'),
  new RegExp(String.raw`^(?:volgens|blijkens) (?:${source})[,:]?\s+`, 'iu'),
  new RegExp(String.raw`^in (?:${source}) staat(?: dat|:)\s+`, 'iu'),
  new RegExp(String.raw`(?<=\S),? (?:aldus|volgens) (?:${source})(?=\.?$)`, 'iu'),
];

const FRAMES_OF_LETTER = FRAMES(LETTER);
const FRAMES_OF_OTHER = FRAMES(OTHER);

const ROW_FRAMES = [
  /^(?:het planningsoverzicht|de planning|het overzicht) (?:noemt|vermeldt)\s+(?:(?:bij|voor|in)\s+)?/iu,
  /^in (?:het planningsoverzicht|de planning) staat\s+(?:(?:bij|voor|in)\s+)?/iu,
  /(?<!\s)\s*\b(?:staat|is) (?:in de planning(?: (?:bij|voor|in))?|gepland(?: (?:bij|voor|in))?|ingepland(?: (?:bij|voor|in))?)\b/iu,
];

/**
 * A sentence without the words that only say where it stands. Null for a sentence on a row of the planning table that
 * does not say that it is planning: without that it would announce as sure what is only planned.
 */
export function stripFrame(
  text: string,
  { kind, isLetter }: Pick<Grounds, 'kind' | 'isLetter'>,
): string | null {
  if (kind === 'row') {
    const frame = ROW_FRAMES.find((pattern) => pattern.test(text));
    return frame ? text.replace(frame, ' ').trim() : null;
  }
  const frames = isLetter ? FRAMES_OF_LETTER : FRAMES_OF_OTHER;
  const frame = frames.find((pattern) => pattern.test(text));
  return frame ? text.replace(frame, '').trim() : text;
}
