import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import type { PaperStore } from './paper-store.ts';

/**
 * Keeps papers in a folder. A file is written beside its place and then renamed: a reader never sees half of it.
 * Errors: `invalid_input` for a name that is not a plain file name.
 */
export class FilePaperStore implements PaperStore {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  async list(): Promise<string[]> {
    const entries = await readdir(this.folder, { withFileTypes: true }).catch(onMissing([]));
    return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  }

  async read(name: string): Promise<Uint8Array | null> {
    const bytes = await readFile(this.pathOf(name)).catch(onMissing(null));
    return bytes && new Uint8Array(bytes);
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    const path = this.pathOf(name);
    const beside = `${path}.${process.pid}.part`;
    await mkdir(this.folder, { recursive: true });
    try {
      await writeFile(beside, bytes);
      await rename(beside, path);
    } finally {
      await rm(beside, { force: true });
    }
  }

  private pathOf(name: string): string {
    if (/^[\w-][\w.-]*$/u.test(name)) return join(this.folder, name);
    throw new AppError('invalid_input', `Not a file name: ${JSON.stringify(name)}`);
  }
}

function onMissing<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return instead;
    throw error;
  };
}
