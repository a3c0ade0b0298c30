/**
 * Spoils an artifact again and again and opens it: a process of its own, since what is looked for may end it. Arguments:
 * folder of the artifact, scratch folder, file with the cases. Writes a line of JSON before and after each case.
 */
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../src/errors.ts';
import { SPOILS } from './corruptions.ts';
import { forgeFile } from './forgeries.ts';
import { type Opened, openAndAsk } from './known-answers.ts';
import { createRandom, type Random } from './tally.ts';

/** One spoilt file: `how` is a name of SPOILS, or `forged`. */
export interface Case {
  file: string;
  how: string;
  seed: number;
}

/** What came of it. `sound`: another index, of which every quote holds; `void`: this file cannot be spoilt so. */
export interface Outcome {
  end: 'refused' | 'same' | 'sound' | 'void' | 'wrong';
  detail: string;
}

const [base, scratch, casesFile] = process.argv.slice(2) as [string, string, string];

async function main(): Promise<void> {
  const cases: Case[] = JSON.parse(await readFile(casesFile, 'utf8'));
  const atRest = await openAndAsk(base);
  for (const [at, one] of cases.entries()) {
    say({ at });
    say({ at, outcome: await tryCase(one, atRest) });
  }
}

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

async function tryCase(one: Case, atRest: Opened): Promise<Outcome> {
  await rm(scratch, { recursive: true, force: true });
  await mkdir(scratch, { recursive: true });
  const names = await readdir(base);
  for (const name of names) await link(path.join(base, name), path.join(scratch, name));
  const random = createRandom(one.seed);
  if (!(await spoil(one, names, random))) return { end: 'void', detail: '' };
  try {
    return judge(await openAndAsk(scratch), atRest);
  } catch (error) {
    return judgeRefusal(error);
  }
}

async function spoil({ file, how }: Case, names: string[], random: Random): Promise<boolean> {
  if (how === 'forged') return forgeFile(scratch, file, random);
  const place = path.join(scratch, file);
  const bytes = await readFile(place);
  const other = await readFile(path.join(base, random.pick(names.filter((name) => name !== file))));
  const spoilt = SPOILS[how]!(bytes, { random, other });
  if (!spoilt || spoilt.equals(bytes)) return false;
  await rm(place);
  await writeFile(place, spoilt);
  return true;
}

function judge(opened: Opened, atRest: Opened): Outcome {
  if (opened.broken.length > 0) return { end: 'wrong', detail: `quotes that do not hold: ${opened.broken}` };
  if (opened.answers === atRest.answers) return { end: 'same', detail: '' };
  return { end: 'sound', detail: `version ${opened.version}` };
}

/** A refusal names what is wrong and how it is mended, by a type of ours. */
function judgeRefusal(error: unknown): Outcome {
  if (!(error instanceof AppError))
    return { end: 'wrong', detail: `no refusal of ours: ${(error as Error).stack}` };
  const isOurs = error.type.startsWith('artifact_') && (error.hint ?? '').includes('npm run ingest');
  return { end: isOurs ? 'refused' : 'wrong', detail: `${error.type}: ${error.message}` };
}

await main();
