import { AppError } from '../errors.ts';

const REASONS: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EFBIG: 'the file would be larger than files may be here',
  EROFS: 'the disk is read-only',
  EACCES: 'that is not permitted',
  EPERM: 'that is not permitted',
  ENOTDIR: 'a part of the path is a file',
  EMFILE: 'too many files are open',
  EISDIR: 'a folder stands where a file should be',
  EIO: 'the disk has a fault',
};

/** A failed write as a message that says why; what was there before is still there. */
export function describeWriteFault(error: unknown, place: string): AppError {
  if (error instanceof AppError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  const reason = REASONS[code ?? ''] ?? message;
  return new AppError(
    'unavailable',
    `Cannot write ${place}: ${reason}. The artifact that was there is untouched`,
    {
      hint: 'Make room or set BRIEFWIJZER_ARTIFACT_FOLDER to a folder that can be written; then run `npm run ingest`.',
      cause: error,
    },
  );
}
