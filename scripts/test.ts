/** `npm test`: type check, lint, dependencies, tests on Node, workerd and Chromium, the Worker's size, evals against the floor. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addTallies, countCheck, countTests, showTally, type Tally } from './test-tally.ts';

interface Step {
  title: string;
  /** Name of the npm script; those of `tests` run Vitest. */
  script: string;
  kind: 'check' | 'tests';
  args?: string[];
}

const STEPS: Step[] = [
  { title: 'Type check', script: 'typecheck', kind: 'check' },
  { title: 'Lint', script: 'lint', kind: 'check' },
  { title: 'Dependencies', script: 'check:dependencies', kind: 'check' },
  { title: 'Tests', script: 'test:node', kind: 'tests' },
  { title: 'Worker tests', script: 'test:worker', kind: 'tests' },
  { title: 'Worker build', script: 'worker:build', kind: 'check' },
  { title: 'Browser tests', script: 'test:browser', kind: 'tests' },
  { title: 'Evals against the floor', script: 'eval', kind: 'check' },
  { title: 'Fuzz, short', script: 'fuzz', kind: 'check', args: ['--quick'] },
  { title: 'Chaos, short', script: 'chaos', kind: 'check', args: ['--quick'] },
  { title: 'Soak, short', script: 'soak', kind: 'check', args: ['--quick'] },
];

const print = (...lines: string[]) => process.stdout.write(`${lines.join('\n')}\n`);

/** Runs an npm script with its output shown; resolves to its exit code, 1 when a signal ended it. */
function runScript(name: string, args: string[] = []): Promise<number> {
  const isWindows = process.platform === 'win32';
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', name, '--', ...args], {
      stdio: 'inherit',
      shell: isWindows,
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

async function runStep({ title, script, kind, args }: Step, folder: string): Promise<Tally> {
  print('', `== ${title} (npm run ${[script, ...(args ? ['--', ...args] : [])].join(' ')})`);
  if (kind === 'check') return countCheck(await runScript(script, args));
  const file = path.join(folder, `${script.replace(':', '-')}.json`);
  const code = await runScript(script, ['--reporter=default', '--reporter=json', `--outputFile=${file}`]);
  return countTests(await readFile(file, 'utf8').catch(() => undefined), code);
}

async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'briefwijzer-test-'));
  const tallies: Tally[] = [];
  try {
    for (const step of STEPS) tallies.push(await runStep(step, folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  print('', ...STEPS.map(({ title }, index) => `${title}: ${describe(tallies[index]!)}`));
  const sum = addTallies(tallies);
  process.exitCode = sum.failed > 0 ? 1 : 0;
  print(showTally(sum));
}

function describe(tally: Tally): string {
  const { passed, failed, skipped } = tally;
  return passed + failed + skipped === 0 ? 'NOT RUN, so nothing is known about them' : showTally(tally);
}

await main();
