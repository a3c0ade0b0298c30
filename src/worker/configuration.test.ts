import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AppError } from '../errors.ts';
import { listWorkerSettings, readWorkerConfiguration } from './configuration.ts';

const AI = { run: async () => null };

function fault(env: Record<string, unknown>): string {
  try {
    readWorkerConfiguration(env);
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    return (error as AppError).message;
  }
  return '';
}

describe('the configuration of a Worker', () => {
  it('uses nothing of the platform when nothing is set, whatever is bound', () => {
    expect(readWorkerConfiguration({ AI, VECTORIZE: {}, ASSETS: {} })).toMatchObject({
      ...{ writer: undefined, embedder: undefined, isVectorize: false, disabled: false },
      ...{ allowedOrigins: [], perClient: { burst: 600, perMinute: 120 }, apiContactIsPlaceholder: true },
    });
  });

  it('reads what is switched on', () => {
    const configuration = readWorkerConfiguration({
      ...{ AI, VECTORIZE: {}, BRIEFWIJZER_VECTOR_INDEX: 'vectorize', BRIEFWIJZER_API_EMAIL: 'a@b.example' },
      ...{ BRIEFWIJZER_WRITER: 'workers-ai', BRIEFWIJZER_WRITER_MODEL: '@cf/x' },
      ...{ BRIEFWIJZER_EMBEDDER: 'workers-ai', BRIEFWIJZER_EMBEDDER_MODEL: '@cf/y' },
      BRIEFWIJZER_EMBEDDER_DIMENSIONS: '1024',
    });
    expect(configuration).toMatchObject({
      writer: { model: '@cf/x', budgetMs: 8000 },
      embedder: { model: '@cf/y', dimensions: 1024, prefixes: 'none', timeoutMs: 3000 },
      ...{ isVectorize: true, apiContactIsPlaceholder: false },
    });
  });

  it.each([
    [{ BRIEFWIJZER_WRITER: 'openai' }, 'BRIEFWIJZER_WRITER: must be none or workers-ai'],
    [{ BRIEFWIJZER_ARTIFACT_FOLDER: '/data' }, 'BRIEFWIJZER_ARTIFACT_FOLDER: there is no such setting'],
    [{ BRIEFWIJZER_WRITER: 'workers-ai' }, 'needs the binding AI'],
    [{ AI, BRIEFWIJZER_WRITER: 'workers-ai' }, 'BRIEFWIJZER_WRITER_MODEL: is needed'],
    [{ AI, BRIEFWIJZER_EMBEDDER: 'workers-ai' }, 'BRIEFWIJZER_EMBEDDER_MODEL: is needed'],
    [{ AI, BRIEFWIJZER_VECTOR_INDEX: 'vectorize' }, 'needs the binding VECTORIZE'],
  ])('%j is refused: %s', (env, says) => {
    expect(fault(env)).toContain(says);
  });

  it('stands in docs/worker.md, and what Node has too in README', () => {
    const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
    const { shared, own } = listWorkerSettings();
    const rows = Object.entries(own).map(
      ([name, { default: standard, description }]) => `| \`${name}\` | \`${standard}\` | ${description} |`,
    );
    const [, table] = /<!-- settings: begin -->\n([\s\S]*?)<!-- settings: end -->/u.exec(
      read('docs/worker.md'),
    )!;
    expect(table!.trim().split('\n').slice(2)).toEqual(rows);
    const [, names] = /<!-- shared: begin -->([\s\S]*?)<!-- shared: end -->/u.exec(read('docs/worker.md'))!;
    expect(names!.match(/\w{2,}/gu)!.sort()).toEqual(
      shared.map((name) => name.replace('BRIEFWIJZER_', '')).sort(),
    );
    expect(shared.filter((name) => !read('README.md').includes(`| \`${name}\` |`))).toEqual([]);
  });
});
