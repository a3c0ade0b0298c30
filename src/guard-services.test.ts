import { describe, expect, it } from 'vitest';
import { AppError } from './errors.ts';
import { guardServices } from './guard-services.ts';
import type { Services } from './types.ts';

/** Services that give back what they were asked, so that a test sees what passes the guard. */
function listen(): { guarded: Services; heard: unknown[] } {
  const heard: unknown[] = [];
  const hear = async (request: unknown) => {
    heard.push(request);
    return [] as never;
  };
  const text = 'Vragen? Mail naar post@ministerie.example of bel 070-4266426.';
  const inner = {
    ask: hear,
    checkClaim: hear,
    search: hear,
    listDocuments: () => [{ id: 'brief' }],
    getDocument: () => ({ text }),
  };
  return { guarded: guardServices(inner as unknown as Services), heard };
}

const BSN = '111222333';
const surfaces: [string, (services: Services, text: string) => Promise<unknown>, string][] = [
  [
    'a question',
    (services, content) => services.ask({ messages: [{ role: 'user', content }] }),
    '/messages/0/content',
  ],
  ['a claim', (services, claim) => services.checkClaim({ claim }), '/claim'],
  ['a search', (services, query) => services.search({ query, limit: 3 }), '/query'],
];

describe.each(surfaces)('%s', (_, send, pointer) => {
  it.each([
    ['a BSN', `Mijn BSN is ${BSN}, krijg ik geld?`],
    ['an IBAN', 'Stort het op NL91 ABNA 0417 1643 00'],
    ['an e-mail address', 'Antwoord aan jan@example.org'],
    ['a telephone number', 'Bel mij op 06-12345678'],
    ['a BSN behind hidden characters', 'Mijn BSN is 111\u200b222\u00ad333'],
  ])('with %s is refused, with its place and without the data', async (_kind, text) => {
    const { guarded, heard } = listen();
    const error = await send(guarded, text).catch((fault: unknown) => fault);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ type: 'invalid_input', fields: [{ pointer }] });
    expect(JSON.stringify([(error as AppError).message, (error as AppError).fields])).not.toMatch(
      /111|0417|jan@|1234/u,
    );
    expect(heard).toEqual([]);
  });

  it('with hidden characters is read without them', async () => {
    const { guarded, heard } = listen();
    await send(guarded, 'Wanneer komt het stem\u00adbiljet?\u{e006e}\u{e0065}\u202e');
    expect(JSON.stringify(heard)).toContain('Wanneer komt het stembiljet?"');
  });

  it('of hidden characters alone is empty', async () => {
    const { guarded } = listen();
    await expect(send(guarded, '\u200b\u{e0041}')).rejects.toMatchObject({
      type: 'invalid_input',
      fields: [{ pointer, detail: 'must not be empty' }],
    });
  });

  it('may name what the documents print', async () => {
    const { guarded, heard } = listen();
    await send(guarded, 'Van wie is post@ministerie.example, en 070 426 64 26?');
    expect(heard).toHaveLength(1);
  });
});

it('names every message of a conversation that holds personal data', async () => {
  const { guarded } = listen();
  const messages = ['Ik ben jan@example.org', 'Goed', `En mijn BSN is ${BSN}`].map((content, i) => ({
    role: i === 1 ? ('assistant' as const) : ('user' as const),
    content,
  }));
  await expect(guarded.ask({ messages })).rejects.toMatchObject({
    fields: [{ pointer: '/messages/0/content' }, { pointer: '/messages/2/content' }],
  });
});
