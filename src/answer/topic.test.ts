import { beforeAll, describe, expect, it } from 'vitest';
import { openTestIndex } from '../node/testing-index.ts';
import { Retriever } from '../retrieve/retriever.ts';
import type { Library } from '../types.ts';
import { textOf } from './quoting.ts';
import { findTopic, type Topic } from './topic.ts';

let library: Library;
let retriever: Retriever;
beforeAll(async () => {
  const { content, embedder, vectorIndex } = await openTestIndex();
  library = content;
  retriever = new Retriever({ content, embedder, vectors: vectorIndex });
});

function find(topic: string | null, hint: string | null = null): Promise<Topic> {
  const retrieve: Retriever['retrieve'] = (question, options) => retriever.retrieve(question, options);
  return findTopic(
    { question: 'En wanneer?', topic, before: topic, hint },
    { library, retrieve, slotChecks: true, documents: undefined },
  );
}

describe('what a conversation is about', () => {
  it('is nothing for a question that stands alone', async () => {
    expect(await find(null)).toEqual({ topic: undefined, passage: null, unit: null });
  });

  it('is what the user asked, and the sentence of the source that answers it', async () => {
    const { topic, unit } = await find('Komt er een lobbyregister?');
    expect(topic).toMatch(/^Komt er een lobbyregister\? /u);
    expect(textOf(library.units[unit!]!, library)).toContain('lobbyregister');
  });

  it('holds no word of what an assistant said', async () => {
    const { topic } = await find('Komt er een lobbyregister?', 'Windmolens xqzwvkt (MADE UP).');
    expect(topic).not.toMatch(/windmolens|xqzwvkt/iu);
  });

  it('is, among what the question finds, the sentence that was quoted', async () => {
    const hint = 'De brief zegt: “Wetsvoorstel lobbyregister”';
    const { unit } = await find('Komt er een lobbyregister?', hint);
    expect(textOf(library.units[unit!]!, library)).toMatch(/lobbyregister/u);
    const other = await find('Komt er een lobbyregister?', 'Er komen windmolens op zee (MADE UP).');
    expect(textOf(library.units[other.unit!]!, library)).toMatch(/lobbyregister/u);
  });
});
