import { readFile, writeFile } from 'node:fs/promises';

const README = new URL('README.md', import.meta.url);

/** The text with what stands between `<!-- part: begin -->` and `<!-- part: end -->` replaced. Throws when they are not there. */
export function replacePart(text: string, part: string, lines: string[]): string {
  const [opening, closing] = [`<!-- ${part}: begin -->`, `<!-- ${part}: end -->`];
  const [begin, end] = [text.indexOf(opening), text.indexOf(closing)];
  if (begin < 0 || end < begin)
    throw new Error(`evals/README.md has no place for the table: ${opening} … ${closing}`);
  return [text.slice(0, begin + opening.length), '', ...lines, '', text.slice(end)].join('\n');
}

/** Puts lines of Markdown in their place in evals/README.md. Errors as `replacePart`; then nothing is written. */
export async function writeReadmePart(part: 'ablations' | 'tune', lines: string[]): Promise<void> {
  await writeFile(README, replacePart(await readFile(README, 'utf8'), part, lines));
}
