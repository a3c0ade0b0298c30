import { readdirSync, readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { type FoundRegex, findRegexes, writeAttacks } from './testing-regexes.ts';

const ROOT = new URL('./', import.meta.url);
const WORKER = new URL('./testing-regex-worker.mjs', import.meta.url);
/** No expression that grows with its text takes so long; one that does not end is stopped. */
const HANG_MS = 30_000;

/** Where an expression is built while the program runs: of escaped words, between fixed ends. */
const BUILT_AT_RUN_TIME = [
  'src/answer/answer.ts',
  'src/answer/source-frames.ts',
  'src/http/pages/changed-words.tsx',
  'src/http/pages/quoted-text.tsx',
];

const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => /\.tsx?$/u.test(name) && !/\.(?:test|suite|d)\.ts|(?:^|\/)testing/u.test(name));
const found = files.map((file) => ({
  file: `src/${file}`,
  ...findRegexes(`src/${file}`, readFileSync(new URL(file, ROOT), 'utf8')),
  isBuilt: readFileSync(new URL(file, ROOT), 'utf8').includes('new RegExp('),
}));

/** The expressions that a module builds of pieces when it is loaded. */
async function captureBuilt(file: string): Promise<FoundRegex[]> {
  const Native = globalThis.RegExp;
  const seen: FoundRegex[] = [];
  const construct = (target: typeof RegExp, args: unknown[], newTarget: typeof RegExp) => {
    const regex = Reflect.construct(target, args, newTarget) as RegExp;
    seen.push({ file, line: 0, pattern: regex.source, flags: regex.flags });
    return regex;
  };
  globalThis.RegExp = new Proxy(Native, { construct });
  try {
    await import(new URL(file.slice('src/'.length), ROOT).href);
  } finally {
    globalThis.RegExp = Native;
  }
  return seen;
}

/** The expressions whose time grows faster than the text, in words. */
async function findSlow(regexes: FoundRegex[], hangMs = HANG_MS): Promise<string[]> {
  const slow: string[] = [];
  const name = (at: number) =>
    `${regexes[at]!.file}:${regexes[at]!.line} /${regexes[at]!.pattern.slice(0, 100)}/`;
  for (let at = 0; at < regexes.length; ) {
    const workerData = regexes.slice(at).map((one) => ({ ...one, attacks: writeAttacks(one.pattern) }));
    at = await new Promise<number>((resolve, reject) => {
      const worker = new Worker(WORKER, { workerData });
      let next = at;
      const stop = () => {
        slow.push(`${name(next)}: does not end`);
        worker.terminate().then(() => resolve(next + 1), reject);
      };
      let timer = setTimeout(stop, hangMs);
      worker.on('error', reject);
      worker.on('message', (fault: string | null) => {
        clearTimeout(timer);
        if (fault) slow.push(`${name(next)}: ${fault}`);
        next += 1;
        if (next === regexes.length) resolve(next);
        else timer = setTimeout(stop, hangMs);
      });
    });
  }
  return slow;
}

describe('the regular expressions of the program', () => {
  it('are found: literals, and what is built of pieces', () => {
    expect(found.flatMap(({ literals }) => literals).length).toBeGreaterThan(500);
    const atRunTime = found.filter(({ built }) => built.length > 0).map(({ file }) => file);
    expect(atRunTime.sort()).toEqual(BUILT_AT_RUN_TIME);
  });

  it('take time in proportion to 100 kB of their worst text', async () => {
    const built = found.filter(({ isBuilt }) => isBuilt).map(({ file }) => file);
    const captured: FoundRegex[] = [];
    for (const file of built) captured.push(...(await captureBuilt(file)));
    expect(captured.length).toBeGreaterThanOrEqual(50);
    expect(await findSlow([...found.flatMap(({ literals }) => literals), ...captured])).toEqual([]);
  }, 600_000);

  it('are told apart from those that do not', async () => {
    const planted = [String.raw`\s+$`, '(a+)+b', 'x[^y]*y'].map((pattern, i) => ({
      ...{ file: 'planted', line: i, pattern, flags: 'u' },
    }));
    expect(await findSlow(planted, 5000)).toHaveLength(3);
  }, 200_000);
});
