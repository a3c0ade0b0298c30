import { number, setting, type ValuesOf } from '../settings/setting.ts';

/** How much work is taken on at once. */
export const loadSettings = {
  BRIEFWIJZER_ANSWERS_AT_ONCE: setting(
    number(1, 1000),
    '16',
    'Answers under way at once; more only helps where a model or a database is waited for',
  ),
  BRIEFWIJZER_ANSWERS_WAITING: setting(
    number(1, 100_000),
    '256',
    'Questions that may wait for their turn; one more gets 503 and is asked to come back',
  ),
  BRIEFWIJZER_ANSWER_WAIT_MS: setting(
    number(1, 600_000),
    '5000',
    'Longest that a question waits for its turn, in milliseconds; then it gets 503',
  ),
};

export interface LoadConfiguration {
  atOnce: number;
  waiting: number;
  maxWaitMs: number;
}

/** Bounds of the work that is taken on. */
export function arrangeLoad(values: ValuesOf<typeof loadSettings>): LoadConfiguration {
  return {
    atOnce: values.BRIEFWIJZER_ANSWERS_AT_ONCE!,
    waiting: values.BRIEFWIJZER_ANSWERS_WAITING!,
    maxWaitMs: values.BRIEFWIJZER_ANSWER_WAIT_MS!,
  };
}
