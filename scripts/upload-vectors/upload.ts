import { setTimeout as sleep } from 'node:timers/promises';
import {
  DOCUMENT_PROPERTY,
  listVectors,
  makeMark,
  markId,
  type UploadParts,
  VECTORIZE_LIMITS,
  type VectorizeVector,
  versionOfId,
} from '../../src/engines/vectorize-layout.ts';
import { AppError } from '../../src/errors.ts';
import { digestText } from '../../src/index/digest.ts';
import type { ApiRequest, CallApi } from './cloudflare-api.ts';
import { readState, removeState, type UploadState, writeState } from './upload-state.ts';

export interface UploadOptions {
  parts: UploadParts;
  index: string;
  accountId: string;
  call: CallApi;
  /** File that says how far an upload came. */
  stateFile: string;
  /** Vectors a request, 1 to 5000. */
  batch: number;
  keepOld: boolean;
  log(line: string): void;
}

const LONGEST_WAIT_MS = 15 * 60_000;
const LONGEST_POLL_MS = 5000;
/** A line that cannot be read fails the request; nothing is left out in silence. */
const UPSERT = '/upsert?unparsable-behavior=error';
/** What the form around the lines may take of an upload. */
const FORM_BYTES = 10_000;

interface IndexDetails {
  config: { dimensions: number; metric: string };
  created_on: string;
}

/**
 * Brings the vectors of an artifact to Vectorize: checks the index, makes the metadata index, writes what is not written
 * yet, then the mark, waits until the mark is seen, and removes what older versions left. Killed at any moment and run
 * again, it goes on. Errors: those of the API, and `configuration_invalid` for an index of another form.
 */
export async function uploadVectors(options: UploadOptions): Promise<void> {
  const { parts, index, log } = options;
  const api = <T>(method: ApiRequest['method'], path: string, body: Partial<ApiRequest> = {}) =>
    options.call<T>({ method, path: `vectorize/v2/indexes/${encodeURIComponent(index)}${path}`, ...body });
  const details = await readIndex(api, options);
  if (await seesMark(api, parts.version)) log(`Vectorize already holds index ${parts.version}`);
  else {
    await ensureMetadataIndex(api);
    await writeVectors(api, { options, created: details.created_on });
    await waitForMark(api, options);
    log(`Vectorize now answers for index ${parts.version}`);
  }
  await removeState(options.stateFile);
  if (!options.keepOld) await removeOld(api, options);
}

type CallIndex = <T>(method: ApiRequest['method'], path: string, body?: Partial<ApiRequest>) => Promise<T>;

async function readIndex(api: CallIndex, { index, parts }: UploadOptions): Promise<IndexDetails> {
  const command = `npx wrangler vectorize create ${index} --dimensions=${parts.dimensions} --metric=cosine`;
  const details = await api<IndexDetails>('GET', '').catch((error: unknown) => {
    if (!(error instanceof AppError) || error.type !== 'not_found') throw error;
    throw new AppError('not_found', `There is no Vectorize index ${index} in this account`, {
      hint: `Make it: ${command}`,
    });
  });
  const { dimensions, metric } = details.config;
  if (dimensions === parts.dimensions && metric === 'cosine') return details;
  throw new AppError(
    'configuration_invalid',
    `The Vectorize index ${index} has ${dimensions} dimensions and metric ${metric}, not ${parts.dimensions} and cosine`,
    { hint: `Neither can be changed. Make another one: ${command.replace(index, `${index}-2`)}` },
  );
}

/** A property can be filtered by only in vectors that were written after its index was made. */
async function ensureMetadataIndex(api: CallIndex): Promise<void> {
  const { metadataIndexes } = await api<{ metadataIndexes: { propertyName: string }[] }>(
    'GET',
    '/metadata_index/list',
  );
  if (metadataIndexes.some(({ propertyName }) => propertyName === DOCUMENT_PROPERTY)) return;
  await api('POST', '/metadata_index/create', {
    json: { propertyName: DOCUMENT_PROPERTY, indexType: 'number' },
  });
}

