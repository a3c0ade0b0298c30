import { fold } from '../text/normalize.ts';
import { tokenize } from '../text/tokens.ts';
import type { Span } from '../types.ts';
import { ACTOR_NAMES, type ActorClass } from './actor-names.ts';

/** Somebody or some place that a text names. `id` is the same for all names of one actor. */
export interface ActorMention extends Span {
  text: string;
  id: string;
  class: ActorClass;
  /** For `motie-X`, `commissie-X`: the word before the name. */
  role?: string;
}

interface Known {
  words: string[];
  id: string;
  class: ActorClass;
}
const BY_FIRST = new Map<string, Known[]>();
for (const [kind, lines] of Object.entries(ACTOR_NAMES)) {
  for (const line of lines.split('\n')) {
    const [id, names] = line.split('=').map((side) => side.trim());
    for (const name of names!.split(',')) add(kind as ActorClass, { id: id!, name: name.trim() });
  }
}

function add(kind: ActorClass, { id, name }: { id: string; name: string }): void {
  const words = name.split(/[\s&]+/u).filter((word) => word !== '');
  const list = BY_FIRST.get(words[0]!) ?? [];
  list.push({ words, id: `${kind}:${id}`, class: kind });
  BY_FIRST.set(
    words[0]!,
    list.sort((a, b) => b.words.length - a.words.length),
  );
}

const PREFIXED =
  /\b([Mm]otie|[Cc]ommissie|[Ss]taatscommissie|[Ii]nitiatiefvoorstel|[Aa]mendement|[Aa]kkoord|[Rr]apport)[- ](?:van het lid |de )?(\p{Lu}[\p{L}]+(?:\s\p{Lu}[\p{L}]+)*)/gu;
const SUFFIXED = /(?<![\p{L}-])(\p{Lu}[\p{L}]*)-(onderzoek|rapport|advies|motie|akkoord|index|cijfers)\b/gu;
const CAPITALS =
  /(?<![\p{L}\d])\p{Lu}[\p{L}\d]*(?:[-'][\p{L}\d]+)*(?:\s+(?:(?:van|de|der|den|voor|het|en|tegen|of)\s+){0,2}\p{Lu}[\p{L}\d]*(?:[-'][\p{L}\d]+)*)*/gu;
/** Small words that a sentence may open with before a name. */
const OPENERS =
  /^(?:de|het|een|in|op|bij|aan|van|met|voor|dankzij|volgens|sinds|ook|als|er|the|a|an|at|by|binnen|om|zo|dat|die|via|uit|na|wie|and|onder|wij|we|geen|alle|elke)\s+(?=\p{Lu})/iu;
/** English words and Dutch nouns that are written with a capital without naming anybody. */
const NO_NAME =
  /^(?:the|a|an|in|by|of|for|judges|civil|bill|conceptquote|wet|grondwet|kamer|kamers|constitution|act|q[1-4]|europe[se]*|european|dutch|nederlandse?|nederland|netherlands|wetsvoorstel|algemene wet.*|i+|bijlage|datum|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|february|march|may|june|july|august|october)$/u;

/**
 * Finds who and where: ministries, offices, chambers, parties, bodies, tiers of government, regions, persons, names.
 * A capital at the start of a sentence names nobody unless the word is known or the name has more capitals.
 */
export function findActors(text: string): ActorMention[] {
  const found = [...findPrefixed(text), ...findRegional(text)];
  const free = (span: Span): boolean => !found.some((one) => one.start < span.end && span.start < one.end);
  for (const mention of findNames(text)) if (mention.class === 'body' && free(mention)) found.push(mention);
  for (const mention of findKnown(text)) if (free(mention)) found.push(mention);
  for (const mention of findNames(text)) if (free(mention)) found.push(mention);
  return found.sort((a, b) => a.start - b.start);
}

