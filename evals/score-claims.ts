import type { ClaimCheck } from '../src/types.ts';
import { holdsRun, normalizeForScore } from './normalize.ts';
import type { ClaimItem } from './read-items.ts';

/** How one claim check did, beside its verdict. */
export interface ClaimScore {
  /** For each group of the item: true when a citation holds 60 % of the words of one of its quotes in one run. */
  evidence: boolean[];
  /** True when one difference names the claim's value and the source's; null where nothing was rightly contradicted. */
  namesBoth: boolean | null;
}

/** Share of a quote's words that must stand in a citation as one run. */
const RUN_SHARE = 0.6;

/** Scores a check against its item (evals/README.md). A `not_found` verdict serves no evidence, whatever it cites. */
export function scoreClaim(
  item: ClaimItem,
  check: Pick<ClaimCheck, 'verdict' | 'differences' | 'citations'>,
): ClaimScore {
  const quotes = check.verdict === 'not_found' ? [] : check.citations.map(({ quote }) => quote);
  const isCaught = item.verdict === 'contradicted' && check.verdict === 'contradicted';
  const differs = isCaught && item.differs?.claim !== undefined ? item.differs : undefined;
  return {
    evidence: item.evidence.map((group) =>
      group.some((quote) => quotes.some((one) => holdsRun(one, quote, RUN_SHARE))),
    ),
    namesBoth:
      differs === undefined
        ? null
        : check.differences.some(
            (one) => meets(one.claim, differs.claim) && meets(one.source, differs.source),
          ),
  };
}

/** True when one of two wordings of a value holds the other. */
function meets(given: string, wanted: string | undefined): boolean {
  if (wanted === undefined) return true;
  const [a, b] = [normalizeForScore(given), normalizeForScore(wanted)];
  return a !== '' && b !== '' && (a.includes(b) || b.includes(a));
}
