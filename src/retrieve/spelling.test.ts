import { describe, expect, it } from 'vitest';
import { Spelling } from './spelling.ts';

const spelling = new Spelling(['stembiljet', 'gemeente', 'burgemeester', 'regio', 'bomen', 'wet', 'q2']);

describe('a mistyped word', () => {
  it.each([
    ['stembiljt', 'stembiljet'],
    ['stembiljett', 'stembiljet'],
    ['stembilejt', 'stembiljet'],
    ['stembelje', 'stembiljet'],
    ['gemente', 'gemeente'],
    ['burgermeester', 'burgemeester'],
    ['regoi', 'regio'],
    ['bomen', 'bomen'],
  ])('%s stands for %s', (typed, meant) => {
    expect(spelling.correct(typed)).toBe(meant);
  });

  it.each(['womeb', 'komen', 'gmnte', 'windmolen', 'wett', 'stembureau', '', 'x'.repeat(500)])(
    'that is too far off, too short or begins otherwise stands for nothing: %s',
    (typed) => {
      expect(spelling.correct(typed)).toBeNull();
    },
  );

  it('stands for the same every time, whatever was asked before', () => {
    const other = new Spelling(['stembiljet', 'gemeente']);
    for (let turn = 0; turn < 6_000; turn += 1) other.correct(`onbekend${turn}`);
    expect(other.correct('gemente')).toBe('gemeente');
    expect(other.correct('gemente')).toBe('gemeente');
  });
});