async function writeVectors(
  api: CallIndex,
  { options, created }: { options: UploadOptions; created: string },
): Promise<void> {
  const { parts, index, accountId, stateFile, batch, log } = options;
  const target = await digestText(`${accountId}\n${index}\n${created}`);
  const state: UploadState = await readState(stateFile, { version: parts.version, target });
  const vectors = [...listVectors(parts)];
  if (state.taken > 0) log(`Going on after ${state.taken} of ${vectors.length} vectors`);
  while (state.taken < vectors.length) {
    const lines = takeLines(vectors, state.taken, batch);
    await api('POST', UPSERT, { ndjson: lines.join('\n') });
    state.taken += lines.length;
    await writeState(stateFile, state);
    log(`  ${state.taken} of ${vectors.length} vectors`);
  }
  await api('POST', UPSERT, { ndjson: writeLine(makeMark(parts)) });
}

/** The next lines of an upload: at most `batch`, and no more bytes than an upload may have. */
function takeLines(vectors: VectorizeVector[], from: number, batch: number): string[] {
  const lines: string[] = [];
  let bytes = FORM_BYTES;
  for (const vector of vectors.slice(from, from + batch)) {
    const line = writeLine(vector);
    bytes += line.length + 1;
    if (bytes > VECTORIZE_LIMITS.uploadBytes && lines.length > 0) break;
    lines.push(line);
  }
  return lines;
}

/** Nine digits give a 32-bit number back as it was. Ids and metadata are ASCII: a character is a byte. */
function writeLine(vector: VectorizeVector): string {
  const values = Array.from(vector.values, (value) => Number(value.toPrecision(9)));
  return JSON.stringify({ ...vector, values });
}

async function seesMark(api: CallIndex, version: string): Promise<boolean> {
  const found = await api<VectorizeVector[] | null>('POST', '/get_by_ids', {
    json: { ids: [markId(version)] },
  });
  return (found?.length ?? 0) > 0;
}

/** Writes are seen in their order, so who sees the mark sees all that came before it. */
async function waitForMark(api: CallIndex, { parts, log }: UploadOptions): Promise<void> {
  const end = Date.now() + LONGEST_WAIT_MS;
  log('Waiting until Vectorize shows them (as a rule within two minutes)');
  for (
    let waitMs = 250;
    !(await seesMark(api, parts.version));
    waitMs = Math.min(waitMs * 2, LONGEST_POLL_MS)
  ) {
    if (Date.now() > end) {
      throw new AppError('provider_failed', 'Vectorize took all vectors and does not show them yet', {
        hint: 'Run the same command again later: nothing is sent twice.',
      });
    }
    await sleep(waitMs);
  }
}

/** Removes vectors of other versions, their marks first; ids that are not ours are left alone. */
async function removeOld(api: CallIndex, { parts, log }: UploadOptions): Promise<void> {
  const old: string[] = [];
  for await (const id of listIds(api)) {
    const version = versionOfId(id);
    if (version !== null && version !== parts.version) old.push(id);
  }
  old.sort((a, b) => Number(b.endsWith(':whole')) - Number(a.endsWith(':whole')));
  for (let at = 0; at < old.length; at += VECTORIZE_LIMITS.deleteIds) {
    await api('POST', '/delete_by_ids', { json: { ids: old.slice(at, at + VECTORIZE_LIMITS.deleteIds) } });
  }
  if (old.length > 0) log(`Removed ${old.length} vectors of older versions`);
}

interface Page {
  isTruncated: boolean;
  nextCursor: string | null;
  vectors: { id: string }[];
}

async function* listIds(api: CallIndex): AsyncGenerator<string> {
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: Page = await api<Page>('GET', `/list?count=${VECTORIZE_LIMITS.listPage}${query}`);
    for (const { id } of page.vectors) yield id;
    cursor = page.isTruncated ? page.nextCursor : null;
  } while (cursor !== null);
}
