import type { ClaimCheck, Verdict } from '../src/types.ts';
import type { ServedClaim } from './collect.ts';
import type { ClaimItem } from './read-items.ts';
import { type ClaimScore, scoreClaim } from './score-claims.ts';
import { type Estimate, estimate, mean, type Rate, rateOf } from './statistics.ts';
import type { CheckCitation } from './summarize-questions.ts';

export const VERDICTS: Verdict[] = ['supported', 'contradicted', 'not_found'];

export interface ScoredClaim {
  item: ClaimItem;
  check: ClaimCheck;
  score: ClaimScore;
  checks: ReturnType<CheckCitation>[];
  fault?: never;
}

/** A claim that could not be scored, and why. */
export interface UnscoredClaim {
  item: ClaimItem;
  fault: string;
}

export type ClaimResult = ScoredClaim | UnscoredClaim;

/** What a set of claims, or those of one kind, came to. */
export interface ClaimSummary {
  items: number;
  unscored: number;
  accuracy: Rate;
  evidence: Rate;
  /** The mean over items of the share of groups found. */
  evidencePerItem: Estimate;
  /** Rightly contradicted claims whose `differences` name what the claim says and what the source says. */
  differences: Rate;
  verbatim: Rate;
  traceable: Rate;
  /** Supported and contradicted verdicts that carry a citation. */
  cited: Rate;
  precision: Record<Verdict, Rate>;
  recall: Record<Verdict, Rate>;
  /** Claims by the verdict that was due, then by the one that was served. */
  confusion: Record<Verdict, Record<Verdict, number>>;
}

/** Scores what was served, claim by claim; an item with a fault keeps it. */
export function scoreClaims(served: ServedClaim[], check: CheckCitation): ClaimResult[] {
  return served.map(({ item, body, fault }) =>
    body
      ? { item, check: body, score: scoreClaim(item, body), checks: body.citations.map(check) }
      : { item, fault },
  );
}

/** Sums up scored claims. Items with a fault are counted apart, never as right or wrong. */
export function summarizeClaims(all: ClaimResult[]): ClaimSummary {
  const scored = all.filter((one): one is ScoredClaim => one.fault === undefined);
  const checks = scored.flatMap((one) => one.checks);
  const withEvidence = scored.filter(({ item }) => item.evidence.length > 0);
  const firm = scored.filter(({ check }) => check.verdict !== 'not_found');
  return {
    items: all.length,
    unscored: all.length - scored.length,
    accuracy: rateOf(scored.map(isRight)),
    evidence: rateOf(withEvidence.flatMap(({ score }) => score.evidence)),
    evidencePerItem: estimate(
      withEvidence.map(({ score }) => rateOf(score.evidence).value!),
      mean,
    ),
    differences: rateOf(scored.flatMap(({ score }) => score.namesBoth ?? [])),
    verbatim: rateOf(checks.map((one) => one.verbatim)),
    traceable: rateOf(checks.flatMap((one) => one.traceable ?? [])),
    cited: rateOf(firm.map(({ check }) => check.citations.length > 0)),
    precision: byVerdict((verdict) =>
      rateOf(scored.filter(({ check }) => check.verdict === verdict).map(isRight)),
    ),
    recall: byVerdict((verdict) =>
      rateOf(scored.filter(({ item }) => item.verdict === verdict).map(isRight)),
    ),
    confusion: byVerdict((due) => byVerdict((given) => count(scored, due, given))),
  };
}

/** Summaries by kind, in the order in which kinds come. */
export function summarizeClaimsByKind(all: ClaimResult[]): Map<string, ClaimSummary> {
  const kinds = [...new Set(all.map((one) => one.item.kind))];
  return new Map(kinds.map((kind) => [kind, summarizeClaims(all.filter(({ item }) => item.kind === kind))]));
}

const isRight = ({ item, check }: ScoredClaim): boolean => check.verdict === item.verdict;

function count(scored: ScoredClaim[], due: Verdict, given: Verdict): number {
  return scored.filter(({ item, check }) => item.verdict === due && check.verdict === given).length;
}

function byVerdict<T>(of: (verdict: Verdict) => T): Record<Verdict, T> {
  return { supported: of('supported'), contradicted: of('contradicted'), not_found: of('not_found') };
}
