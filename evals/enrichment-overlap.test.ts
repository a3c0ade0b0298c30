import { readdir, readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { wordsForScore } from './normalize.ts';
import { readClaims, readQuestions } from './read-items.ts';

const FOLDER = new URL('../corpus/enrichment/', import.meta.url);
const LIMIT = 0.8;
/** Fields that hold words of the source, not words of ours. */
const SOURCE_FIELDS = new Set(['anchor', 'document']);

interface Prompt {
  where: string;
  text: string;
  words: Set<string>;
}

/** Every text of an enrichment entry, whatever its field: questions, statements, gaps, terms. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, inner]) => (SOURCE_FIELDS.has(field) ? [] : textsOf(inner)));
}

async function readPrompts(): Promise<Prompt[]> {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.jsonl'));
  const prompts: Prompt[] = [];
  for (const file of files) {
    const lines = (await readFile(new URL(file, FOLDER), 'utf8')).split('\n');
    lines.forEach((line, at) => {
      if (line.trim() === '') return;
      for (const text of textsOf(JSON.parse(line))) {
        prompts.push({ where: `${file}:${at + 1}`, text, words: new Set(wordsForScore(text)) });
      }
    });
  }
  return prompts;
}

/** Words in common, as a share of the longer of the two. */
function overlap(left: Set<string>, right: Set<string>): number {
  const longer = Math.max(left.size, right.size);
  if (Math.min(left.size, right.size) <= LIMIT * longer) return 0;
  return [...left].filter((word) => right.has(word)).length / longer;
}

function findRepeats(text: string, prompts: Prompt[]): string[] {
  const words = new Set(wordsForScore(text));
  return prompts
    .filter((prompt) => overlap(words, prompt.words) > LIMIT)
    .map(({ where, text }) => `${where} ${text}`);
}

describe('the enrichment was not written from the evaluation', () => {
  let prompts: Prompt[];
  beforeAll(async () => {
    prompts = await readPrompts();
  });

  it('sees the questions of the enrichment', () => {
    expect(prompts.filter(({ text }) => text.endsWith('?')).length).toBeGreaterThan(1000);
  });

  it('finds a repeated question when there is one', () => {
    const planted = prompts.find(({ text, words }) => text.endsWith('?') && words.size > 5)!;
    expect(findRepeats(planted.text.toUpperCase(), prompts)).toContain(`${planted.where} ${planted.text}`);
  });

  it.each(['questions.jsonl', 'own.jsonl'])('repeats no question of %s', async (file) => {
    const items = await readQuestions(file);
    expect(
      items.flatMap(({ id, question }) => findRepeats(question, prompts).map((it) => `${id}: ${it}`)),
    ).toEqual([]);
  });

  it.each(['claims.jsonl', 'own-claims.jsonl'])('repeats no claim of %s', async (file) => {
    const items = await readClaims(file);
    expect(items.flatMap(({ id, claim }) => findRepeats(claim, prompts).map((it) => `${id}: ${it}`))).toEqual(
      [],
    );
  });
});
