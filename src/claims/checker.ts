import type { CheckClaimRequest, Commitment, Difference, Language, Span, Verdict } from '../types.ts';
import { rankCommitment } from '../text/modality.ts';
import { alignPart, gatherHits } from './align.ts';
import { findActors } from './actors.ts';
import { type PartReading, readPart } from './claim-part.ts';
import type { ClaimEvidence, EvidenceHit, EvidenceUnit } from './evidence.ts';
import { explain } from './explain.ts';
import { readClaim } from './parts.ts';
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

/** Makes the checker: claim in, verdict with its sentences and differences out. Same claim, same outcome. */
export function createClaimChecker(evidence: ClaimEvidence): ClaimChecker {
  const vocabularies = new Vocabularies(evidence);
  const readings = new Readings(evidence);
  return async (request) => {
    const claim = readClaim(request.claim);
    const whole = await evidence.retrieve(claim.bare, { documents: request.documents, limit: WHOLE_HITS });
    const voice = voiceOf(whole, evidence);
    const findings: { text: string; finding: PartFinding }[] = [];
    let before: PartReading | undefined;
    for (const { text } of claim.parts) {
      const hits = await gatherHits(evidence, { part: text, whole, documents: request.documents });
      const part = readPart(text, { date: hits[0]?.unit.documentDate ?? '2000-01-01', evidence, before });
      before = part;
      const aligned = alignPart(part, preferNota(hits, claim.aboutNota), vocabularies);
      findings.push({ text: text.trim(), finding: judgePart(part, aligned, { evidence, readings, voice }) });
    }
    return compose(findings, request.language ?? guessLanguage(request.claim));
  };
}

/** Actors that sign the documents of the hits. */
function voiceOf(hits: EvidenceHit[], evidence: ClaimEvidence): Set<string> {
  const ids = new Set<string>();
  for (const documentId of new Set(hits.map(({ unit }) => unit.documentId))) {
    for (const unit of evidence.neighbours(documentId, 0, Number.POSITIVE_INFINITY)) {
      if (unit.kind === 'signature') for (const actor of findActors(unit.text)) ids.add(actor.id);
    }
  }
  return ids;
}

function preferNota(hits: EvidenceHit[], aboutNota: boolean): EvidenceHit[] {
  return hits.map((hit) => ((hit.unit.documentKind === 'nota') === aboutNota ? hit : { ...hit, similarity: hit.similarity * 0.5 }));
}

function compose(findings: { text: string; finding: PartFinding }[], language: Language): ClaimOutcome {
  const all = findings.map(({ finding }) => finding);
  const verdict = joinVerdicts(all.map((one) => one.verdict));
  const telling = all.filter((one) => one.verdict === verdict);
  const quotes: ClaimQuote[] = [];
  const parts = findings.map(({ text, finding }) => ({
    text,
    verdict: finding.verdict,
    quotes: finding.verdict === 'not_found' ? [] : finding.units.flatMap((unit) => addQuotes(quotes, unit)),
  }));
  const differences = telling.flatMap((one) => one.differences).map(({ kind, claim, source }) => ({ kind, claim, source: source ?? '' }));
  const commitment = firmest(telling);
  const isNear = all.some((one) => one.coverage >= NEAR);
  const source = sourceName(telling.flatMap((one) => one.units)[0]);
  const missing = telling.flatMap((one) => one.missing);
  return {
    verdict, differences, commitment, parts, quotes, isNear,
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
    const known = quotes.findIndex((one) => one.documentId === unit.documentId && one.start === start && one.end === end);
    if (known >= 0) return known;
    quotes.push({ documentId: unit.documentId, passageId: unit.passageId, start, end });
    return quotes.length - 1;
  });
}

function sourceName(unit: EvidenceUnit | undefined): { nl: string; en: string } {
  return unit?.documentKind === 'nota' ? { nl: 'de nota', en: 'the memo' } : { nl: 'de brief', en: 'the letter' };
}

const ENGLISH = /\b(?:the|of|and|is|are|to|for|with|will|has|have|been|by|that)\b/giu;
const DUTCH = /\b(?:de|het|een|en|van|voor|met|wordt|worden|zijn|is|naar|dat|die|bij|op)\b/giu;

function guessLanguage(text: string): Language {
  return (text.match(ENGLISH) ?? []).length > (text.match(DUTCH) ?? []).length ? 'en' : 'nl';
}
