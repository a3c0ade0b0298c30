import { fold } from '../text/normalize.ts';
import { tokenize } from '../text/tokens.ts';
import type { DifferenceKind } from '../types.ts';
import type { ActorClass } from './actor-names.ts';
import type { ActorMention } from './actors.ts';
import { coverWords, type PartReading } from './claim-part.ts';
import type { ClaimEvidence } from './evidence.ts';
import type { SlotOutcome } from './outcome.ts';
import { isContent, type UnitReading } from './reading.ts';
import { matchWord, QUESTION, readContent, type Vocabulary } from './vocabulary.ts';

/** Classes that can stand in each other's place: who acts, where, which person or party. */
const GROUPS: Record<ActorClass, string> = {
  ministry: 'agent',
  office: 'agent',
  cabinet: 'agent',
  chamber: 'agent',
  body: 'agent',
  tier: 'agent',
  party: 'party',
  province: 'where',
  place: 'where',
  island: 'where',
  person: 'who',
  name: 'any',
};

export interface ActorContext {
  evidence: ClaimEvidence;
  vocabulary: Vocabulary;
  /** Ids of the actors that sign the document: `we`, `het kabinet` and they are one voice. */
  voice: ReadonlySet<string>;
}

/** Compares who and where of a claim part with a unit. An actor of another class needs the same surroundings. */
export function compareActors(part: PartReading, reading: UnitReading, context: ActorContext): SlotOutcome[] {
  const claimed = part.slots.actors;
  const own = idsOf([reading.slots, ...reading.told]);
  const said = idsOf([reading.slots]);
  const near = idsOf(reading.near);
  const free = reading.slots.actors.filter((one) => !claimed.some((other) => other.id === one.id));
  return claimed.map((actor) => {
    const kind: DifferenceKind = GROUPS[actor.class] === 'where' ? 'place' : 'actor';
    const outcome = { kind, claim: actor.text, at: { start: actor.start, end: actor.end } };
    if (own.has(actor.id)) return { ...outcome, state: 'same' };
    if (isVoice(actor, { known: own, named: said, context }))
      return { ...outcome, state: 'same', isNear: actor.class === 'ministry' };
    const partner = findPartner(actor, {
      part,
      reading,
      free,
      context,
      subject: subjectWithout(actor, part, context),
    });
    if (partner?.isPlaced && !isSpoken(actor, part, context)) {
      return { ...outcome, state: 'different', source: partner.actor.text, isPlaced: true };
    }
    if (near.has(actor.id) || isSpoken(actor, part, context))
      return { ...outcome, state: 'same', isNear: true };
    if (partner) return { ...outcome, state: 'different', source: partner.actor.text };
    return { ...outcome, state: isNamed(actor) ? 'missing' : 'unsaid' };
  });
}

/** Share of the part's words that the unit holds, those of the actor left out. */
function subjectWithout(actor: ActorMention, part: PartReading, { vocabulary }: ActorContext): number {
  const words = part.words.filter((word) => word.end <= actor.start || word.start >= actor.end);
  const { share, weight } = coverWords(words, { vocabulary, expansions: part.expansions });
  return weight < 1 ? 1 : share;
}

function idsOf(all: { actors: ActorMention[] }[]): Set<string> {
  return new Set(all.flatMap(({ actors }) => actors.map(({ id }) => id)));
}

/** Cabinet, the government in general and the signing ministers speak with one voice. */
function isVoice(
  actor: ActorMention,
  { known, named, context }: { known: Set<string>; named: Set<string>; context: ActorContext },
): boolean {
  if (actor.class === 'cabinet' || actor.id === 'place:den haag') return true;
  const sourceIsVoice =
    known.has('cabinet:kabinet') || ![...known].some((id) => /^(?:office|ministry|body):/u.test(id));
  if (actor.id === 'office:minister' || actor.id === 'office:staatssecretaris') {
    return (
      sourceIsVoice || (actor.id === 'office:minister' && [...known].some((id) => id.startsWith('ministry:')))
    );
  }
  const hasOther = [...named].some((id) => /^(?:office|ministry):/u.test(id) && !context.voice.has(id));
  return context.voice.has(actor.id) && sourceIsVoice && !(hasOther && !named.has('cabinet:kabinet'));
}

