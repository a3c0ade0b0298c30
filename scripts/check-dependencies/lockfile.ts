import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { AppError } from '../../src/errors.ts';

const entrySchema = z.object({
  name: z.string().optional(),
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  license: z.string().optional(),
  hasInstallScript: z.boolean().optional(),
  dev: z.boolean().optional(),
  link: z.boolean().optional(),
  inBundle: z.boolean().optional(),
});

const lockfileSchema = z.object({
  lockfileVersion: z.union([z.literal(2), z.literal(3)]),
  packages: z.record(z.string(), entrySchema),
});

const manifestSchema = z.object({ allowScripts: z.record(z.string(), z.boolean()).default({}) });

/** A package as the lockfile has it. */
export interface LockedPackage {
  /** Where it stands, such as `node_modules/a/node_modules/b`. */
  place: string;
  name: string;
  version: string;
  resolved: string | undefined;
  integrity: string | undefined;
  licence: string | undefined;
  hasInstallScript: boolean;
  /** Only tools need it. */
  isTool: boolean;
  isLink: boolean;
  /** It lies in the package that brings it, and is covered by that one's hash. */
  isBundled: boolean;
}

export interface Lockfile {
  packages: LockedPackage[];
  /** By name: whether its install script may run. */
  allowScripts: Record<string, boolean>;
}

/** Reads package.json and package-lock.json of a folder. Errors: `configuration_invalid` that names the file. */
export async function readLockfile(folder: string): Promise<Lockfile> {
  const { packages } = await readJson(folder, 'package-lock.json', lockfileSchema);
  const { allowScripts } = await readJson(folder, 'package.json', manifestSchema);
  const own = Object.entries(packages).filter(([place]) => place !== '');
  return {
    allowScripts,
    packages: own.map(([place, entry]) => ({
      place,
      name: entry.name ?? place.replace(/^.*node_modules\//u, ''),
      version: entry.version ?? '',
      resolved: entry.resolved,
      integrity: entry.integrity,
      licence: entry.license,
      hasInstallScript: entry.hasInstallScript ?? false,
      isTool: entry.dev ?? false,
      isLink: entry.link ?? false,
      isBundled: entry.inBundle ?? false,
    })),
  };
}

async function readJson<T>(folder: string, file: string, schema: z.ZodType<T>): Promise<T> {
  const fail = (what: string, cause?: unknown) =>
    new AppError('configuration_invalid', `${file} ${what}`, {
      hint: 'Run `npm install` to write it anew.',
      cause,
    });
  const text = await readFile(path.join(folder, file), 'utf8').catch((cause) => {
    throw fail('cannot be read', cause);
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw fail('is no JSON', cause);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw fail(
    `is of another form: ${parsed.error.issues[0]!.path.join('.')}: ${parsed.error.issues[0]!.message}`,
  );
}
