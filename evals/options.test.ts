import { expect, it } from 'vitest';
import { readOptions, SETS } from './options.ts';

it('measures everything by default and what --only names otherwise', () => {
  expect(readOptions([]).sets).toEqual(SETS);
  expect(readOptions(['--only', 'own']).sets).toEqual(['own', 'own-claims']);
});

it('measures the fixed questions with a writer', () => {
  expect(readOptions(['--writer', 'openai'])).toMatchObject({ writer: 'openai', sets: ['questions'] });
  expect(readOptions(['--writer', 'lying', '--only', 'claims']).sets).toEqual(['claims']);
});

it.each([
  [['--only', 'alles'], /--only must be one of questions, claims, mutations, own/u],
  [['--show-worst', 'veel'], /--show-worst/u],
  [['--show-worst', '-1'], /--show-worst/u],
  [['--writer', 'gpt'], /--writer must be one of openai, honest, lying/u],
  [['--allow-lower'], /--update-floor/u],
  [['--onyl', 'own'], /--onyl/u],
])('refuses %j and says why', (args, message) => {
  expect(() => readOptions(args)).toThrow(message);
});
