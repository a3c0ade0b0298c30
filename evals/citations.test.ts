import { beforeAll, describe, expect, it } from 'vitest';
import type { Citation } from '../src/types.ts';
import { collectClaims, collectQuestions } from './collect.ts';
import { type EvalApp, prepareApps } from './open-app.ts';
import { readClaims, readQuestions } from './read-items.ts';

/** What is wrong with the citations of one response, in words. */
function findFaults(id: string, citations: Citation[], { checkCitation }: EvalApp): string[] {
  return citations.flatMap((citation) => {
    const { verbatim, traceable } = checkCitation(citation);
    const where = `${id} [${citation.number}] ${citation.quote.slice(0, 60)}`;
    return [
      ...(verbatim ? [] : [`${where}: not verbatim`]),
      ...(traceable === false ? [`${where}: not traceable`] : []),
    ];
  });
}

describe('every citation of every evaluation item points at its words', () => {
  let app: EvalApp;
  beforeAll(async () => {
    app = await (await prepareApps())();
  }, 60_000);

  it.each(['questions.jsonl', 'own.jsonl'])('%s', { timeout: 60_000 }, async (file) => {
    const served = await collectQuestions(app.app, await readQuestions(file));
    expect(
      served.flatMap(({ item, fault }) => (fault === undefined ? [] : [`${item.id}: ${fault}`])),
    ).toEqual([]);
    const faults = served.flatMap(({ item, body }) => findFaults(item.id, body?.answer.citations ?? [], app));
    expect(faults).toEqual([]);
    expect(served.flatMap(({ body }) => body?.answer.citations ?? []).length).toBeGreaterThan(
      served.length / 2,
    );
  });

  it.each(['claims.jsonl', 'own-claims.jsonl'])('%s', { timeout: 60_000 }, async (file) => {
    const served = await collectClaims(app.app, await readClaims(file));
    expect(
      served.flatMap(({ item, fault }) => (fault === undefined ? [] : [`${item.id}: ${fault}`])),
    ).toEqual([]);
    expect(served.flatMap(({ item, body }) => findFaults(item.id, body?.citations ?? [], app))).toEqual([]);
    expect(served.flatMap(({ body }) => body?.citations ?? []).length).toBeGreaterThan(served.length / 2);
  });
});
