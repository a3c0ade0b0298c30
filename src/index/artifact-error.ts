import { AppError } from '../errors.ts';

export type ArtifactErrorType = 'artifact_missing' | 'artifact_stale' | 'artifact_damaged';

/** A fault of the index artifact, with the command that mends it. */
export function artifactError(type: ArtifactErrorType, message: string, cause?: unknown): AppError {
  const hint = 'Run `npm run ingest` to build the index artifact again.';
  return new AppError(type, message, cause === undefined ? { hint } : { hint, cause });
}
