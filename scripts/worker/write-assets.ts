import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadHnswlib } from '../../src/engines/hnsw-graph.ts';
import { MANIFEST_FILE, readManifest } from '../../src/index/artifact-manifest.ts';
import { readArtifactFiles } from '../../src/node/artifact-files.ts';
import { readConfiguration } from '../../src/node/configuration.ts';
import { ensureIndex } from '../../src/node/ensure-index.ts';
import { ROOT_FOLDER } from '../../src/node/folders.ts';
import { openEmbedder } from '../../src/node/open-model.ts';
import { buildWidget } from '../build-widget.ts';

/** Where wrangler.toml looks for static assets. */
export const ASSETS_FOLDER = path.join(ROOT_FOLDER, 'dist', 'worker');

/**
 * Brings the index artifact up to date and writes what is deployed beside the script: the artifact without the graph of
 * the native addon, the time at which it was built, and the widget. Gives the files by name.
 * Errors: as `ensureIndex`.
 */
export async function writeAssets(
  log: (line: string) => void,
  folder: string = ASSETS_FOLDER,
): Promise<Map<string, Uint8Array>> {
  const { corpus, artifact, embedder } = readConfiguration(process.env);
  const engines = { loadAddon: loadHnswlib, embedder: await openEmbedder(embedder) };
  await ensureIndex({ corpus, artifact, log, ...engines });
  const { files, builtAt } = await readArtifactFiles(artifact);
  const graph = (await readManifest(files.get(MANIFEST_FILE)!)).parts.graph?.file;
  const assets = new Map<string, Uint8Array>();
  for (const [name, bytes] of files) if (name !== graph) assets.set(`index/${name}`, bytes);
  assets.set('index/stamp.json', Buffer.from(JSON.stringify({ builtAt })));
  assets.set('widget.js', Buffer.from(await buildWidget()));
  await rm(folder, { recursive: true, force: true });
  await mkdir(path.join(folder, 'index'), { recursive: true });
  for (const [name, bytes] of assets) await writeFile(path.join(folder, name), bytes);
  return assets;
}
