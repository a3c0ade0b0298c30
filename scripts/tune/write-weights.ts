import { readFile, writeFile } from 'node:fs/promises';

/**
 * The source with the numbers of a weights constant replaced, by name; the rest stays as it is.
 * Throws when the constant is not there, or holds no number under one of the names.
 */
export function replaceNumbers(source: string, constant: string, numbers: Record<string, number>): string {
  const from = new RegExp(`export const ${constant}\\b[^=]*= \\{`, 'u').exec(source);
  if (!from) throw new Error(`there is no ${constant} in the file`);
  const start = from.index + from[0].length;
  const end = source.indexOf('\n};', start);
  let body = source.slice(start, end);
  for (const [name, value] of Object.entries(numbers)) {
    const entry = new RegExp(`(?<=^ *${name}: )-?[\\d.]+(?=,$)`, 'mu');
    if (!entry.test(body)) throw new Error(`${constant} holds no number named ${name}`);
    body = body.replace(entry, String(value + 0));
  }
  return source.slice(0, start) + body + source.slice(end);
}

/** Writes numbers into a weights file of the program. Errors as `replaceNumbers`; then nothing is written. */
export async function writeNumbers(
  file: URL,
  constant: string,
  numbers: Record<string, number>,
): Promise<void> {
  await writeFile(file, replaceNumbers(await readFile(file, 'utf8'), constant, numbers));
}
