/** Builds the index from the corpus: `npm run ingest`. */
import { loadHnswlib } from '../src/engines/hnsw-graph.ts';
import { describeError } from '../src/errors.ts';
import { readConfiguration } from '../src/node/configuration.ts';
import { type IngestReport, ingestCorpus } from '../src/node/ingest-corpus.ts';
import { openEmbedder } from '../src/node/open-model.ts';
import { readIngestArguments } from './terminal/read-ingest-arguments.ts';

const USAGE = `Builds the index from the corpus into the artifact folder; when nothing changed, nothing is done.
  npm run ingest
  npm run ingest -- --force   build all of it again
Settings: BRIEFWIJZER_CORPUS_FOLDER, BRIEFWIJZER_ARTIFACT_FOLDER, BRIEFWIJZER_EMBEDDER_… (docs/models.md).`;

function show(report: IngestReport): string {
  const missing = report.summaries.filter(({ status }) => status === 'not_fetched');
  const { passages, version } = report;
  return [
    report.built
      ? `Built index ${version}: ${passages} passages, ${report.embedded} embedded, ${report.reused} unchanged`
      : `Index ${version} is up to date: ${passages} passages`,
    ...(report.hasGraph
      ? []
      : ['Without hnswlib-node, which cannot be loaded here: exact search will serve']),
    ...missing.map(({ id, statusReason }) => `  not in the index: ${id} (${statusReason})`),
    ...report.problems.map(({ detail }) => `  refused: ${detail}`),
  ].join('\n');
}

async function main(): Promise<void> {
  const { force, help } = readIngestArguments(process.argv.slice(2), USAGE);
  if (help) return console.log(USAGE);
  const { corpus, artifact, embedder: chosen } = readConfiguration(process.env);
  const embedder = await openEmbedder(chosen);
  console.log(show(await ingestCorpus({ corpus, artifact, force, embedder, loadAddon: loadHnswlib })));
}

try {
  await main();
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 1;
}
