import { describe, expect, it } from 'vitest';
import {
  dropCitationMarks,
  holdsRun,
  longestSharedRun,
  normalizeForScore,
  wordsForScore,
} from './normalize.ts';

describe('normalizeForScore', () => {
  it('makes raw file and reading text the same', () => {
    expect(normalizeForScore('De “staatscommissie‑Remkes”²  *werkt*\nverder')).toBe(
      normalizeForScore('de staatscommissie‑remkes werkt verder'),
    );
  });

  it('does not turn a footnote mark into a digit', () => {
    expect(normalizeForScore('akkoord¹²')).toBe('akkoord');
  });
});

describe('dropCitationMarks', () => {
  it('takes the digit of a marker out of the answer', () => {
    expect(dropCitationMarks('Er is 3 miljoen. [11] En meer [2].')).toBe('Er is 3 miljoen. En meer.');
  });
});

describe('runs of words', () => {
  it('counts the longest contiguous run, not the words in common', () => {
    expect(longestSharedRun(wordsForScore('a b c x d e'), wordsForScore('a b c d e'))).toBe(3);
  });

  it('holds a quote from 60 % of its words on, in one run', () => {
    const quote = 'een twee drie vier vijf';
    expect(holdsRun('zes: twee drie vier, zeven', quote, 0.6)).toBe(true);
    expect(holdsRun('een twee en vier vijf', quote, 0.6)).toBe(false);
  });

  it('is not misled by punctuation at the end of a word', () => {
    expect(holdsRun('Indiening in Q3 2026.', 'Q3 2026', 1)).toBe(true);
  });

  it('holds nothing of a quote without words', () => {
    expect(holdsRun('tekst', '—', 0.6)).toBe(false);
  });
});
