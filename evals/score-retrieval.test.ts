import { expect, it } from 'vitest';
import { firstRank, rankGroups, reciprocalRank } from './score-retrieval.ts';

/** MADE UP passages. */
const passages = [
  { section: ['Inleiding'], text: 'Niets van belang.' },
  { section: ['Planning', 'Q3 2026'], text: 'Wet op de bomen' },
  { section: ['Bomen'], text: 'De wet op de bomen komt in het derde kwartaal.' },
];

it('finds a planning row and its quarter in one passage, path and text together', () => {
  expect(rankGroups([['Wet op de bomen'], ['Q3 2026']], passages)).toEqual([2, 2]);
});

it('asks the whole quote of a passage, of any one quote of the group', () => {
  expect(
    rankGroups([['komt in het derde kwartaal van 2026'], ['elders', 'derde kwartaal']], passages),
  ).toEqual([null, 3]);
});

it('ranks an item by the first passage that holds anything of it', () => {
  expect(reciprocalRank(firstRank([null, 4, 2]))).toBe(0.5);
  expect(reciprocalRank(firstRank([null]))).toBe(0);
});
