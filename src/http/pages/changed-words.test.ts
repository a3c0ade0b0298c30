import { expect, it } from 'vitest';
import { findChanged } from './changed-words.tsx';

const changed = (text: string, needles: string[]) =>
  findChanged(text, needles)
    .filter(({ isChanged }) => isChanged)
    .map((stretch) => stretch.text);

it('marks the words that differ, however they are capitalised', () => {
  expect(changed('Vijf miljoen euro en geen cent meer.', ['vijf miljoen euro'])).toEqual([
    'Vijf miljoen euro',
  ]);
});

it('does not mark a part of a longer word or number', () => {
  expect(changed('In 2015 en 15 keer.', ['15'])).toEqual(['15']);
});

it('takes the longest of several that begin alike', () => {
  expect(changed('3 miljoen euro', ['3', '3 miljoen euro'])).toEqual(['3 miljoen euro']);
});

it('reads signs of a pattern as plain text', () => {
  expect(changed('Dat kost € 5 (vijf).', ['€ 5 (vijf)', '.*'])).toEqual(['€ 5 (vijf)']);
});

it('loses nothing of the text', () => {
  const text = 'Het is 5 miljoen, geen 3 miljoen.';
  const parts = findChanged(text, ['5 miljoen', '3 miljoen', '', 'acht']);
  expect(parts.map((part) => part.text).join('')).toBe(text);
});
