import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestCorpus, type TestCorpus } from './fixtures/made-up-corpus.ts';

const ASK = fileURLToPath(new URL('../../scripts/ask.ts', import.meta.url));
/** Writes the address of every module that is loaded to the error output. */
const HOOK = `export async function load(url, context, next) { process._rawDebug("loaded " + url); return next(url, context); }`;
const REGISTER = `import { register } from 'node:module'; register('data:text/javascript,${encodeURIComponent(HOOK)}');`;

let test: TestCorpus;
beforeEach(async () => {
  test = await createTestCorpus();
});
afterEach(() => test.remove());

/** The modules that the program loads to answer a question, index and all. */
async function listLoaded(settings: Record<string, string>): Promise<string[]> {
  const env = {
    ...process.env,
    BRIEFWIJZER_CORPUS_FOLDER: test.corpus,
    BRIEFWIJZER_ARTIFACT_FOLDER: test.artifact,
    ...settings,
  };
  const flags = ['--import', 'tsx', '--import', `data:text/javascript,${encodeURIComponent(REGISTER)}`];
  const child = spawn(process.execPath, [...flags, ASK, 'Hoeveel miljoen komt er voor fietspaden?'], { env });
  let [output, answer] = ['', ''];
  child.stderr.on('data', (data) => {
    output += data;
  });
  child.stdout.on('data', (data) => {
    answer += data;
  });
  await new Promise((resolve) => child.on('close', resolve));
  expect(answer).toContain('4 miljoen');
  return output.split('\n').filter((line) => line.startsWith('loaded '));
}

describe('without a model configured', { timeout: 120_000 }, () => {
  it('nothing of one is loaded; with one it is, and a dead one changes no answer', async () => {
    const without = await listLoaded({});
    expect(without.some((line) => line.includes('src/services.ts'))).toBe(true);
    expect(
      without.filter((line) =>
        /@langchain\/openai|openai-(?:writer|embedder)|node_modules\/openai\/|answer\/(?:ask-model|generate|verify-words)/u.test(
          line,
        ),
      ),
    ).toEqual([]);
    const withModel = await listLoaded({
      BRIEFWIJZER_WRITER: 'openai',
      BRIEFWIJZER_WRITER_URL: 'http://127.0.0.1:9/v1',
      BRIEFWIJZER_WRITER_MODEL: 'made-up',
    });
    expect(withModel.some((line) => line.includes('@langchain/openai'))).toBe(true);
  });
});
