import { beforeAll, describe, expect, it } from 'vitest';
import { readQuestions } from '../evals/read-items.ts';
import {
  bodyOf,
  buildTestIndex,
  openTestIndex,
  openTestServices,
  type TestIndex,
} from './node/testing-index.ts';
import { DEFAULT_WEIGHTS } from './retrieve/weights.ts';
import { createServices } from './services.ts';
import type { Answer, AskRequest, Services } from './types.ts';

let index: TestIndex;
let services: Services;
let requests: AskRequest[];
let answers: Answer[];
beforeAll(async () => {
  index = await openTestIndex();
  services = await openTestServices();
  const items = [...(await readQuestions('questions.jsonl')), ...(await readQuestions('own.jsonl'))];
  requests = items.map(({ question, history }) => ({
    messages: [...(history ?? []), { role: 'user', content: question }],
  }));
  answers = await askAll(services);
});

async function askAll(from: Services, asked = requests): Promise<Answer[]> {
  const given: Answer[] = [];
  for (const request of asked) given.push(await from.ask(request));
  return given;
}

/** The same list in another order, the same one every time. */
function shuffle<T>(list: T[]): T[] {
  const key = (at: number) => (at * 7_919 + 13) % 104_729;
  return list
    .map((item, at) => ({ item, at }))
    .sort((a, b) => key(a.at) - key(b.at))
    .map(({ item }) => item);
}

describe('the same question', () => {
  it('gets the same answer 100 times, byte for byte apart from its id', async () => {
    const few = shuffle(requests).slice(0, 8);
    for (const request of few) {
      const bodies = new Set<string>();
      const ids = new Set<string>();
      for (let turn = 0; turn < 100; turn += 1) {
        const answer = await services.ask(request);
        bodies.add(bodyOf(answer));
        ids.add(answer.id);
      }
      expect([bodies.size, ids.size]).toEqual([1, 100]);
    }
  });

  it('gets it in any order and company, and from services that were asked nothing before', async () => {
    const expected = new Map(requests.map((request, at) => [request, bodyOf(answers[at]!)]));
    const fresh = await openTestServices();
    const order = shuffle(requests);
    const given = await Promise.all(order.map((request) => fresh.ask(request)));
    for (const [at, request] of order.entries()) expect(bodyOf(given[at]!)).toBe(expected.get(request));
  });

  it('gets it from an index that was built again', async () => {
    const again = createServices(await buildTestIndex());
    const few = shuffle(requests).slice(0, 60);
    const expected = await askAll(services, few);
    expect((await askAll(again, few)).map(bodyOf)).toEqual(expected.map(bodyOf));
  });

  it('leaves the index as it was', async () => {
    const before = JSON.stringify([index.content.units, index.content.passages, services.timeline()]);
    await askAll(services, requests.slice(0, 20));
    expect(JSON.stringify([index.content.units, index.content.passages, services.timeline()])).toBe(before);
  });
});

describe('every quote of every evaluation question', () => {
  it('is whole units: it starts where one starts and ends where one ends, in one passage', () => {
    const { units, passages } = index.content;
    const cited = answers.flatMap(({ citations }) => citations);
    const faults = cited.filter(({ passageId, start, end }) => {
      const own = units.filter(({ passage }) => passages[passage]!.id === passageId);
      return !own.some((unit) => unit.start === start) || !own.some((unit) => unit.end === end);
    });
    expect(faults.map(({ quote }) => quote)).toEqual([]);
    expect(cited.length).toBeGreaterThan(requests.length / 2);
  });

  it('is its document’s words, and stands in the answer', () => {
    for (const { citations, answer } of answers) {
      for (const { documentId, start, end, quote } of citations) {
        expect(services.getDocument(documentId)!.text.slice(start, end)).toBe(quote);
        expect(answer).toContain(quote.replace(/\s*\n\s*/gu, ' / '));
      }
    }
  });

  it('is there when there is an answer, and only then', () => {
    for (const { answered, citations, statements, reason } of answers) {
      expect([citations.length > 0, statements.length > 0, reason === null]).toEqual(Array(3).fill(answered));
    }
  });
});

describe('a switch', () => {
  it.each(['enrichment', 'lexicon', 'compounds', 'grams', 'vectors'] as const)(
    'without %s changes answers, and only those of its own services',
    async (name) => {
      const few = shuffle(requests).slice(0, 60);
      const without = await openTestServices({ weights: { ...DEFAULT_WEIGHTS, [name]: false } });
      const [plain, changed] = [await askAll(services, few), await askAll(without, few)];
      const related = ({ related, citations }: Answer) => JSON.stringify([related, citations]);
      expect(changed.map(related)).not.toEqual(plain.map(related));
      expect((await askAll(services, few)).map(bodyOf)).toEqual(plain.map(bodyOf));
    },
  );

  it('without slot checks lets a sentence answer that lacks the fact', async () => {
    const without = await openTestServices({ slotChecks: false });
    const given = await askAll(without);
    const answered = (list: Answer[]) => list.filter((answer) => answer.answered).length;
    expect(answered(given)).toBeGreaterThan(answered(answers));
  });
});

describe('a search', () => {
  it('gives passages with their text and place, never bare headings, best first', async () => {
    const found = await services.search({ query: 'weerbare democratie', limit: 7 });
    expect(found).toHaveLength(7);
    for (const { documentId, start, end, text, section } of found) {
      expect(services.getDocument(documentId)!.text.slice(start, end)).toBe(text);
      expect(section.at(-1)).not.toBe(text);
    }
    expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a));
  });
});

describe('what the services say of themselves', () => {
  it('is the index that they serve', () => {
    expect(services.index).toMatchObject({ version: 'test', documents: 2, vectorIndex: 'exact' });
    expect(services.index.passages).toBe(index.content.passages.length);
    expect(answers[0]!.index).toEqual(index.identity);
  });
});
