import * as z from 'zod';
import { number, setting, type ValuesOf } from '../settings/setting.ts';

/** What is kept, and for how long. */
export const keepSettings = {
  BRIEFWIJZER_FEEDBACK_FOLDER: setting(
    z.string(),
    '',
    'Folder in which feedback is kept, a file a day; none: feedback is counted and thrown away',
  ),
  BRIEFWIJZER_FEEDBACK_DAYS: setting(
    number(1, 3650),
    '90',
    'Days that feedback is kept; older files are removed at the start and every hour',
  ),
  BRIEFWIJZER_AUDIT_FILE: setting(
    z.string(),
    '',
    'File to which a line is added for every answer, with its hash and no words; none: the log has them',
  ),
};

export interface KeepConfiguration {
  /** Undefined: feedback is not kept. */
  feedback: { folder: string; days: number } | undefined;
  /** Undefined: audit lines go into the log. */
  auditFile: string | undefined;
}

/** Where feedback and audit lines are kept. */
export function arrangeKeeping(values: ValuesOf<typeof keepSettings>): KeepConfiguration {
  const folder = values.BRIEFWIJZER_FEEDBACK_FOLDER;
  return {
    feedback: folder ? { folder, days: values.BRIEFWIJZER_FEEDBACK_DAYS! } : undefined,
    auditFile: values.BRIEFWIJZER_AUDIT_FILE,
  };
}
