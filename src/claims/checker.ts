import type { Breathe, StartLaps } from '../ports.ts';
import { rankCommitment } from '../text/modality.ts';
import { squeeze } from '../text/normalize.ts';
import type { CheckClaimRequest, Commitment, Difference, Language, Span, Verdict } from '../types.ts';
import { findActors } from './actors.ts';
import { alignPart, gatherHits, type Preference } from './align.ts';
import { type PartReading, readPart } from './claim-part.ts';
import type { ClaimEvidence, EvidenceHit, EvidenceUnit } from './evidence.ts';
import { explain } from './explain.ts';
import { type ReadClaim, readClaim } from './parts.ts';
import { Readings } from './reading.ts';
import { judgePart, type PartFinding } from './verdict.ts';
import { Vocabularies } from './vocabulary.ts';

/** A piece of a document that a verdict rests on; services make citations of these. */
export interface ClaimQuote extends Span {
  documentId: string;
  passageId: string;
}

/** A claim check without what only the services know (id, index, the citations' addresses). */
export interface ClaimOutcome {
  verdict: Verdict;
  explanation: string;
  differences: Difference[];
  commitment: Commitment;
  /** `quotes` are indexes into the outcome's quotes, 0 and up. */
  parts: { text: string; verdict: Verdict; quotes: number[] }[];
  quotes: ClaimQuote[];
  /** True when the sources speak of the claim's subject, whatever the verdict. */
  isNear: boolean;
}

export type ClaimChecker = (request: CheckClaimRequest) => Promise<ClaimOutcome>;

const NEAR = 0.45;
const WHOLE_HITS = 12;

export interface CheckerOptions {
  startLaps?: StartLaps | undefined;
  /** Where it is given, some units are read ahead, in turns with whatever else waits. */
  breathe?: Breathe | undefined;
}

/**
 * Makes the checker: claim in, verdict with its sentences and differences out. Same claim, same outcome. A claim of many
 * parts takes long, so it lets others have a turn between them.
 */
export function createClaimChecker(
  evidence: ClaimEvidence,
  { startLaps, breathe }: CheckerOptions = {},
): ClaimChecker {
  const vocabularies = new Vocabularies(evidence);
  const readings = new Readings(evidence);
  if (breathe) void warmUp(evidence, { vocabularies, readings, breathe });
  return async (request) => {
    const lap = startLaps?.();
    const claim = readClaim(request.claim);
    const whole = await evidence.retrieve(claim.bare, { documents: request.documents, limit: WHOLE_HITS });
    const signatures = signaturesOf(whole, evidence);
    const voice = new Set(signatures.flatMap((unit) => findActors(unit.text).map(({ id }) => id)));
    const findings: { text: string; finding: PartFinding }[] = [];
    const prefer = preferenceOf(claim);
    let before: PartReading | undefined;
    for (const { text } of claim.parts) {
      const hits = await gatherHits(evidence, { part: text, whole, documents: request.documents });
      const part = readPart(text, { date: hits[0]?.unit.documentDate ?? '2000-01-01', evidence, before });
      before = part;
      lap?.('claim-read');
      await breathe?.();
      lap?.();
      const aligned = alignPart(part, hits, { vocabularies, readings, prefer });
      lap?.('claim-align');
      findings.push({
        text: squeeze(text),
        finding: judgePart(part, aligned, { evidence, readings, voice, signatures }),
      });
      lap?.('claim-judge');
      await breathe?.();
      lap?.();
    }
    return compose(findings, request.language ?? guessLanguage(request.claim));
  };
}

const WARM_UNITS = 48;

/** Reads some units ahead, a few milliseconds each, so that the first claim finds the readers compiled. */
async function warmUp(
  { units }: ClaimEvidence,
  at: { vocabularies: Vocabularies; readings: Readings; breathe: Breathe },
): Promise<void> {
  const every = Math.max(1, Math.ceil(units.length / WARM_UNITS));
  for (let row = 0; row < units.length; row += every) {
    await at.breathe();
    at.vocabularies.of(units[row]!);
    at.readings.readAll(units[row]!);
  }
}

