import { describe, expect, it } from 'vitest';
import type { Citation, ClaimCheck } from '../src/types.ts';
import type { ClaimItem } from './read-items.ts';
import { scoreClaim } from './score-claims.ts';

const item: ClaimItem = {
  id: 'a',
  lang: 'nl',
  kind: 'contradicted_number',
  claim: 'Er zijn vijf regels.',
  verdict: 'contradicted',
  evidence: [['Er zijn “drie” regels in de wet', 'De wet heeft drie regels'], ['Q1 2027']],
  differs: { claim: 'vijf', source: 'drie' },
  note: '',
};

function served(given: Partial<ClaimCheck>, quotes: string[]) {
  return {
    verdict: 'contradicted' as const,
    differences: [],
    ...given,
    citations: quotes.map((quote) => ({ quote }) as Citation),
  };
}

describe('scoreClaim', () => {
  it('finds a group by a run of 60 % of the words of any of its quotes, whatever the marks and the case', () => {
    expect(scoreClaim(item, served({}, ['ER ZIJN DRIE REGELS IN de kast.', 'Q1 2027'])).evidence).toEqual([
      true,
      true,
    ]);
    expect(scoreClaim(item, served({}, ['er zijn hier drie van die regels'])).evidence).toEqual([
      false,
      false,
    ]);
  });

  it('gives no evidence to a claim that was not found, whatever it cites', () => {
    const score = scoreClaim(item, served({ verdict: 'not_found' }, ['De wet heeft drie regels']));
    expect(score).toEqual({ evidence: [false, false], namesBoth: null });
  });

  it('counts a difference only when it names both values', () => {
    const named = (source: string) =>
      scoreClaim(item, served({ differences: [{ kind: 'number', claim: 'vijf regels', source }] }, []))
        .namesBoth;
    expect(named('drie regels')).toBe(true);
    expect(named('zes regels')).toBe(false);
  });
});
