import { createModelWording, type ModelWording } from '../src/answer/ask-model.ts';
import { createCircuitBreaker } from '../src/answer/circuit-breaker.ts';
import { readConfiguration } from '../src/node/configuration.ts';
import { openLanguageModel } from '../src/node/open-model.ts';
import type { Answer } from '../src/types.ts';
import { type Measurement, measureSet } from './measure.ts';
import { prepareApps } from './open-app.ts';
import type { SetName } from './options.ts';
import { type StubName, startStubModel } from './stub-models-by-name.ts';
import { formatMetric, formatTable } from './table.ts';

/** Whose words are measured: a configured server, or one of the stubs. */
export type WriterChoice = 'openai' | StubName;

const EXAMPLES = 5;

/**
 * Measures sets twice, without a model and with one, and gives both side by side as lines. Errors:
 * `configuration_invalid` when the model of `openai` is not configured.
 */
export async function compareModes(
  writer: WriterChoice,
  sets: readonly SetName[],
  print: (...lines: string[]) => void,
): Promise<void> {
  const stub = writer === 'openai' ? undefined : await startStubModel(writer);
  try {
    const outcomes = new Map<string, number>();
    const model = await openChosen(stub?.url, (key) => outcomes.set(key, (outcomes.get(key) ?? 0) + 1));
    const prepare = await prepareApps();
    const [plain, worded] = [await prepare(), await prepare({ model })];
    print(
      `Measured over ${plain.label}, with ${stub ? `the ${writer} stub, which is no model` : model.id}`,
      '',
    );
    for (const set of sets) {
      const [before, after] = [await measureSet(set, plain), await measureSet(set, worded)];
      print(`${set}: without a model, and with one`, ...sideBySide(before, after), '');
      print(...describeModes(after), '');
    }
    print('calls of the model', ...[...outcomes].map(([key, count]) => `  ${key}: ${count}`), '');
  } finally {
    await stub?.close();
  }
}

async function openChosen(url: string | undefined, count: (key: string) => void): Promise<ModelWording> {
  const stubbed = { BRIEFWIJZER_WRITER_URL: url, BRIEFWIJZER_WRITER_MODEL: 'stub' };
  const { writer } = readConfiguration({
    ...process.env,
    ...(url && stubbed),
    BRIEFWIJZER_WRITER: 'openai',
  });
  return createModelWording({
    model: await openLanguageModel(writer!),
    // A measurement waits for every answer, however many fail before it.
    breaker: createCircuitBreaker({ failures: Number.POSITIVE_INFINITY }),
    budgetMs: writer!.budgetMs,
    onEvent: ({ task, outcome }) => count(`${task}: ${outcome}`),
  });
}

/** The metrics of the whole set, not those of its kinds. */
function sideBySide(before: Measurement, after: Measurement): string[] {
  const rows = before.metrics.flatMap(({ name, metric }, at) =>
    name.split('.').length === 2
      ? [[name, formatMetric(metric), formatMetric(after.metrics[at]!.metric)]]
      : [],
  );
  return formatTable([['metric', 'extractive', 'with the model'], ...rows]);
}

/** How many answers hold a model's words, and the first of them. */
function describeModes({ results }: Measurement): string[] {
  const answers = results.flatMap((result) => readAnswer(result) ?? []);
  const worded = answers.filter(({ mode }) => mode === 'generative');
  const statements = worded.flatMap((answer) => answer.statements);
  const own = statements.filter(({ text }) => !text.includes('“'));
  const examples = worded
    .slice(0, EXAMPLES)
    .map(({ question, answer }) => `  ${question}\n    ${answer.replace(/\n/gu, '\n    ')}`);
  if (answers.length === 0) return [];
  return [
    `answers by mode: ${worded.length} generative, ${answers.length - worded.length} extractive`,
    `statements of the generative answers: ${own.length} in the model's words, ${statements.length - own.length} quoted`,
    ...examples,
  ];
}

function readAnswer(result: unknown): Answer | undefined {
  return (result as { answer?: Answer }).answer;
}
