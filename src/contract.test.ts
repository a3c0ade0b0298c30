import { describe, expect, expectTypeOf, it } from 'vitest';
import type * as z from 'zod';
import {
  type answer,
  chatRequest,
  type claimCheck,
  claimCheckRequest,
  feedbackRequest,
  passagesQuery,
  type passageView,
} from './contract.ts';
import type { documentSummary, documentView, timelineItem } from './contract-documents.ts';
import type * as domain from './types.ts';

interface ChatBody extends domain.AskRequest {
  stream?: boolean;
}

describe('schemas and types say the same (held by the compiler)', () => {
  it('for what is asked', () => {
    expectTypeOf<z.infer<typeof chatRequest>>().toEqualTypeOf<ChatBody>();
    expectTypeOf<z.infer<typeof claimCheckRequest>>().toEqualTypeOf<domain.CheckClaimRequest>();
    expectTypeOf<z.infer<typeof passagesQuery>>().toEqualTypeOf<domain.SearchRequest>();
  });

  it('for what is answered', () => {
    expectTypeOf<z.infer<typeof answer>>().toEqualTypeOf<domain.Answer>();
    expectTypeOf<z.infer<typeof claimCheck>>().toEqualTypeOf<domain.ClaimCheck>();
    expectTypeOf<z.infer<typeof passageView>>().toEqualTypeOf<domain.PassageView>();
    expectTypeOf<z.infer<typeof documentSummary>>().toEqualTypeOf<domain.DocumentSummary>();
    // branded: the domain writes blocks and footnotes as intersections, which the strict check tells apart.
    expectTypeOf<z.infer<typeof documentView>>().branded.toEqualTypeOf<domain.DocumentView>();
    expectTypeOf<z.infer<typeof timelineItem>>().toEqualTypeOf<domain.TimelineItem>();
  });
});

const user = (content: string) => ({ role: 'user', content });
const ask = (...contents: string[]) => ({ messages: contents.map(user) });

describe('what a request may hold', () => {
  it.each([
    ['a question of 1000 characters', chatRequest, ask('a'.repeat(1000))],
    ['twenty messages', chatRequest, ask(...Array(20).fill('vraag'))],
    ['every option', chatRequest, { ...ask('vraag'), language: 'en', documents: ['a'], stream: true }],
    ['a claim', claimCheckRequest, { claim: 'Het kabinet trekt 5 miljoen euro uit.' }],
    ['a rating without a comment', feedbackRequest, { answerId: 'x', rating: 'up' }],
  ])('takes %s', (_name, schema, body) => {
    expect(schema.safeParse(body).success).toBe(true);
  });

  it.each([
    ['no message', chatRequest, { messages: [] }],
    ['an empty question', chatRequest, ask('')],
    ['a question of blanks', chatRequest, ask(' \n\t ')],
    ['a question of 1001 characters', chatRequest, ask('a'.repeat(1001))],
    ['twenty-one messages', chatRequest, ask(...Array(21).fill('vraag'))],
    ['the role system', chatRequest, { messages: [{ role: 'system', content: 'x' }] }],
    ['a last message of the assistant', chatRequest, { messages: [{ role: 'assistant', content: 'x' }] }],
    ['a field that nobody knows', chatRequest, { ...ask('vraag'), temperature: 1 }],
    ['an unknown field of a message', chatRequest, { messages: [{ ...user('x'), name: 'y' }] }],
    ['the field __proto__', claimCheckRequest, JSON.parse('{"claim":"x","__proto__":{"language":"nl"}}')],
    ['a language that we lack', claimCheckRequest, { claim: 'x', language: 'de' }],
    ['an empty list of documents', claimCheckRequest, { claim: 'x', documents: [] }],
    ['a limit of 51', passagesQuery, { query: 'x', limit: 51 }],
    ['a rating of our own making', feedbackRequest, { answerId: 'x', rating: 'meh' }],
  ])('refuses %s', (_name, schema, body) => {
    expect(schema.safeParse(body).success).toBe(false);
  });

  it('searches ten passages when no limit is given', () => {
    expect(passagesQuery.parse({ query: 'x' }).limit).toBe(10);
  });
});
