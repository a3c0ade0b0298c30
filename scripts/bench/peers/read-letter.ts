import { postOf } from '../../../evals/collect.ts';
import { prepareApps } from '../../../evals/open-app.ts';
import { openMeasuredIndex } from '../../../evals/open-index.ts';
import { type QuestionItem, readQuestions } from '../../../evals/read-items.ts';
import { buildPassages } from '../../../src/ingest/passages.ts';
import type { PeerQuery } from './judge.ts';
import type { PeerCorpus } from './peer.ts';

/** Questions on one corpus under the name of their column. */
export interface QuerySet {
  name: string;
  queries: PeerQuery[];
}

/** The letter and its nota, and the questions of both evaluation sets that they answer. */
export async function readLetter(): Promise<{ corpus: PeerCorpus; sets: QuerySet[] }> {
  const { documents } = (await openMeasuredIndex()).parts.content;
  const passages = documents
    .flatMap(buildPassages)
    .filter(({ kind }) => kind !== 'heading')
    .map(({ section, ...passage }) => ({ ...passage, headings: section.join('. ') }));
  const ask = await openAsk();
  const sets = await Promise.all(
    ['questions', 'own'].map(async (name) => {
      const items = (await readQuestions(`${name}.jsonl`)).filter(({ evidence }) => evidence.length > 0);
      const queries: PeerQuery[] = [];
      for (const item of items) {
        queries.push({ id: item.id, text: await ask(item), groups: item.evidence, kind: 'quotes' });
      }
      return { name, queries };
    }),
  );
  return { corpus: { name: 'letter', documents, passages }, sets };
}

/** A follow-up is searched, by every peer, as the stand-alone question that our answer reports: a search has no history. */
async function openAsk(): Promise<(item: QuestionItem) => Promise<string>> {
  const { app } = await (await prepareApps())();
  return async ({ history, question }) => {
    if (!history) return question;
    const messages = [...history, { role: 'user', content: question }];
    const response = await app.request('/v1/chat', postOf({ messages }));
    return ((await response.json()) as { question: string }).question;
  };
}
