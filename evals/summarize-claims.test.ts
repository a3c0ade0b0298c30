import { expect, it } from 'vitest';
import type { ClaimCheck, Verdict } from '../src/types.ts';
import type { ServedClaim } from './collect.ts';
import type { ClaimItem } from './read-items.ts';
import { scoreClaims, summarizeClaims } from './summarize-claims.ts';

/** MADE UP claims. */
function served(id: string, verdict: Verdict, given: Verdict | null): ServedClaim {
  const evidence = verdict === 'not_found' ? [] : [['honderd bomen']];
  const item: ClaimItem = { id, lang: 'nl', kind: 'k', claim: 'Er zijn bomen.', verdict, evidence, note: '' };
  if (given === null) return { item, fault: 'status 500' };
  const citations = given === 'supported' ? [{ quote: 'Er komen honderd bomen.' }] : [];
  return { item, body: { verdict: given, citations, differences: [] } as unknown as ClaimCheck };
}

const results = scoreClaims(
  [
    served('1', 'contradicted', 'contradicted'),
    served('2', 'supported', 'contradicted'),
    served('3', 'supported', 'supported'),
    served('4', 'not_found', 'not_found'),
    served('5', 'not_found', null),
  ],
  () => ({ verbatim: true, traceable: true }),
);
const summary = summarizeClaims(results);

it('keeps precision and recall apart, and unscored items out of both', () => {
  expect(summary).toMatchObject({ items: 5, unscored: 1 });
  expect(summary.accuracy).toMatchObject({ hits: 3, total: 4 });
  expect(summary.precision.contradicted).toMatchObject({ hits: 1, total: 2 });
  expect(summary.recall.contradicted).toMatchObject({ hits: 1, total: 1 });
  expect(summary.recall.not_found).toMatchObject({ hits: 1, total: 1 });
});

it('puts every scored claim in the confusion matrix', () => {
  expect(summary.confusion).toEqual({
    supported: { supported: 1, contradicted: 1, not_found: 0 },
    contradicted: { supported: 0, contradicted: 1, not_found: 0 },
    not_found: { supported: 0, contradicted: 0, not_found: 1 },
  });
});

it('counts evidence of supported and contradicted claims, and verdicts without a citation', () => {
  expect(summary.evidence).toMatchObject({ hits: 1, total: 3 });
  expect(summary.cited).toMatchObject({ hits: 1, total: 3 });
});
