/** Checks what the program depends on: `npm run check:dependencies`. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { AppError, describeError } from '../src/errors.ts';
import { askAudit, EXCEPTIONS, findAdvisoryFaults } from './check-dependencies/advisories.ts';
import { findPackageFaults } from './check-dependencies/check-packages.ts';
import { readLockfile } from './check-dependencies/lockfile.ts';
import { describeAdvisories, describePackages } from './check-dependencies/report.ts';

const USAGE = `Checks licences, origins, hashes and install scripts of every package in the lockfile, without a network,
and asks the registry for known advisories where it answers.
  npm run check:dependencies
  npm run check:dependencies -- --offline          does not ask for advisories
  npm run check:dependencies -- --folder <folder>  another folder with package.json and package-lock.json`;

function readArguments(args: string[]): { folder: string; offline: boolean; help: boolean } {
  try {
    const { values } = parseArgs({
      args,
      options: {
        folder: { type: 'string', default: fileURLToPath(new URL('..', import.meta.url)) },
        offline: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (cause) {
    throw new AppError('invalid_input', (cause as Error).message, { hint: USAGE, cause });
  }
}

async function main(): Promise<void> {
  const { folder, offline, help } = readArguments(process.argv.slice(2));
  if (help) return console.log(USAGE);
  const lockfile = await readLockfile(folder);
  const answer = offline ? { asked: false as const, why: '--offline' } : await askAudit(folder);
  const today = new Date().toISOString().slice(0, 10);
  const faults = [
    ...(await findPackageFaults(lockfile, folder)),
    ...findAdvisoryFaults(answer, { exceptions: EXCEPTIONS, today }),
  ];
  console.log([...describePackages(lockfile), describeAdvisories(answer, EXCEPTIONS.length)].join('\n'));
  for (const fault of faults) console.error(`  ${fault}`);
  console.log(faults.length === 1 ? '1 fault' : `${faults.length} faults`);
  if (faults.length > 0) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 1;
}
