/** `npm run diff-answers`: what a new index changes in the answers to the fixed questions and claims. */
import { stat, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { describeError } from '../src/errors.ts';
import { readConfiguration } from '../src/node/configuration.ts';
import { askAll, openFolder, readSaved } from './diff-answers/ask-all.ts';
import { compareReplies, showConsistency } from './diff-answers/compare-replies.ts';

const USAGE = `Compares the answers of two indexes to the fixed questions and claims.
  npm run diff-answers -- --save FILE        keeps the answers of the index that is there now
  npm run diff-answers -- --against FILE     compares the index that is there now with answers that were kept
  npm run diff-answers -- --against FOLDER   compares it with another artifact folder of this same program
  --artifact FOLDER                          the index that is looked at; default: BRIEFWIJZER_ARTIFACT_FOLDER
  --fail-on-change                           exit code 1 when anything changed`;

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      save: { type: 'string' },
      against: { type: 'string' },
      artifact: { type: 'string' },
      'fail-on-change': { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help || (!values.save && !values.against)) {
    print(USAGE);
    if (!values.help) process.exitCode = 1;
    return;
  }
  const folder = values.artifact ?? readConfiguration(process.env).artifact;
  const now = await askAll(await openFolder(folder));
  if (values.save) {
    await writeFile(values.save, `${JSON.stringify(now, null, 1)}\n`);
    print(`Kept ${now.replies.length} answers of index ${now.indexVersion} in ${values.save}`);
  }
  if (!values.against) return;
  const isFolder = (await stat(values.against).catch(() => undefined))?.isDirectory() ?? false;
  const before = isFolder ? await askAll(await openFolder(values.against)) : await readSaved(values.against);
  const report = compareReplies(before, now);
  print(showConsistency(report));
  const isSame = report.changes.length + report.added.length + report.removed.length === 0;
  if (values['fail-on-change'] && !isSame) process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = 1;
});
