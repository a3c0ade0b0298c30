import { findDone, rankCommitment } from '../text/modality.ts';
import { tokenize } from '../text/tokens.ts';
import type { Commitment, Span } from '../types.ts';
import type { PartReading } from './claim-part.ts';
import type { ClaimEvidence } from './evidence.ts';
import type { SlotOutcome } from './outcome.ts';
import { isContent, type UnitReading } from './reading.ts';

/** How firm a unit is; a row of a planning table announces and has decided nothing. */
export function commitmentOf(reading: UnitReading): Commitment {
  if (reading.unit.kind === 'table-row') return 'intends';
  return reading.slots.modality.commitment;
}

/**
 * Compares how firm a claim part is with how firm the unit is. Firmer than the source is a difference where both are
 * outspoken: what is done against what is to come, what will be against what is explored. So is `nog niet` against done.
 */
export function compareModality(
  part: PartReading,
  reading: UnitReading,
  evidence: ClaimEvidence,
): SlotOutcome | null {
  const { modality, progress } = part.slots;
  const source = commitmentOf(reading);
  const sourceCue = reading.unit.kind === 'table-row' ? null : reading.slots.modality.cue;
  const sourceText = sourceCue
    ? cut(reading.slots.text, sourceCue)
    : (reading.unit.period?.text ?? reading.unit.text);
  const claimCue = (modality.commitment === 'decided' ? modality.cue : null) ?? progress.cue ?? modality.cue;
  if (!claimCue) return null;
  const outcome = { kind: 'modality' as const, claim: cut(part.text, claimCue), source: sourceText };
  if (progress.state === 'pending') {
    const done = findDoneOf(part, reading, evidence);
    return done ? { ...outcome, source: done, state: 'different' } : null;
  }
  const isDone = modality.commitment === 'decided' || progress.state === 'done';
  const isOpen =
    source === 'explores' ||
    source === 'aims' ||
    source === 'intends' ||
    (source === 'will' && isAnnounced(reading));
  if (isDone && reading.slots.progress.state !== 'done')
    return isOpen ? { ...outcome, state: 'different' } : null;
  if (modality.commitment !== 'will' || (!modality.marked && isCondition(part.text, claimCue))) return null;
  if (source === 'explores') return { ...outcome, state: 'different' };
  const weaker = rankCommitment(source) > 0 && rankCommitment(source) < rankCommitment('will');
  return modality.marked && weaker && reading.unit.kind !== 'table-row'
    ? { ...outcome, state: 'different' }
    : null;
}

/** What the unit, or a sentence beside it, reports as done of that which the claim calls pending. */
function findDoneOf(part: PartReading, reading: UnitReading, evidence: ClaimEvidence): string | null {
  for (const [at, slots] of [reading.slots, ...reading.near].entries()) {
    const span = findDone(slots.text);
    if (!span) continue;
    const words = cut(slots.text, span);
    const claimed = part.words.filter((word) => word.norm.length > 4).map((word) => word.norm);
    if (at === 0 || spokenIn(claimed, words, evidence))
      return words.length > 60 ? words.slice(-60).replace(/^\S*\s/u, '') : words;
  }
  return null;
}

/** `als er wordt gestemd`: a plain present tense behind `als` or `if` announces nothing. */
function isCondition(text: string, cue: Span): boolean {
  return /\b(?:als|wanneer|indien|zodra|if|when|once)\b[^.,;:]*$/iu.test(text.slice(0, cue.start));
}

/** `zal … worden aangeboden`, `komt`, `werkt aan de oprichting`: still to come. */
function isAnnounced(reading: UnitReading): boolean {
  return reading.slots.modality.marked || reading.slots.progress.state !== 'done';
}

function cut(text: string, span: Span): string {
  return text.slice(span.start, span.end).trim();
}

/** The first of the words that a text has, as the text writes it. */
function spokenIn(words: string[], text: string, evidence: ClaimEvidence): string | undefined {
  const stems = new Set(words.map((word) => evidence.wordTerms(word)[0]?.[0]));
  return tokenize(text).find(
    (token) => isContent(token.norm) && stems.has(evidence.wordTerms(token.norm)[0]?.[0]),
  )?.text;
}