/** The signatures under the documents of the hits. */
function signaturesOf(hits: EvidenceHit[], evidence: ClaimEvidence): EvidenceUnit[] {
  const ids = [...new Set(hits.map(({ unit }) => unit.documentId))];
  return ids.flatMap((id) =>
    evidence.neighbours(id, 0, Number.POSITIVE_INFINITY).filter((unit) => unit.kind === 'signature'),
  );
}

const ELSEWHERE = 0.6;

/** A claim about the nota, or about the planning, is held against those first. */
function preferenceOf({ aboutNota, aboutPlanning }: ReadClaim): Preference {
  return (unit) => {
    const ofNota = (unit.documentKind === 'nota') === aboutNota ? 1 : ELSEWHERE;
    return ofNota * (aboutPlanning && unit.kind !== 'table-row' ? ELSEWHERE : 1);
  };
}

function compose(findings: { text: string; finding: PartFinding }[], language: Language): ClaimOutcome {
  const all = findings.map(({ finding }) => finding);
  const telling = all.filter((one) => !one.isEmpty);
  const verdict = joinVerdicts(telling.map((one) => one.verdict));
  const deciding = telling.filter((one) => one.verdict === verdict);
  const quotes: ClaimQuote[] = [];
  const parts = findings.map(({ text, finding }) => ({
    text,
    verdict: finding.verdict,
    quotes: finding.verdict === 'not_found' ? [] : finding.units.flatMap((unit) => addQuotes(quotes, unit)),
  }));
  const differences = deciding
    .flatMap((one) => one.differences)
    .map(({ kind, claim, source }) => ({ kind, claim: squeeze(claim), source: squeeze(source ?? '') }));
  const commitment = firmest(deciding);
  const isNear = all.some((one) => one.coverage >= NEAR);
  const source = sourceName(deciding.flatMap((one) => one.units)[0]);
  const missing = deciding.flatMap((one) => one.missing);
  return {
    verdict,
    differences,
    commitment,
    parts,
    quotes,
    isNear,
    explanation: explain({ verdict, differences, commitment, missing, isNear, source }, language),
  };
}

/** Contradicted when one part is; supported only when all are. */
function joinVerdicts(verdicts: Verdict[]): Verdict {
  if (verdicts.includes('contradicted')) return 'contradicted';
  return verdicts.length > 0 && verdicts.every((one) => one === 'supported') ? 'supported' : 'not_found';
}

/** The weakest commitment among the findings that say one: a claim is no firmer than its weakest part. */
function firmest(findings: PartFinding[]): Commitment {
  const said = findings.map(({ commitment }) => commitment).filter((one) => one !== 'none');
  return said.sort((a, b) => rankCommitment(a) - rankCommitment(b))[0] ?? 'none';
}

/** Adds the quotes of a unit, a table row with its period, and gives their indexes. */
function addQuotes(quotes: ClaimQuote[], unit: EvidenceUnit): number[] {
  const spans: Span[] = unit.period ? [unit, unit.period] : [unit];
  return spans.map(({ start, end }) => {
    const known = quotes.findIndex(
      (one) => one.documentId === unit.documentId && one.start === start && one.end === end,
    );
    if (known >= 0) return known;
    quotes.push({ documentId: unit.documentId, passageId: unit.passageId, start, end });
    return quotes.length - 1;
  });
}

function sourceName(unit: EvidenceUnit | undefined): { nl: string; en: string } {
  return unit?.documentKind === 'nota'
    ? { nl: 'de nota', en: 'the memo' }
    : { nl: 'de brief', en: 'the letter' };
}

const ENGLISH = /\b(?:the|of|and|is|are|to|for|with|will|has|have|been|by|that)\b/giu;
const DUTCH = /\b(?:de|het|een|en|van|voor|met|wordt|worden|zijn|is|naar|dat|die|bij|op)\b/giu;

function guessLanguage(text: string): Language {
  return (text.match(ENGLISH) ?? []).length > (text.match(DUTCH) ?? []).length ? 'en' : 'nl';
}
