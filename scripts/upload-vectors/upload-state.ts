import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import * as z from 'zod';

const stateSchema = z.strictObject({
  /** Version of the artifact whose vectors are on their way. */
  version: z.string(),
  /** Hash of account, index and the moment at which that index was made: another one begins anew. */
  target: z.string(),
  /** How many vectors, in the order of the rows, the service has taken. */
  taken: z.int().min(0),
});

export type UploadState = z.infer<typeof stateSchema>;

/** What an earlier run left behind for the same version and target; else a new beginning. */
export async function readState(file: string, wanted: Omit<UploadState, 'taken'>): Promise<UploadState> {
  const fresh = { ...wanted, taken: 0 };
  try {
    const state = stateSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    return state.version === wanted.version && state.target === wanted.target ? state : fresh;
  } catch {
    // Missing, cut off or of another form: what was sent already is sent again, which does no harm.
    return fresh;
  }
}

/** Writes the state aside and renames it, so that a process that dies leaves the old state or the new one. */
export async function writeState(file: string, state: UploadState): Promise<void> {
  const aside = `${file}.${process.pid}.part`;
  await writeFile(aside, `${JSON.stringify(state)}\n`);
  await rename(aside, file);
}

export async function removeState(file: string): Promise<void> {
  await rm(file, { force: true });
}
