import { readFile, writeFile } from 'node:fs/promises';
import { AppError } from '../../src/errors.ts';

const REPORT = new URL('../../docs/benchmarks.md', import.meta.url);

/**
 * Puts a report in its place in docs/benchmarks.md, between `<!-- name: begin -->` and `<!-- name: end -->`.
 * Errors: `corpus_invalid` when the page has no such place.
 */
export async function writeSection(name: string, markdown: string): Promise<void> {
  await writeFile(REPORT, replaceSection(await readFile(REPORT, 'utf8'), { name, markdown }));
}

/** A page with what stands between the two marks replaced; all else stays as it is. Errors: `corpus_invalid`. */
export function replaceSection(page: string, section: { name: string; markdown: string }): string {
  const [begin, end] = [`<!-- ${section.name}: begin -->`, `<!-- ${section.name}: end -->`];
  const from = page.indexOf(begin);
  const until = page.indexOf(end, from);
  if (from < 0 || until < 0) {
    throw new AppError('corpus_invalid', `docs/benchmarks.md has no section "${section.name}"`, {
      hint: `Put ${begin} and ${end} where the report belongs.`,
    });
  }
  return `${page.slice(0, from)}${begin}\n${section.markdown.trim()}\n${page.slice(until)}`;
}
