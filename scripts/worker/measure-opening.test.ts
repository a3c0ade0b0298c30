import { describe, expect, it } from 'vitest';
import { encodeArtifact } from '../../src/index/artifact.ts';
import { makeIndex, TEST_ORIGIN } from '../../src/index/testing.ts';
import { measureOpening } from './measure-opening.ts';

async function makeAssets(embedder: string): Promise<Map<string, Uint8Array>> {
  const index = makeIndex('VERZONNEN brief (MADE UP)');
  const files = await encodeArtifact({ ...index, lsa: { ...index.lsa, id: embedder } }, TEST_ORIGIN);
  const assets = new Map([...files].map(([name, bytes]) => [`index/${name}`, bytes]));
  const stamp = JSON.stringify({ builtAt: '2026-01-02T03:04:05.000Z' });
  return assets.set('index/stamp.json', new TextEncoder().encode(stamp));
}

describe('the cost of opening an index', () => {
  it.each(['lsa-1-8-made-up', 'openai:made-up'])('is told of one by %s', async (embedder) => {
    const { ms, bytes } = await measureOpening(await makeAssets(embedder));
    expect(ms).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(100e6);
  });

  it('is not told of one that the Worker could not open', async () => {
    const assets = await makeAssets('lsa-1-8-made-up');
    const part = [...assets.keys()].find((name) => name.startsWith('index/units-'))!;
    await expect(measureOpening(assets.set(part, new Uint8Array(3)))).rejects.toThrow('units-');
  });
});
