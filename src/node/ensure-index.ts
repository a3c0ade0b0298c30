import { AppError } from '../errors.ts';
import { type IngestOptions, ingestCorpus } from './ingest-corpus.ts';
import { loadArtifact, type StoredIndex } from './load-artifact.ts';
import { readCorpusFiles } from './read-corpus.ts';

export interface EnsureOptions extends Omit<IngestOptions, 'force'> {
  log(line: string): void;
}

/**
 * The artifact of a corpus as it is now: built first when it is missing or of another corpus, program or format.
 * Errors: `corpus_invalid` that names a changed source file, `artifact_damaged` that names the part: both are for a person
 * to look at, so nothing is built over them.
 */
export async function ensureIndex(options: EnsureOptions): Promise<StoredIndex> {
  const { hash } = await readCorpusFiles(options.corpus);
  const why = await findReason(options, hash);
  if (typeof why !== 'string') return why;
  options.log(`${why}: building it from the corpus`);
  await ingestCorpus(options);
  return loadArtifact(options.artifact, options.embedder);
}

/** The artifact, or why it must be built. */
async function findReason(options: EnsureOptions, hash: string): Promise<StoredIndex | string> {
  try {
    const stored = await loadArtifact(options.artifact, options.embedder);
    return stored.loaded.manifest.corpus === hash
      ? stored
      : 'The index artifact is of another corpus or program';
  } catch (error) {
    if (!(error instanceof AppError) || error.type === 'artifact_damaged') throw error;
    if (error.type === 'artifact_missing' || error.type === 'artifact_stale') return error.message;
    throw error;
  }
}