/** True when every telling word of a name stands in the unit, its paraphrases or its context. */
function isSpoken(actor: ActorMention, part: PartReading, { evidence, vocabulary }: ActorContext): boolean {
  if (
    ['ministry', 'party', 'chamber', 'island', 'person'].includes(actor.class) ||
    actor.id === 'office:minister-president'
  )
    return false;
  const words = readContent(actor.text, evidence);
  if (words.length === 0) return true;
  const isExact =
    /^\p{Lu}{2,}/u.test(actor.text) ||
    actor.class === 'place' ||
    (actor.class === 'body' && !/^body:(?:provincie|gemeente) /u.test(actor.id));
  const isBehindIn = /\b(?:in|te|at|near) $/u.test(part.text.slice(0, actor.start));
  const needed = isExact ? 0.9 : 0.55;
  return words.every((word) => {
    const expansion = isExact ? undefined : part.expansions.get(word.norm);
    const held = matchWord(word, vocabulary, expansion);
    // `in X`: a place that only a question about the unit has is not in the unit.
    const isAsked = actor.class === 'name' && isBehindIn && held === QUESTION;
    return held >= needed && !isAsked;
  });
}

function isNamed(actor: ActorMention): boolean {
  return !['tier', 'office', 'cabinet'].includes(actor.class) || actor.id === 'office:minister-president';
}

interface Search {
  part: PartReading;
  reading: UnitReading;
  free: ActorMention[];
  context: ActorContext;
  subject: number;
}

interface Partner {
  actor: ActorMention;
  /** True when the same words stand around both. */
  isPlaced: boolean;
}

/** The actor of the unit that stands where the claim has another: with the same words around, or of the same class. */
function findPartner(
  actor: ActorMention,
  { part, reading, free, context, subject }: Search,
): Partner | undefined {
  const around = surroundings(part.text, actor, REACH);
  const titled = isMaker(part.text, actor) ? free.find((one) => hasTitle(one, part.text)) : undefined;
  if (titled) return { actor: titled, isPlaced: true };
  const isPlaced = (one: ActorMention): boolean => {
    if (actor.role !== undefined) return one.role === actor.role;
    return overlap(around, surroundings(reading.slots.text, one, REACH), { part, context });
  };
  const isBeside = (one: ActorMention): boolean =>
    overlap(surroundings(part.text, actor, 1), surroundings(reading.slots.text, one, 1), { part, context });
  const sameClass = free.filter((one) => one.class === actor.class && actor.class !== 'name');
  const placed =
    sameClass.find(isPlaced) ??
    (subject >= 0.6 ? free.filter((one) => canReplace(actor, one)).find(isBeside) : undefined);
  if (placed) return { actor: placed, isPlaced: true };
  const other = subject >= 0.7 && isNamed(actor) ? sameClass[0] : undefined;
  return other && { actor: other, isPlaced: false };
}

/** `… is van Kamerlid X`, `… by X`: the actor is whose it is. */
function isMaker(text: string, actor: ActorMention): boolean {
  if (actor.class !== 'name' && actor.class !== 'person') return false;
  return /\b(?:van|door|by|of|from)\s+(?:het |de |the )?(?:lid |kamerlid |member )?$/iu.test(
    text.slice(0, actor.start),
  );
}

/** True for a `motie-Y` where the text speaks of a motie. */
function hasTitle({ role }: ActorMention, text: string): boolean {
  return role !== undefined && tokenize(text).some(({ norm }) => norm === role);
}

/** `Europa` and `Europees …` are one name in two forms. */
const ROOT = 5;

/** Agents replace agents and places places; a bare name may be a person or a body, never a region. */
function canReplace(actor: ActorMention, other: ActorMention): boolean {
  if (fold(actor.text).slice(0, ROOT) === fold(other.text).slice(0, ROOT)) return false;
  if (other.class === 'cabinet' && (actor.class === 'name' || actor.class === 'person')) return false;
  const [ours, theirs] = [GROUPS[actor.class], GROUPS[other.class]];
  if (ours === theirs) return ours !== 'any';
  const open = ours === 'any' ? theirs : ours;
  const isWhole = !['cabinet', 'tier', 'office'].includes(actor.class);
  return (
    (ours === 'any' || theirs === 'any') && (open === 'agent' || open === 'who' || open === 'any') && isWhole
  );
}

const REACH = 3;

/** Folded content words next to an actor, up to `reach` on each side, other words skipped. */
function surroundings(text: string, actor: ActorMention, reach: number): string[] {
  const before = tokenize(text.slice(0, actor.start))
    .map((token) => token.norm)
    .filter(isContent)
    .slice(-reach);
  const after = tokenize(text.slice(actor.end))
    .map((token) => token.norm)
    .filter(isContent)
    .slice(0, reach);
  return [...before, ...after];
}

function overlap(
  ours: string[],
  theirs: string[],
  { part, context }: { part: PartReading; context: ActorContext },
): boolean {
  const terms: Vocabulary = new Map();
  for (const word of theirs)
    for (const [term, share] of context.evidence.wordTerms(word)) terms.set(term, share === 1 ? 1 : 0.85);
  return ours.some((word) => {
    const content = readContent(word, context.evidence)[0];
    return content !== undefined && matchWord(content, terms, part.expansions.get(fold(word))) >= 0.6;
  });
}
