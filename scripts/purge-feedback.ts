/** `npm run purge-feedback`: removes feedback that is kept longer than it may be, or all of it. */
import { parseArgs } from 'node:util';
import { describeError } from '../src/errors.ts';
import { readConfiguration } from '../src/node/configuration.ts';
import { measureFeedback, purgeFeedback } from '../src/node/feedback-folder.ts';

const USAGE = `Removes feedback from the folder that BRIEFWIJZER_FEEDBACK_FOLDER names.
  npm run purge-feedback                      what is older than BRIEFWIJZER_FEEDBACK_DAYS
  npm run purge-feedback -- --older-than 30   what is older than 30 days
  npm run purge-feedback -- --all             all of it`;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { 'older-than': { type: 'string' }, all: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) return print(USAGE);
  const { feedback } = readConfiguration(process.env);
  if (!feedback) return print('BRIEFWIJZER_FEEDBACK_FOLDER is not set: no feedback is kept.');
  const days = values.all ? 0 : Number(values['older-than'] ?? feedback.days);
  if (!Number.isInteger(days) || days < 0 || (days === 0 && !values.all)) {
    print(`--older-than must be a whole number of days, 1 or more.\n${USAGE}`);
    process.exitCode = 1;
    return;
  }
  const removed = await purgeFeedback(feedback.folder, { days });
  const left = await measureFeedback(feedback.folder);
  print(`Removed the feedback of ${removed} days; ${left.days} days (${left.bytes} bytes) are left.`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = 1;
});
