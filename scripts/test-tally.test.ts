import { describe, expect, it } from 'vitest';
import { addTallies, countCheck, countTests, showTally } from './test-tally.ts';

function report(...files: [string, string[]][]): string {
  return JSON.stringify({
    testResults: files.map(([status, tests]) => ({
      status,
      assertionResults: tests.map((test) => ({ status: test })),
    })),
  });
}

describe('the tally of a test run', () => {
  it('counts what passed, failed and was passed over', () => {
    const text = report(
      ['passed', ['passed', 'passed', 'skipped']],
      ['failed', ['passed', 'failed', 'todo']],
    );
    expect(countTests(text, 1)).toEqual({ passed: 3, failed: 1, skipped: 2 });
    expect(countTests(report(['passed', ['passed']]), 0)).toEqual({ passed: 1, failed: 0, skipped: 0 });
  });

  it('counts a file that could not be run as one failure', () => {
    expect(countTests(report(['failed', []], ['passed', ['passed', 'skipped']]), 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 1,
    });
  });

  it('never says that nothing failed of a run that ended badly', () => {
    expect(countTests(report(['passed', ['passed']]), 1).failed).toBe(1);
    expect(countTests(undefined, 0).failed).toBe(1);
    expect(countTests('half a repo', 0).failed).toBe(1);
    expect(countTests('{}', 0).failed).toBe(1);
    expect(countCheck(2)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts nothing where nothing ran', () => {
    expect(countTests(report(), 0)).toEqual({ passed: 0, failed: 0, skipped: 0 });
  });

  it('is shown as one line with the sum', () => {
    const sum = addTallies([
      { passed: 2, failed: 0, skipped: 0 },
      { passed: 1, failed: 1, skipped: 0 },
    ]);
    expect(showTally(sum)).toBe('3 passed, 1 failed');
    expect(showTally({ ...sum, skipped: 4 })).toBe('3 passed, 1 failed, 4 skipped');
  });
});
