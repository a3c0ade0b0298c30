import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCorpus, type TestCorpus } from '../src/node/fixtures/made-up-corpus.ts';
import { wrap } from './terminal/show-sources.ts';

let test: TestCorpus;
beforeAll(async () => {
  test = await createTestCorpus();
});
afterAll(() => test.remove());

function run(script: string, args: string[]): Promise<{ code: number; out: string; err: string }> {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const env = {
    ...process.env,
    BRIEFWIJZER_CORPUS_FOLDER: test.corpus,
    BRIEFWIJZER_ARTIFACT_FOLDER: test.artifact,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', file, ...args], { env }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

describe('asking on the terminal', { timeout: 60_000 }, () => {
  it('answers with numbered citations and the place of each, and leaves nothing running', async () => {
    const { code, out } = await run('ask.ts', [
      'Hoeveel miljoen euro trekt het kabinet uit voor fietspaden?',
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(/4 miljoen euro[\s\S]*\[1\]/u);
    expect(out).toMatch(
      /\[1\] VERZONNEN brief \(MADE UP\) \(verzonnen-brief, tekens \d+-\d+\)\n {4}2\. Fietspaden/u,
    );
  });

  it('gives the answer as the API does, when asked', async () => {
    const { out } = await run('ask.ts', ['--json', 'Hoeveel', 'bomen', 'plant', 'Voorbeeldstad?']);
    const answer = JSON.parse(out);
    expect(answer.question).toBe('Hoeveel bomen plant Voorbeeldstad?');
    expect(answer.citations[0].quote).toContain('honderd bomen');
  });

  it('checks a claim and names the difference', async () => {
    const { code, out } = await run('check.ts', [
      'Het kabinet trekt 9 miljoen euro uit voor nieuwe fietspaden.',
    ]);
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^KLOPT NIET[\s\S]*bewering “9 miljoen euro”, bron “4 miljoen euro”/u),
    ]);
  });

  it.each([
    ['ask.ts', [], 'No text'],
    ['ask.ts', ['x'.repeat(1001)], '1001 characters'],
    ['check.ts', ['--language', 'de', 'Een bewering.'], 'nl or en'],
    ['check.ts', ['--verbose', 'Een bewering.'], '--verbose'],
  ])('refuses what it cannot read, with the usage: %s', async (script, args, message) => {
    const { code, err, out } = await run(script, args);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(message);
    expect(err).toContain('npm run');
  });
});

describe('a text on the terminal', () => {
  it('keeps its words within the width', () => {
    const text = 'Het kabinet trekt geld uit voor nieuwe fietspaden. '.repeat(9).trim();
    const lines = wrap(text, '    ').split('\n');
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines) expect(line).toMatch(/^ {4}\S.{0,83}$/u);
    expect(lines.map((line) => line.trim()).join(' ')).toBe(text);
    expect(wrap(`kort ${'x'.repeat(200)} einde`).split('\n')).toHaveLength(3);
    expect(wrap(' ')).toBe('');
  });
});
