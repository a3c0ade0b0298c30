import { readFile } from 'node:fs/promises';
import { readClaims, readQuestions } from '../../evals/read-items.ts';
import { loadHnswlib } from '../../src/engines/hnsw-graph.ts';
import { AppError } from '../../src/errors.ts';
import { loadArtifact, openIndex } from '../../src/node/load-artifact.ts';
import { createServices } from '../../src/services.ts';
import type { Citation, Services } from '../../src/types.ts';
import type { SavedAnswers, SavedReply } from './compare-replies.ts';

const QUESTIONS = ['questions.jsonl', 'own.jsonl'];
const CLAIMS = ['claims.jsonl', 'own-claims.jsonl'];

const showCitation = ({ documentId, start, end, quote }: Citation) =>
  `${documentId}:${start}-${end} ${JSON.stringify(quote)}`;

/** Asks every fixed question and checks every fixed claim, of both sets. */
export async function askAll(services: Services): Promise<SavedAnswers> {
  const replies: SavedReply[] = [];
  for (const { id, question, history = [] } of (await Promise.all(QUESTIONS.map(readQuestions))).flat()) {
    const answer = await services.ask({ messages: [...history, { role: 'user', content: question }] });
    replies.push({
      item: id,
      asked: question,
      outcome: answer.reason ?? 'answered',
      words: answer.answer,
      citations: answer.citations.map(showCitation),
    });
  }
  for (const { id, claim } of (await Promise.all(CLAIMS.map(readClaims))).flat()) {
    const check = await services.checkClaim({ claim });
    replies.push({
      item: id,
      asked: claim,
      outcome: check.verdict,
      words: check.explanation,
      citations: check.citations.map(showCitation),
    });
  }
  return { format: 1, indexVersion: services.index.version, replies };
}

/** The services over the artifact in a folder, which this program must be able to read. */
export async function openFolder(folder: string): Promise<Services> {
  const log = (line: string) => void process.stderr.write(`${line}\n`);
  const index = await openIndex(await loadArtifact(folder), { loadAddon: loadHnswlib, log });
  return createServices(index);
}

/** Reads what `--save` wrote. Errors: `invalid_input` when the file is something else. */
export async function readSaved(file: string): Promise<SavedAnswers> {
  const saved = await readFile(file, 'utf8')
    .then((text) => JSON.parse(text) as SavedAnswers)
    .catch((cause) => {
      throw new AppError('invalid_input', `${file} cannot be read as saved answers`, { cause });
    });
  if (saved.format !== 1 || !Array.isArray(saved.replies)) {
    const hint = 'Make one with `npm run diff-answers -- --save FILE`.';
    throw new AppError('invalid_input', `${file} holds no saved answers`, { hint });
  }
  return saved;
}
