import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../types.ts';
import { createApp } from './app.ts';
import { type AuditRecord, auditServices, hashReply, toCanonicalJson } from './audit.ts';
import { asking, createTestOptions, createTestServices, postJson } from './testing.ts';

function createAudited() {
  const records: AuditRecord[] = [];
  const services = auditServices(createTestServices(), (line) => records.push(line));
  return { records, app: createApp(services, createTestOptions()), services };
}

describe('an audit line', () => {
  it('carries the hash of the body that was served, whatever the order of its keys', async () => {
    const { records, app } = createAudited();
    const response = await app.request('/v1/chat', postJson(asking('bomen')));
    const reply = (await response.json()) as Answer;
    const turned = Object.fromEntries(Object.entries(reply).reverse());
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ id: reply.id, kind: 'answer', outcome: 'answered' });
    expect(await hashReply(turned)).toBe(records[0]?.sha256);
    expect(await hashReply({ ...reply, answer: `${reply.answer} ` })).not.toBe(records[0]?.sha256);
  });

  it('names the text that was quoted by its hash, and holds no word of question or answer', async () => {
    const { records, app, services } = createAudited();
    await app.request('/v1/chat', postJson(asking('bomen in Geheimstad')));
    const text = services.getDocument('verzonnen-brief')!.text;
    const sha256 = createHash('sha256').update(text).digest('hex');
    expect(records[0]?.documents).toEqual([{ id: 'verzonnen-brief', sha256 }]);
    expect(JSON.stringify(records)).not.toMatch(/bomen|Geheimstad|Voorbeeldstad/);
  });

  it('is written for refusals and claim checks as well, on every surface', async () => {
    const { records, app } = createAudited();
    await app.request('/v1/chat', postJson(asking('iets anders')));
    await app.request('/v1/claim-checks', postJson({ claim: 'Er komen bomen.' }));
    const messages = [{ role: 'user', content: 'bomen' }];
    await app.request('/openai/v1/chat/completions', postJson({ model: 'briefwijzer', messages }));
    expect(records.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['answer', 'not_in_sources'],
      ['claim-check', expect.any(String)],
      ['answer', 'answered'],
    ]);
  });
});

it('canonical JSON sorts keys at every depth and keeps the order of lists', () => {
  expect(toCanonicalJson({ b: [{ d: 1, c: 'é' }, 2], a: null })).toBe('{"a":null,"b":[{"c":"é","d":1},2]}');
});
