import { describe, expect, it } from 'vitest';
import { AppError } from '../errors.ts';
import { decodeArtifact, encodeArtifact } from './artifact.ts';
import type { ArtifactContent } from './artifact-content.ts';
import { MANIFEST_FILE, PART_NAMES } from './artifact-manifest.ts';
import { digestBytes } from './digest.ts';
import { makeIndex, TEST_ORIGIN } from './testing.ts';

type Files = Map<string, Uint8Array>;

const encode = (index = makeIndex()): Promise<Files> => encodeArtifact(index, TEST_ORIGIN);

function fileOf(files: Files, part: string): string {
  return [...files.keys()].find((name) => name.startsWith(`${part}-`))!;
}

async function refusal(files: Files, options = {}): Promise<AppError> {
  const error = await decodeArtifact(files, options).catch((fault: unknown) => fault);
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
}

/** A whole artifact, right in every hash, of an index that is wrong in itself: what another program might write. */
async function refusalOf(change: (index: ArtifactContent) => void): Promise<AppError> {
  const index = makeIndex();
  change(index);
  return refusal(await encode(index));
}

describe('an artifact', () => {
  it('gives back the index that went in', async () => {
    const index = makeIndex();
    const { manifest, version, ...rest } = await decodeArtifact(await encode(index));
    expect(rest).toEqual(index);
    expect(manifest).toMatchObject({
      ...TEST_ORIGIN,
      counts: { documents: 1, passages: 2, units: 2, prompts: 1 },
    });
    expect(version).toMatch(/^[0-9a-f]{12}$/u);
  });

  it('has the same bytes for the same index, and another version for another', async () => {
    const files = await encode();
    expect(await encode()).toEqual(files);
    const versions = [files, await encode(makeIndex('VERZONNEN andere brief (MADE UP)'))].map((parts) =>
      decodeArtifact(parts),
    );
    const [one, other] = await Promise.all(versions.map(async (loaded) => (await loaded).version));
    expect(one).not.toBe(other);
  });

  it('needs no graph, and a reader that has no use for one need not bring it', async () => {
    expect((await decodeArtifact(await encode({ ...makeIndex(), graph: null }))).graph).toBeNull();
    const files = await encode();
    files.delete(fileOf(files, 'graph'));
    expect((await decodeArtifact(files, { withoutGraph: true })).graph).toBeNull();
    expect((await refusal(files)).message).toContain('graph-');
  });

  it('reads numbers in place', async () => {
    const files = await encode();
    const { vectors } = await decodeArtifact(files);
    expect(vectors.buffer).toBe(files.get(fileOf(files, 'vectors'))!.buffer);
  });
});

describe.each([...PART_NAMES, 'graph'])('the part %s', (part) => {
  it('is refused by name when it is missing', async () => {
    const files = await encode();
    const file = fileOf(files, part);
    files.delete(file);
    expect(await refusal(files)).toMatchObject({
      type: 'artifact_damaged',
      message: expect.stringContaining(file),
      hint: expect.stringContaining('npm run ingest'),
    });
  });

  it('is refused by name when it is cut off', async () => {
    const files = await encode();
    const file = fileOf(files, part);
    for (const share of [0, 0.5, 0.99]) {
      const bytes = files.get(file)!;
      const cut = new Map(files).set(file, bytes.slice(0, Math.floor(bytes.length * share)));
      expect((await refusal(cut)).message).toContain(file);
    }
  });

  it('is refused by name for any bit that is flipped', async () => {
    const files = await encode();
    const file = fileOf(files, part);
    const bytes = files.get(file)!;
    for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 20)) {
      const flipped = bytes.slice();
      flipped[at]! ^= 1 << (at % 8);
      expect((await refusal(new Map(files).set(file, flipped))).message).toContain(file);
    }
  });
});

