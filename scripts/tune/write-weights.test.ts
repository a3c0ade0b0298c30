import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { DECISION_WEIGHTS } from '../../src/answer/decision-weights.ts';
import { EVIDENCE_WEIGHTS } from '../../src/answer/evidence-weights.ts';
import { replaceNumbers } from './write-weights.ts';

const read = (name: string) => readFile(new URL(`../../src/answer/${name}`, import.meta.url), 'utf8');

it('replaces the numbers of one constant and nothing else', () => {
  const source =
    'interface A { slot: 1, }\nexport const A: A = {\n  slot: 1.5,\n  noSlot: -2,\n};\nslot: 3,\n';
  expect(replaceNumbers(source, 'A', { slot: -0.25 })).toBe(source.replace('1.5', '-0.25'));
  expect(replaceNumbers(source, 'A', { noSlot: -0 })).toBe(source.replace('-2', '0'));
});

it('finds every weight of the program where it stands', async () => {
  const evidence = await read('evidence-weights.ts');
  const numbers = Object.fromEntries(Object.keys(EVIDENCE_WEIGHTS).map((name, at) => [name, at + 0.5]));
  const written = replaceNumbers(evidence, 'EVIDENCE_WEIGHTS', numbers);
  for (const [name, value] of Object.entries(numbers)) expect(written).toContain(`  ${name}: ${value},`);
  const decision = await read('decision-weights.ts');
  const { weights, threshold } = DECISION_WEIGHTS;
  expect(() => replaceNumbers(decision, 'DECISION_WEIGHTS', { ...weights, threshold })).not.toThrow();
});

it('refuses a name or a constant that is not there', () => {
  const source = 'export const A = {\n  slot: 1,\n};\n';
  expect(() => replaceNumbers(source, 'A', { slott: 1 })).toThrow(/no number named slott/u);
  expect(() => replaceNumbers(source, 'B', {})).toThrow(/no B/u);
});
