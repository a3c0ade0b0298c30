import * as z from 'zod';
import { artifactError } from './artifact-error.ts';
import { digestText } from './digest.ts';

/** Counts up whenever the files of an artifact change their form. */
export const ARTIFACT_FORMAT = 2;

export const MANIFEST_FILE = 'manifest.json';

/** What an artifact consists of, beside its manifest. `graph` is absent where the native addon could not be used. */
export const PART_NAMES = [
  'documents',
  'bodies',
  'texts',
  'summaries',
  'passages',
  'units',
  'facts',
  'prompts',
  'lexicon',
  'vocabulary',
  'sparse',
  'statistics',
  'lsa',
  'vectors',
] as const;

export type PartName = (typeof PART_NAMES)[number];

const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const count = z.int().min(0);

const part = z.strictObject({
  /** A plain file name with the beginning of the hash in it: another content never has the same name. */
  file: z.string().regex(/^[a-z]+-[0-9a-f]{16}\.(?:json|txt|bin)$/u),
  bytes: count,
  sha256,
});

const manifestSchema = z.strictObject({
  format: z.literal(ARTIFACT_FORMAT),
  /** Hash of all that the artifact was built from. */
  corpus: sha256,
  /** Hash of the program text and the dictionary that built it. */
  program: sha256,
  embedder: z.strictObject({
    id: z.string().min(1),
    dimensions: z.int().min(1).max(4096),
    space: z.literal('cosine'),
  }),
  counts: z.strictObject({
    documents: count,
    summaries: count,
    passages: count,
    units: count,
    prompts: count,
    lexicon: count,
    vocabulary: count,
  }),
  parts: z.strictObject({
    ...(Object.fromEntries(PART_NAMES.map((name) => [name, part])) as Record<PartName, typeof part>),
    graph: z.exactOptional(part),
  }),
  /** Hash of this manifest without this line. */
  checksum: sha256,
});

export type ArtifactManifest = z.infer<typeof manifestSchema>;
export type ArtifactPart = z.infer<typeof part>;

/** Puts the checksum on a manifest and writes it as JSON, the same for the same content. */
export async function writeManifest(manifest: Omit<ArtifactManifest, 'checksum'>): Promise<Uint8Array> {
  const sealed = { ...manifest, checksum: await digestText(JSON.stringify(manifest)) };
  return new TextEncoder().encode(`${JSON.stringify(sealed, null, 2)}\n`);
}

/**
 * Reads and checks a manifest: its form, its checksum, the version of the format.
 * Errors: `artifact_stale` for another format, `artifact_damaged` for anything else that is wrong.
 */
export async function readManifest(bytes: Uint8Array): Promise<ArtifactManifest> {
  const json = parseJson(bytes);
  const format = (json as { format?: unknown } | null)?.format;
  if (Number.isInteger(format) && format !== ARTIFACT_FORMAT) {
    const message = `The index artifact has format ${format}, this program reads format ${ARTIFACT_FORMAT}`;
    throw artifactError('artifact_stale', message);
  }
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw artifactError(
      'artifact_damaged',
      `${MANIFEST_FILE} of the index artifact: ${path.join('.')}: ${message}`,
    );
  }
  const { checksum, ...rest } = json as ArtifactManifest;
  if (checksum !== (await digestText(JSON.stringify(rest)))) {
    throw artifactError(
      'artifact_damaged',
      `${MANIFEST_FILE} of the index artifact does not have its own checksum`,
    );
  }
  return parsed.data;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw artifactError('artifact_damaged', `${MANIFEST_FILE} of the index artifact is no JSON`, cause);
  }
}