describe('the manifest', () => {
  it('is missed when it is not there', async () => {
    const files = await encode();
    files.delete(MANIFEST_FILE);
    expect(await refusal(files)).toMatchObject({ type: 'artifact_missing' });
  });

  it('is refused for any byte that is changed, and wherever it is cut off', async () => {
    const files = await encode();
    const bytes = files.get(MANIFEST_FILE)!;
    for (let at = 0; at < bytes.length - 1; at += 7) {
      const changed = bytes.slice();
      changed[at] = changed[at] === 0x61 ? 0x62 : 0x61;
      expect((await refusal(new Map(files).set(MANIFEST_FILE, changed))).type).toMatch(
        /artifact_(damaged|stale)/,
      );
      expect((await refusal(new Map(files).set(MANIFEST_FILE, bytes.slice(0, at)))).type).toBe(
        'artifact_damaged',
      );
    }
  });

  it('of another format is stale, whatever else it holds', async () => {
    const files = new Map([[MANIFEST_FILE, new TextEncoder().encode('{"format":9,"shape":"unknown"}')]]);
    expect(await refusal(files)).toMatchObject({
      type: 'artifact_stale',
      message: expect.stringContaining('format 9'),
    });
  });

  it('of another embedder is stale', async () => {
    const error = await refusal(await encode(), { embedderId: 'other-embedder' });
    expect(error).toMatchObject({
      type: 'artifact_stale',
      message: expect.stringContaining('other-embedder'),
    });
    expect((await decodeArtifact(await encode(), { embedderId: 'lsa-test' })).lsa.id).toBe('lsa-test');
  });

  it('cannot lead a reader out of the folder', async () => {
    const files = await encode();
    const { checksum: _, ...manifest } = JSON.parse(new TextDecoder().decode(files.get(MANIFEST_FILE)));
    manifest.parts.units.file = '../units-0000000000000000.json';
    const checksum = await digestBytes(new TextEncoder().encode(JSON.stringify(manifest)));
    files.set(MANIFEST_FILE, new TextEncoder().encode(JSON.stringify({ ...manifest, checksum })));
    expect((await refusal(files)).message).toContain('parts.units.file');
  });
});

describe('an index that is wrong in itself', () => {
  it.each<[string, string, (index: ArtifactContent) => void]>([
    [
      'vectors of another dimension',
      'vectors',
      (index) => Object.assign(index, { vectors: new Float32Array(6) }),
    ],
    ['a vector that is no number', 'vectors', (index) => index.vectors.fill(Number.NaN, 3, 4)],
    ['keys for other vectors', 'vectors', (index) => index.vectorKeys.pop()],
    [
      'a model of another dimension',
      'lsa',
      (index) => Object.assign(index.lsa, { projection: new Float32Array(6) }),
    ],
    ['postings beyond the last row', 'sparse', (index) => index.content.sparse.unitGrams.rows.fill(9, 1, 2)],
    [
      'postings that do not fit',
      'sparse',
      (index) => index.content.sparse.passageWords.offsets.fill(99, 1, 2),
    ],
    [
      'weights that are missing',
      'sparse',
      (index) => Object.assign(index.content.sparse.promptWords, { impacts: new Float32Array(1) }),
    ],
    [
      'an inverted index over other rows',
      'sparse',
      (index) => Object.assign(index.content.sparse.enrichmentWords, { size: 3 }),
    ],
    [
      'a passage of no document',
      'passages',
      (index) => Object.assign(index.content.passages[0]!, { documentId: 'x' }),
    ],
    [
      'a passage beyond the end of its document',
      'passages',
      (index) => Object.assign(index.content.passages[0]!, { end: 999 }),
    ],
    ['a unit outside its passage', 'units', (index) => Object.assign(index.content.units[1]!, { start: 0 })],
    ['a unit of no passage', 'units', (index) => Object.assign(index.content.units[1]!, { passage: 7 })],
    ['a unit that introduces nothing', 'units', (index) => index.content.units[0]!.introduces.push(12)],
    ['a prompt to nowhere', 'prompts', (index) => Object.assign(index.content.prompts[0]!, { unit: 44 })],
    [
      'facts of another form',
      'units',
      (index) => Object.assign(index.content.units[0]!, { facts: { slots: 'period' } }),
    ],
    [
      'a sentence outside its passage',
      'passages',
      (index) => index.content.passages[1]!.sentences.push({ start: 0, end: 3 }),
    ],
  ])('is refused: %s', async (_, part, change) => {
    expect(await refusalOf(change)).toMatchObject({
      type: 'artifact_damaged',
      message: expect.stringContaining(part),
      hint: expect.stringContaining('npm run ingest'),
    });
  });
});
