import { ExactIndex } from './exact-index.ts';
import { describeVectorIndex } from './vector-index.suite.ts';

describeVectorIndex('exact search', async (vectors, dimensions) => new ExactIndex(vectors, dimensions));
