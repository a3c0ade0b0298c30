import * as z from 'zod';
import { artifactError } from '../index/artifact-error.ts';
import { MANIFEST_FILE, readManifest } from '../index/artifact-manifest.ts';
import type { AssetsBinding } from './bindings.ts';

/** What `scripts/worker-assets.ts` writes beside the artifact, since an asset has no time of its own. */
const stampSchema = z.strictObject({ builtAt: z.iso.datetime() });

export interface SiteAssets {
  /** The artifact by name, without the graph of the native addon. */
  files: Map<string, Uint8Array>;
  /** When the artifact was put in place on the machine that deployed it, an ISO date and time. */
  builtAt: string;
}

/** Static assets are asked by address; only the path counts. */
const ORIGIN = 'https://assets.invalid';

/**
 * Reads the artifact that was deployed with the Worker.
 * Errors: `artifact_missing` without one, or without the binding; `artifact_damaged` and `artifact_stale` as `readManifest` has them. A part that
 * is not there is left out: `decodeArtifact` names it.
 */
export async function readSiteAssets(assets: AssetsBinding | undefined): Promise<SiteAssets> {
  const [manifest, stamp] = await Promise.all([
    readAsset(assets, `index/${MANIFEST_FILE}`),
    readAsset(assets, 'index/stamp.json'),
  ]);
  if (!manifest || !stamp) {
    throw artifactError('artifact_missing', 'The Worker was deployed without an index artifact');
  }
  const { parts } = await readManifest(manifest);
  const names = Object.entries(parts).flatMap(([name, part]) => (name === 'graph' ? [] : [part.file]));
  const read = await Promise.all(names.map((name) => readAsset(assets, `index/${name}`)));
  const files = new Map<string, Uint8Array>([[MANIFEST_FILE, manifest]]);
  for (const [at, bytes] of read.entries()) if (bytes) files.set(names[at]!, bytes);
  return { files, builtAt: readStamp(stamp) };
}

/** The bundled widget. Errors: `artifact_missing` when the Worker was deployed without it. */
export async function readWidget(assets: AssetsBinding | undefined): Promise<string> {
  const bytes = await readAsset(assets, 'widget.js');
  if (!bytes) throw artifactError('artifact_missing', 'The Worker was deployed without widget.js');
  return new TextDecoder().decode(bytes);
}

async function readAsset(assets: AssetsBinding | undefined, name: string): Promise<Uint8Array | null> {
  if (!assets) throw artifactError('artifact_missing', 'wrangler.toml gives the Worker no binding ASSETS');
  const fail = (why: string, cause?: unknown) =>
    artifactError('artifact_damaged', `The asset ${name} cannot be read: ${why}`, cause);
  const response = await assets.fetch(`${ORIGIN}/${name}`).catch((cause: unknown) => {
    throw fail('the platform does not answer', cause);
  });
  if (response.status === 200) return new Uint8Array(await response.arrayBuffer());
  // A body that nobody reads holds its connection.
  await response.body?.cancel();
  if (response.status === 404) return null;
  throw fail(`status ${response.status}`);
}

function readStamp(bytes: Uint8Array): string {
  try {
    return stampSchema.parse(JSON.parse(new TextDecoder().decode(bytes))).builtAt;
  } catch (cause) {
    throw artifactError('artifact_damaged', 'stamp.json of the index artifact is of another form', cause);
  }
}
