import { loadHnswlib } from '../engines/hnsw-graph.ts';
import { createServices } from '../services.ts';
import type { Services } from '../types.ts';
import { type Configuration, readConfiguration } from './configuration.ts';
import { ensureIndex } from './ensure-index.ts';
import { openIndex } from './load-artifact.ts';
import { openEmbedder, openModel } from './open-model.ts';
import { followConfigured } from './postgres/follow-database.ts';

/** The services for a command on a terminal, over an index that is up to date; `log` takes what it says meanwhile. */
export async function openServices(
  log: (line: string) => void,
  configuration: Pick<Configuration, 'corpus' | 'artifact' | 'writer' | 'embedder'> & {
    database?: Configuration['database'];
  } = readConfiguration(process.env),
): Promise<Services> {
  const engines = { loadAddon: loadHnswlib, log, embedder: await openEmbedder(configuration.embedder) };
  if (configuration.database) {
    const { first } = await followConfigured(configuration.database, engines);
    return createServices({ ...first, model: await openModel(configuration.writer) });
  }
  const index = await openIndex(await ensureIndex({ ...configuration, ...engines }), engines);
  return createServices({ ...index, model: await openModel(configuration.writer) });
}