function findPrefixed(text: string): ActorMention[] {
  const suffixed = [...text.matchAll(SUFFIXED)].map((match) => ({
    start: match.index,
    end: match.index + match[1]!.length,
    text: match[1]!,
    id: `body:${fold(match[1]!)}`,
    class: 'body' as const,
    role: match[2]!,
  }));
  const prefixed = [...text.matchAll(PREFIXED)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
    id: `person:${fold(match[2]!)}`,
    class: 'person' as const,
    role: fold(match[1]!).replace(/^staats/u, ''),
  }));
  return [...prefixed, ...suffixed];
}

const REGIONAL =
  /\b(provincie|gemeente|stad|waterschap|veiligheidsregio|province of|municipality of) (\p{Lu}[\p{L}-]+)/gu;

/** `de provincie X` acts; `X` alone is a place. */
function findRegional(text: string): ActorMention[] {
  return [...text.matchAll(REGIONAL)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
    id: `body:${fold(match[0])}`,
    class: 'body' as const,
  }));
}

/** Words that a body's name begins with. */
const BODY =
  /^(?:staatscommissie|commissie|college|autoriteit|(?:rijks)?instituut|studiegroep|taskforce|nationaal coordinator|inspectie|stichting|vereniging|bureau|dienst|adviescollege|ondersteuningsteam|planbureau|centrum|kenniscentrum|nationale)\b/u;

function findKnown(text: string): ActorMention[] {
  const tokens = tokenize(text);
  const found: ActorMention[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const known = (BY_FIRST.get(tokens[at]!.norm) ?? []).find(({ words }) =>
      words.every((word, step) => tokens[at + step]?.norm === word),
    );
    if (!known || !isWritten(text, { known, start: tokens[at]!.start, end: tokens[at]!.end })) continue;
    const span = { start: tokens[at]!.start, end: tokens[at + known.words.length - 1]!.end };
    found.push({ ...span, text: text.slice(span.start, span.end), id: known.id, class: known.class });
    at += known.words.length - 1;
  }
  return found;
}

/** Names of two letters and words such as `denk` and `volt` count only when written with a capital. */
function isWritten(text: string, { known, start, end }: { known: Known } & Span): boolean {
  const written = text.slice(start, end);
  if (
    ['ministry', 'party', 'body', 'place', 'province', 'island'].includes(known.class) &&
    known.words.length === 1
  ) {
    return /^\p{Lu}/u.test(written) || /^\d/u.test(written);
  }
  return known.class !== 'chamber' || known.words.length > 1 || /^\p{Lu}|senaa?t/u.test(written);
}

/** `toets van de Commissie X` names two: what stands behind `van de` and begins as a body does is one by itself. */
function splitName(name: string, start: number): ActorMention[] {
  const joint = / van (?:de |het )?(?=\p{Lu})/u.exec(name);
  if (joint && joint.index > 0 && BODY.test(fold(name.slice(joint.index + joint[0].length)))) {
    const rest = joint.index + joint[0].length;
    return [...splitName(name.slice(0, joint.index), start), ...splitName(name.slice(rest), start + rest)];
  }
  const isBody = BODY.test(fold(name));
  return [
    {
      start,
      end: start + name.length,
      text: name,
      id: `${isBody ? 'body' : 'name'}:${fold(name)}`,
      class: isBody ? 'body' : 'name',
    },
  ];
}

function findNames(text: string): ActorMention[] {
  const found: ActorMention[] = [];
  for (const match of text.matchAll(CAPITALS)) {
    const opener = OPENERS.exec(match[0])?.[0].length ?? 0;
    const name = match[0].slice(opener);
    const start = match.index + opener;
    const opens = opener === 0 && (start === 0 || /[.!?:"“„'‘(]\s*$/u.test(text.slice(0, start)));
    const capitals = (name.match(/(?<![\p{L}])\p{Lu}/gu) ?? []).length;
    const isAcronym = /^\p{Lu}{2,}\d*$/u.test(name);
    if (NO_NAME.test(fold(name)) || (opens && capitals < 2 && !isAcronym)) continue;
    found.push(...splitName(name, start));
  }
  return found;
}
