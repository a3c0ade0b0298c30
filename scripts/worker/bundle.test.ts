import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runWrangler } from './run-wrangler.ts';

interface Bundle {
  /** What wrangler printed. */
  output: string;
  /** Files that the script is made of, and what it imports and was not bundled. */
  inputs: string[];
  imports: string[];
}

interface Metafile {
  inputs: Record<string, unknown>;
  outputs: Record<string, { imports: { path: string }[] }>;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'briefwijzer-bundle-'));
  await mkdir(path.join(folder, 'assets'));
  await writeFile(path.join(folder, 'assets', 'widget.js'), '');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function bundle(name: string, ...args: string[]): Promise<Bundle> {
  const out = path.join(folder, name);
  const assets = ['--assets', path.join(folder, 'assets')];
  const output = await runWrangler([
    'deploy',
    '--dry-run',
    '--metafile',
    '--outdir',
    out,
    ...assets,
    ...args,
  ]);
  const file = await readFile(path.join(out, 'bundle-meta.json'), 'utf8');
  const { inputs, outputs } = JSON.parse(file) as Metafile;
  const imports = Object.values(outputs).flatMap((one) => one.imports.map((imported) => imported.path));
  return { output, inputs: Object.keys(inputs), imports };
}

describe('what is deployed', () => {
  it('needs no network binding, no module of Node, no native code and no LangChain', async () => {
    const { output, inputs, imports } = await bundle('default');
    expect(output).toContain('env.ASSETS');
    expect(output).toContain('env.RATE_LIMITER');
    expect(output).not.toMatch(/env\.(?:AI|VECTORIZE)/u);
    expect(imports.filter((name) => !name.startsWith('cloudflare:'))).toEqual([]);
    expect(inputs).toContain('src/services.ts');
    expect(inputs.filter((name) => /langchain|hnsw|node:|unenv|src\/node\//u.test(name))).toEqual([]);
  });

  it('has the engines of the platform at hand in production', async () => {
    const { output } = await bundle('production', '--env', 'production');
    for (const binding of ['AI', 'VECTORIZE', 'RATE_LIMITER', 'ASSETS']) {
      expect(output).toContain(`env.${binding}`);
    }
  });
});
