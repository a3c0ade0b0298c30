import { PostgresVectorIndex } from './postgres-vector-index.ts';
import { openPostgres, storeVectors } from './testing-postgres.ts';
import { describeVectorIndex } from './vector-index.suite.ts';

const open = (exactBelow: number) => async (vectors: Float32Array, dimensions: number) => {
  const client = await openPostgres();
  const generation = await storeVectors(client, vectors, dimensions);
  return new PostgresVectorIndex({ client, generation, exactBelow });
};

describeVectorIndex('pgvector, every vector compared', open(1_000_000));
describeVectorIndex('pgvector, through the graph', open(0));
