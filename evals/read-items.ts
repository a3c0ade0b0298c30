import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { AppError } from '../src/errors.ts';

const evidence = z.array(z.array(z.string().min(1)).min(1));
const common = {
  id: z.string().min(1),
  lang: z.enum(['nl', 'en']),
  kind: z.string().min(1),
  /** Every group is needed, any one quote of a group suffices. Empty: the sources do not answer. */
  evidence,
  note: z.string(),
};

const questionItem = z.strictObject({
  ...common,
  question: z.string().min(1),
  history: z
    .exactOptional(
      z.array(z.strictObject({ role: z.enum(['user', 'assistant']), content: z.string().min(1) })),
    )
    .describe('What was said before the question.'),
  answer_must: z.array(z.array(z.string().min(1)).min(1)),
  answer_must_not: z.array(z.string().min(1)),
});

const claimItem = z
  .strictObject({
    ...common,
    claim: z.string().min(1),
    verdict: z.enum(['supported', 'contradicted', 'not_found']),
    differs: z.exactOptional(
      z.strictObject({ claim: z.exactOptional(z.string()), source: z.exactOptional(z.string()) }),
    ),
  })
  .refine((item) => (item.verdict === 'not_found') === (item.evidence.length === 0), {
    path: ['evidence'],
    message: 'must be empty for not_found and only for that',
  });

export type QuestionItem = z.infer<typeof questionItem>;
export type ClaimItem = z.infer<typeof claimItem>;

/** Items of a question file, in order. Errors: `corpus_invalid` naming file, line and field; a twice used id as well. */
export function parseQuestions(jsonl: string, file: string): QuestionItem[] {
  return parseLines(questionItem, jsonl, file);
}

/** Items of a claim file, in order. Errors as `parseQuestions`. */
export function parseClaims(jsonl: string, file: string): ClaimItem[] {
  return parseLines(claimItem, jsonl, file);
}

/** Reads and parses `evals/<name>`. Errors as `parseQuestions`, also when the file cannot be read. */
export async function readQuestions(name: string): Promise<QuestionItem[]> {
  return parseQuestions(await readItemFile(name), `evals/${name}`);
}

/** Reads and parses `evals/<name>`. Errors as `parseQuestions`, also when the file cannot be read. */
export async function readClaims(name: string): Promise<ClaimItem[]> {
  return parseClaims(await readItemFile(name), `evals/${name}`);
}

async function readItemFile(name: string): Promise<string> {
  try {
    return await readFile(new URL(name, import.meta.url), 'utf8');
  } catch (cause) {
    const hint = 'The items are part of the repository: restore the file.';
    throw new AppError('corpus_invalid', `evals/${name} cannot be read`, { cause, hint });
  }
}

function parseLines<T extends { id: string }>(schema: z.ZodType<T>, jsonl: string, file: string): T[] {
  const seen = new Map<string, number>();
  return jsonl.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const at = `${file}, line ${index + 1}`;
    const item = parseLine(schema, line, at);
    const earlier = seen.get(item.id);
    if (earlier !== undefined) throw invalid(`${at}: id "${item.id}" stands on line ${earlier} too`);
    seen.set(item.id, index + 1);
    return [item];
  });
}

function parseLine<T>(schema: z.ZodType<T>, line: string, at: string): T {
  const parsed = schema.safeParse(parseJson(line, at));
  if (parsed.success) return parsed.data;
  const fault = parsed.error.issues[0]!;
  throw invalid(`${at}: ${fault.path.join('.') || 'item'}: ${fault.message}`);
}

function parseJson(line: string, at: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw invalid(`${at}: not valid JSON`);
  }
}

function invalid(message: string): AppError {
  return new AppError('corpus_invalid', message, { hint: 'evals/README.md shows the form of an item.' });
}
