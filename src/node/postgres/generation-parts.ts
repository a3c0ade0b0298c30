import type { GenerationParts } from '../../engines/postgres-generations.ts';
import { AppError } from '../../errors.ts';
import { packArrays } from '../../index/array-file.ts';
import type { StoredLsa } from '../../index/artifact-content.ts';
import { PART_NAMES } from '../../index/artifact-manifest.ts';
import { decodeParts, encodeParts, type Parts } from '../../index/artifact-parts.ts';
import type { IndexContent } from '../../index/content.ts';
import type { DocumentSummary } from '../../types.ts';

/** What an instance keeps in memory: all of an index but the vectors and the postings of its passages' words. */
export interface CorpusParts {
  content: IndexContent;
  lsa: StoredLsa;
  summaries: DocumentSummary[];
}

/** The parts of an artifact that a generation keeps: vectors are rows of their own. */
const KEPT = PART_NAMES.filter((name) => name !== 'vectors');

/** Writes the parts of a generation. `content` was built as that of a large corpus: it has statistics. */
export function encodeGeneration(
  content: IndexContent,
  { lsa, summaries }: Pick<CorpusParts, 'lsa' | 'summaries'>,
): GenerationParts {
  const { passageWords } = content.sparse;
  const sparse = {
    ...content.sparse,
    // Which terms there are and how rare they are; which passages hold them is a question for the database.
    passageWords: {
      ...passageWords,
      offsets: new Uint32Array(passageWords.terms.length + 1),
      ...{ rows: new Uint32Array(), impacts: new Float32Array() },
    },
  };
  const encoded = encodeParts({
    ...{ content: { ...content, sparse }, lsa, summaries },
    ...{ vectors: new Float32Array(), vectorKeys: [], graph: null },
  });
  return new Map(KEPT.map((name) => [name, encoded[name]]));
}

/** Reads them. Errors: `artifact_damaged` when one is missing or has another form. */
export function decodeGeneration(parts: GenerationParts, dimensions: number): CorpusParts {
  const missing = KEPT.filter((name) => !parts.has(name));
  if (missing.length > 0) throw damaged(`has no ${missing.join(', ')}`);
  const vectors = packArrays({ vectors: new Float32Array(), keys: [] });
  const { content, lsa, summaries } = decodeParts(
    { ...Object.fromEntries(parts), vectors, graph: null } as Parts,
    dimensions,
  );
  if (!content.statistics) throw damaged('has no statistics');
  return { content, lsa, summaries };
}

function damaged(what: string): AppError {
  return new AppError('artifact_damaged', `The index in the database ${what}`, {
    hint: 'Run `npm run ingest:postgres -- --force`.',
  });
}
