import type { ModelWording } from '../answer/ask-model.ts';
import { type AppError, describeError } from '../errors.ts';
import type { Metrics } from '../http/metrics.ts';
import type { LoadedIndex } from '../index/artifact-content.ts';
import type { Embedder, VectorIndex } from '../ports.ts';
import { rangesBy } from '../retrieve/rows.ts';
import type { WorkerEnv } from './bindings.ts';
import type { WorkerConfiguration } from './configuration.ts';

/** What of the platform was switched on; all of it undefined by default. */
export interface PlatformEngines {
  embedder: Embedder | undefined;
  model: ModelWording | undefined;
  openVectorIndex: ((loaded: LoadedIndex, exact: VectorIndex) => VectorIndex) | undefined;
}

const CALLS = 'briefwijzer_model_calls_total';

/** Workers AI and Vectorize, each only where a setting switches it on; none of their code runs without one. */
export async function openEngines(
  env: WorkerEnv,
  { writer, embedder, isVectorize }: Pick<WorkerConfiguration, 'writer' | 'embedder' | 'isVectorize'>,
  metrics: Metrics,
): Promise<PlatformEngines> {
  return {
    embedder: embedder && (await openEmbedder(env, embedder, metrics)),
    model: writer && (await openModel(env, writer, metrics)),
    openVectorIndex: isVectorize ? await createOpenVectorize(env) : undefined,
  };
}

async function openEmbedder(
  env: WorkerEnv,
  settings: NonNullable<WorkerConfiguration['embedder']>,
  metrics: Metrics,
): Promise<Embedder> {
  const { createWorkersAiEmbedder } = await import('../engines/workers-ai-embedder.ts');
  const onQueryFault = ({ fault = 'unexpected' }: AppError) =>
    metrics.count(CALLS, { task: 'embedding', outcome: fault });
  return createWorkersAiEmbedder(env.AI!, { ...settings, onQueryFault });
}

async function openModel(
  env: WorkerEnv,
  { model, budgetMs }: NonNullable<WorkerConfiguration['writer']>,
  metrics: Metrics,
): Promise<ModelWording> {
  const [{ createModelWording }, { createCircuitBreaker }, { createWorkersAiWriter }] = await Promise.all([
    import('../answer/ask-model.ts'),
    import('../answer/circuit-breaker.ts'),
    import('../engines/workers-ai-writer.ts'),
  ]);
  return createModelWording({
    model: createWorkersAiWriter(env.AI!, model),
    breaker: createCircuitBreaker(),
    budgetMs,
    onEvent: ({ task, outcome }) => metrics.count(CALLS, { task, outcome }),
  });
}

async function createOpenVectorize(env: WorkerEnv): Promise<PlatformEngines['openVectorIndex']> {
  const { VectorizeIndex } = await import('../engines/vectorize-index.ts');
  return ({ version, lsa, content }, exact) =>
    new VectorizeIndex({
      binding: env.VECTORIZE!,
      version,
      dimensions: lsa.dimensions,
      documents: [...rangesBy(content.passages, ({ documentId }) => documentId).values()],
      fallback: exact,
      // Its message names what to run and holds nothing of a question.
      onFault: (error) => console.warn(describeError(error)),
    });
}
