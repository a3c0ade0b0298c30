import { type Logger, pino } from 'pino';
import { AppError } from '../errors.ts';
import type { AuditRecord } from '../http/audit.ts';
import type { FeedbackStore } from '../http/options.ts';
import { createFeedbackFolder, purgeFeedback } from './feedback-folder.ts';
import type { KeepConfiguration } from './keep-settings.ts';

const HOUR_MS = 60 * 60 * 1000;

/**
 * Where audit lines go: a file of their own, or the log. Errors: `configuration_invalid` when the file cannot be opened;
 * what is given throws `unavailable` when a line cannot be written, so that no answer goes out that cannot be shown.
 */
export function openAudit(file: string | undefined, logger: Logger): (line: AuditRecord) => void {
  if (file === undefined) return (line) => logger.info({ audit: line }, 'audit');
  try {
    // Written at once: a line that waits in memory is lost with the process.
    const destination = pino.destination({ dest: file, sync: true, append: true, mkdir: true, mode: 0o600 });
    return (line) => {
      try {
        destination.write(`${JSON.stringify(line)}\n`);
      } catch (cause) {
        throw new AppError('unavailable', 'The audit line of this answer could not be written.', { cause });
      }
    };
  } catch (cause) {
    throw new AppError('configuration_invalid', `The audit file ${file} cannot be written`, {
      hint: 'Look at BRIEFWIJZER_AUDIT_FILE and at the rights of its folder.',
      cause,
    });
  }
}

/** The store of feedback, if there is one; what is too old is removed now and every hour. Errors: as `purgeFeedback`. */
export async function openFeedback(
  kept: KeepConfiguration['feedback'],
  logger: Logger,
): Promise<FeedbackStore | undefined> {
  if (!kept) return undefined;
  const purge = async () => {
    const days = await purgeFeedback(kept.folder, { days: kept.days });
    if (days > 0) logger.info({ days }, 'Feedback that was kept long enough is removed');
  };
  await purge();
  setInterval(() => {
    purge().catch((error: Error) => logger.error({ reason: error.message }, 'Feedback cannot be removed'));
  }, HOUR_MS).unref();
  return createFeedbackFolder(kept.folder);
}
