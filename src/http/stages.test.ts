import { expect, it } from 'vitest';
import { askServices, bodyOf, openTestServices } from '../node/testing-index.ts';
import { createMetrics } from './metrics.ts';

const INDEX = {
  ...{ version: 'v', builtAt: '2026-01-02T03:04:05.000Z', passages: 1, documents: 1 },
  ...{ vectorIndex: 'none', embedder: 'none' },
};
const QUESTION = 'Wanneer komt het nieuwe stembiljet?';
const CLAIM = 'Het kabinet trekt 5 miljoen euro uit voor veilige raadsvergaderingen.';

it('latency is measured by stage, and the answers are the same', async () => {
  const metrics = createMetrics();
  const [plain, watched] = [
    await openTestServices(),
    await openTestServices({ startLaps: metrics.startLaps, breathe: async () => {} }),
  ];
  expect(bodyOf(await askServices(watched, QUESTION))).toBe(bodyOf(await askServices(plain, QUESTION)));
  await watched.checkClaim({ claim: CLAIM });
  const text = metrics.render(INDEX, '1.0.0');
  const stages = [...text.matchAll(/stage_duration_seconds_count\{stage="([\w-]+)"\} [1-9]/gu)];
  expect(stages.map(([, stage]) => stage).sort()).toEqual(
    ['cite', 'claim-align', 'claim-judge', 'claim-read', 'decide', 'retrieve', 'select', 'write'].sort(),
  );
});

it('a claim of many parts lets others have a turn between them', async () => {
  let turns = 0;
  const breathe = async () => {
    turns += 1;
  };
  const services = await openTestServices({ breathe });
  const { parts } = await services.checkClaim({ claim: `${CLAIM} `.repeat(8).trim() });
  expect(parts.length).toBeGreaterThan(4);
  expect(turns).toBeGreaterThanOrEqual(2 * parts.length);
});
