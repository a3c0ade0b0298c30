import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../', import.meta.url);

interface Annotation {
  glob: string;
  precedence: string;
  copyright: string;
  licence: string;
}

/** The annotations of REUSE.toml (reuse.software/spec-3.3), which has one path each. */
function readAnnotations(): Annotation[] {
  const text = readFileSync(new URL('REUSE.toml', ROOT), 'utf8');
  const field = (block: string, name: string) =>
    new RegExp(`^${name} = "(.*)"$`, 'mu').exec(block)?.[1] ?? '';
  return text
    .split('[[annotations]]')
    .slice(1)
    .map((block) => ({
      glob: field(block, 'path'),
      precedence: field(block, 'precedence'),
      copyright: field(block, 'SPDX-FileCopyrightText'),
      licence: field(block, 'SPDX-License-Identifier'),
    }));
}

/** What .gitignore leaves out, by the name of its folder or the end of a file's name. */
const IGNORED = readFileSync(new URL('.gitignore', ROOT), 'utf8')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '' && !line.startsWith('#'));

function isIgnored(name: string, isFolder: boolean): boolean {
  const own = IGNORED.some((pattern) => {
    if (pattern.endsWith('/')) return isFolder && pattern === `${name}/`;
    return pattern.startsWith('*') ? name.endsWith(pattern.slice(1)) : name === pattern;
  });
  return own || (isFolder && name === '.git');
}

/** Every file that belongs to the project, by its path from the root. */
function listFiles(folder = ''): string[] {
  return readdirSync(new URL(folder, ROOT), { withFileTypes: true }).flatMap((entry) => {
    if (isIgnored(entry.name, entry.isDirectory())) return [];
    const file = folder + entry.name;
    return entry.isDirectory() ? listFiles(`${file}/`) : [file];
  });
}

/** `**` is any text, `*` any text without a slash. */
function matches(file: string, glob: string): boolean {
  const parts = glob.split(/(\*+)/u).map((part) => {
    if (part === '**') return '.*';
    return part === '*' ? '[^/]*' : part.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`, 'u').test(file);
}

const annotations = readAnnotations();
const licencesOf = (file: string) => annotations.filter(({ glob }) => matches(file, glob));

describe('REUSE.toml', () => {
  it('says of every file who made it and what one may do with it', () => {
    const files = listFiles();
    expect(files.length).toBeGreaterThan(400);
    const bare = files.filter((file) => !licencesOf(file).some((one) => one.copyright && one.licence));
    expect(bare).toEqual([]);
  });

  it('gives the sources of the government no licence of ours', () => {
    const sources = listFiles().filter((file) => file.startsWith('corpus/sources/'));
    expect(sources.length).toBeGreaterThan(0);
    for (const file of sources) {
      expect(licencesOf(file).at(-1)).toMatchObject({
        precedence: 'override',
        licence: 'LicenseRef-Auteurswet-15b',
      });
    }
  });

  it('names licences whose texts are there, and no others are', () => {
    const texts = readdirSync(new URL('LICENSES/', ROOT)).map((file) => file.replace(/\.txt$/u, ''));
    expect(texts.sort()).toEqual([...new Set(annotations.map(({ licence }) => licence))].sort());
  });

  it('is not contradicted by a file of its own licence', () => {
    const tag = `SPDX-License-${'Identifier'}: `;
    const odd = listFiles()
      .filter((file) => /\.(?:ts|tsx|css|md|html|toml|yml)$/u.test(file))
      .filter((file) => file !== 'REUSE.toml' && readFileSync(new URL(file, ROOT), 'utf8').includes(tag));
    expect(odd).toEqual([]);
  });
});
