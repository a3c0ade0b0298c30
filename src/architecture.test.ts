import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  findCycles,
  findForbiddenImports,
  MAY_IMPORT,
  readSpecifiers,
  type Sources,
} from './testing-imports.ts';
import { findLayoutFaults } from './testing-layout.ts';

const ROOT = new URL('../', import.meta.url);

function readSources(...folders: string[]): Sources {
  const files = folders.flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, ROOT), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/u.test(name))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  );
  return new Map(files.sort().map((file) => [file, readFileSync(new URL(file, ROOT), 'utf8')]));
}

const sources = readSources('src', 'scripts', 'evals', 'tests');

function describeImports(imports: readonly string[]): string {
  const isAnything = imports === MAY_IMPORT.scripts;
  return isAnything ? 'anything' : imports.join(', ') || 'nothing of ours';
}

/** What is found in one file, when it is planted in the tree. */
function findIn(file: string, source: string, find: (tree: Sources) => string[]): string[] {
  return find(plant({ [file]: source })).filter((fault) => fault.startsWith(`${file}:`));
}

/** The tree with files planted in it. */
function plant(files: Record<string, string>): Sources {
  return new Map([...sources, ...Object.entries(files)]);
}

describe('the house', () => {
  it('reads the real tree', () => {
    expect(sources.size).toBeGreaterThan(200);
    const imports = [...sources.values()].flatMap(readSpecifiers);
    expect(imports.length).toBeGreaterThan(800);
    expect(imports).toContain('node:fs/promises');
  });

  it('keeps to the import table', () => {
    expect(findForbiddenImports(sources)).toEqual([]);
  });

  it('is described by DESIGN.md', () => {
    const rows = Object.entries(MAY_IMPORT).map(
      ([module, imports]) => `| ${module} | ${describeImports(imports)} |`,
    );
    const design = readFileSync(new URL('DESIGN.md', ROOT), 'utf8');
    const [, table] = /<!-- imports: begin -->\n([\s\S]*?)<!-- imports: end -->/u.exec(design)!;
    expect(table!.trim().split('\n').slice(2)).toEqual(rows);
  });

  it('has no cycles', () => {
    expect(findCycles(sources)).toEqual([]);
  });

  it('keeps to its sizes, names and exports', () => {
    expect(findLayoutFaults(sources)).toEqual([]);
  });
});

describe('a planted import', () => {
  const planted: [string, string, RegExp][] = [
    ['src/text/planted.ts', "import { AppError } from '../errors.ts';", /text may not import errors/u],
    ['src/types-extra.ts', 'export const extra = 1;', /the table knows no module types-extra/u],
    [
      'src/contract-documents.ts',
      "import { createApp } from './http/app.ts';",
      /contract may not import http/u,
    ],
    ['src/ports.ts', "import { AppError } from './errors.ts';", /ports may not import errors/u],
    [
      'src/answer/planted.ts',
      "import { Retriever } from '../retrieve/retriever.ts';",
      /answer may not import/u,
    ],
    [
      'src/answer/planted.ts',
      "import type { A } from '../claims/checker.ts';",
      /answer may not import claims/u,
    ],
    ['src/http/planted.ts', "import { fold } from '../text/normalize.ts';", /http may not import text/u],
    ['src/widget/planted.ts', "export { AppError } from '../errors.ts';", /widget may not import errors/u],
    ['src/services.ts', "import { ExactIndex } from './engines/exact-index.ts';", /services may not import/u],
    ['src/documents.ts', "import { listen } from './node/listen.ts';", /services may not import node/u],
    ['src/node/planted.ts', "import { readOptions } from '../../evals/options.ts';", /may not import evals/u],
    ['evals/planted.ts', "import '../src/node.ts';", /an entry/u],
    ['src/ingest/planted.ts', "import { readFile } from 'node:fs/promises';", /ingest may not use node:fs/u],
    ['src/index/planted.ts', "import {\n  join,\n} from 'path';", /index may not use path/u],
    [
      'src/http/planted.tsx',
      "const { Document } = await import('@langchain/core/documents');",
      /may not use @lang/u,
    ],
    ['src/retrieve/planted.ts', "import type * as hnsw from 'hnswlib-node';", /may not use hnswlib-node/u],
    ['src/index/planted.ts', "import { makeIndex } from './testing.ts';", /which is for tests/u],
    ['src/claims/planted.ts', 'const part = await import(name);', /imports what nobody can read/u],
  ];

  it.each(planted)('in %s is found: %s', (file, source, fault) => {
    expect(findIn(file, source, findForbiddenImports)).toEqual([expect.stringMatching(fault)]);
  });

  it('is none where the table allows it', () => {
    const allowed = {
      'src/retrieve/planted.ts': "import { Analyzer } from '../index/analyzer.ts';",
      'src/engines/planted.ts': "import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';",
      'src/ingest/planted.test.ts': "import { readFile } from 'node:fs/promises';",
      'scripts/planted.ts': "import { createServices } from '../src/services.ts';",
      'src/worker.ts': "import { createServices } from './services.ts';",
    };
    expect(findForbiddenImports(plant(allowed))).toEqual(findForbiddenImports(sources));
  });
});

describe('a planted cycle', () => {
  it('is found, across files and through types', () => {
    const cycles = findCycles(
      plant({
        'src/text/a.ts': "import { b } from './b.ts';",
        'src/text/b.ts': "export type { C } from './c.ts';",
        'src/text/c.ts': "import type { A } from './a.ts';",
      }),
    );
    const real = findCycles(sources);
    expect(cycles.filter((cycle) => !real.includes(cycle))).toEqual([
      'src/text/a.ts > src/text/b.ts > src/text/c.ts > src/text/a.ts',
    ]);
  });
});

describe('a planted file', () => {
  const planted: [string, string, RegExp][] = [
    ['src/text/long.ts', 'export const a = 1;\n'.repeat(251), /251 lines, more than 250/u],
    ['src/types.ts', 'export const a = 1;\n', /need not be excused/u],
    ['src/text/camelCase.ts', 'export const a = 1;\n', /camelCase is not kebab-case/u],
    ['src/utils/text.ts', 'export const a = 1;\n', /nothing is called utils/u],
    ['src/text/helpers.ts', 'export const a = 1;\n', /nothing is called helpers/u],
    ['src/text/stem-words.ts', 'export default 1;\n', /a default export/u],
    ['src/text/all.ts', "export * from './stem.ts';\nexport { fold } from './normalize.ts';\n", /a barrel/u],
  ];

  it.each(planted)('as %s is found', (file, source, fault) => {
    expect(findIn(file, source, findLayoutFaults)).toEqual([expect.stringMatching(fault)]);
  });
});
