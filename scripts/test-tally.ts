import * as z from 'zod';

/** What a step of `npm test` counted. A step without tests of its own (type check, lint, evals) counts as one. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** The part of Vitest's JSON report that is counted. Source: Vitest 4, reporter `json`. */
const reportSchema = z.object({
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/** One step that either holds or does not. */
export function countCheck(exitCode: number): Tally {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/**
 * Counts a run of Vitest from its JSON report. A file that could not be run, a report that cannot be read and an exit code
 * that the counts do not explain are failures too: the tally says 0 failed only of a run that held.
 */
export function countTests(report: string | undefined, exitCode: number): Tally {
  const files = readReport(report);
  if (!files) return { passed: 0, failed: 1, skipped: 0 };
  const statuses = files.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  const count = (wanted: (status: string) => boolean) => statuses.filter(wanted).length;
  const broken = files.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some(isFailed),
  ).length;
  const passed = count((status) => status === 'passed');
  const failed = count((status) => status === 'failed') + broken;
  const isUnexplained = exitCode !== 0 && failed === 0;
  return { passed, failed: isUnexplained ? 1 : failed, skipped: statuses.length - passed - failed + broken };
}

function isFailed({ status }: { status: string }): boolean {
  return status === 'failed';
}

function readReport(report: string | undefined) {
  if (report === undefined) return undefined;
  try {
    return reportSchema.parse(JSON.parse(report)).testResults;
  } catch {
    return undefined;
  }
}

/** The sum of all steps. */
export function addTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** `12 passed, 0 failed`, with `, 3 skipped` where something was. */
export function showTally({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
