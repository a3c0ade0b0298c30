import { ExactIndex } from '../engines/exact-index.ts';
import { LsaEmbedder } from '../engines/lsa-embedder.ts';
import { Analyzer } from '../index/analyzer.ts';
import { decodeArtifact } from '../index/artifact.ts';
import type { LoadedIndex } from '../index/artifact-content.ts';
import { artifactError } from '../index/artifact-error.ts';
import { CompoundSplitter } from '../index/split-vocabulary.ts';
import type { Embedder } from '../ports.ts';
import type { ServiceParts } from '../services.ts';
import type { AssetsBinding } from './bindings.ts';
import type { PlatformEngines } from './open-engines.ts';
import { readSiteAssets } from './read-assets.ts';

/** How the id of the built-in embedder begins. */
export const BUILT_IN = 'lsa-';

/**
 * Reads and checks the artifact that was deployed with the Worker, and searches it without native code.
 * Errors: as `readSiteAssets` and `decodeArtifact`; `artifact_stale` for vectors that nothing here can ask for.
 */
export async function openIndex(
  assets: AssetsBinding | undefined,
  engines: PlatformEngines,
): Promise<ServiceParts> {
  const { files, builtAt } = await readSiteAssets(assets);
  const loaded = await decodeArtifact(files, { withoutGraph: true, embedderId: engines.embedder?.id });
  const exact = new ExactIndex(loaded.vectors, loaded.lsa.dimensions);
  return {
    content: loaded.content,
    summaries: loaded.summaries,
    embedder: engines.embedder ?? openBuiltIn(loaded),
    vectorIndex: engines.openVectorIndex?.(loaded, exact) ?? exact,
    model: engines.model,
    identity: { version: loaded.version, builtAt },
  };
}

function openBuiltIn({ lsa, content }: LoadedIndex): Embedder {
  if (!lsa.id.startsWith(BUILT_IN)) {
    const message = `The index artifact was made with embedder ${lsa.id}, which is not switched on`;
    throw artifactError('artifact_stale', message);
  }
  const analyzer = new Analyzer(new CompoundSplitter(content.splitVocabulary));
  return new LsaEmbedder(lsa, (text) => analyzer.terms(text));
}
