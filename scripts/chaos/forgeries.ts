import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { forgeArrays } from './forge-arrays.ts';
import { forgeGraph } from './forge-graph.ts';
import { forgeJson } from './forge-json.ts';
import type { Random } from './tally.ts';

export const MANIFEST = 'manifest.json';

interface SealedManifest {
  counts: Record<string, number>;
  parts: Record<string, { file: string; bytes: number; sha256: string }>;
  checksum?: string;
}

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest('hex');

/**
 * Changes what a file says and then makes every hash, length and checksum fit again, as a bad tool or an attacker
 * would. False when this file cannot be changed so.
 */
export async function forgeFile(folder: string, name: string, random: Random): Promise<boolean> {
  if (name === MANIFEST) return forgeManifest(folder, random);
  const bytes = await readFile(path.join(folder, name));
  const forged = forgeBytes(name, bytes, random);
  if (!forged || forged.equals(bytes)) return false;
  const manifest = await readManifest(folder);
  const part = Object.entries(manifest.parts).find(([, { file }]) => file === name);
  if (!part) return false;
  const hash = sha256(forged);
  const file = name.replace(/-[0-9a-f]{16}\./u, `-${hash.slice(0, 16)}.`);
  manifest.parts[part[0]] = { file, bytes: forged.length, sha256: hash };
  fixCount(manifest, part[0], forged);
  await rm(path.join(folder, name));
  await writeFile(path.join(folder, file), forged);
  await writeManifest(folder, manifest);
  return true;
}

function forgeBytes(name: string, bytes: Buffer, random: Random): Buffer | null {
  if (name.endsWith('.json')) return forgeJson(bytes, random);
  if (name.endsWith('.txt')) return forgeLines(bytes, random);
  return forgeArrays(bytes, random) ?? forgeGraph(bytes, random);
}

function forgeLines(bytes: Buffer, random: Random): Buffer {
  const lines = bytes.toString().split('\n');
  const at = random.below(lines.length);
  const ways = [[], [lines[at]!, lines[at]!], [''], ['\u0000'], [lines[0]!], ['x'.repeat(100_000)]];
  return Buffer.from(lines.toSpliced(at, 1, ...random.pick(ways)).join('\n'));
}

/** A list that is longer or shorter gets its count in the manifest, as a tool that rebuilds it would write. */
function fixCount(manifest: SealedManifest, name: string, bytes: Buffer): void {
  if (manifest.counts[name] === undefined) return;
  const text = bytes.toString();
  const list: unknown = text.startsWith('[') ? JSON.parse(text) : text.split('\n');
  if (Array.isArray(list)) manifest.counts[name] = list.length;
}

async function readManifest(folder: string): Promise<SealedManifest> {
  return JSON.parse(await readFile(path.join(folder, MANIFEST), 'utf8'));
}

async function writeManifest(folder: string, { checksum: _, ...manifest }: SealedManifest): Promise<void> {
  const sealed = { ...manifest, checksum: sha256(JSON.stringify(manifest)) };
  const place = path.join(folder, MANIFEST);
  // The file may be a link to one that others use.
  await rm(place);
  await writeFile(place, `${JSON.stringify(sealed, null, 2)}\n`);
}

async function forgeManifest(folder: string, random: Random): Promise<boolean> {
  const manifest = await readManifest(folder);
  const names = Object.keys(manifest.parts);
  const forged = forgeJson(Buffer.from(JSON.stringify(manifest)), random);
  const ways: (() => SealedManifest)[] = [
    () => JSON.parse(forged?.toString() ?? '{}'),
    () => {
      // Two parts for one file, or two that changed places.
      const [one, other] = [random.pick(names), random.pick(names)];
      const parts = { ...manifest.parts, [one]: manifest.parts[other]!, [other]: manifest.parts[one]! };
      return {
        ...manifest,
        parts: random() < 0.5 ? parts : { ...manifest.parts, [one]: manifest.parts[other]! },
      };
    },
  ];
  await writeManifest(folder, random.pick(ways)());
  return true;
}
