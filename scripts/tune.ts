import { parseArgs } from 'node:util';
import { writeReadmePart } from '../evals/write-readme.ts';
import { describeError } from '../src/errors.ts';
import { tuneDecision } from './tune/report-decision.ts';
import { tuneRanking } from './tune/report-ranking.ts';
import { collectSamples, TUNED_SETS, type TunedSet } from './tune/samples.ts';
import { writeNumbers } from './tune/write-weights.ts';

const SEED = 20260424;
const EVIDENCE_FILE = new URL('../src/answer/evidence-weights.ts', import.meta.url);
const DECISION_FILE = new URL('../src/answer/decision-weights.ts', import.meta.url);

const RANKING = 'Which unit comes first: share of questions, or parts of one, where it holds evidence';
const DECISION =
  'Whether to answer: refused of answerable questions, and of those near the letter and far from it, by threshold';

const USAGE = `Fits the weights of choosing evidence and of the decision to answer on both sets of questions.
  npm run tune                figures on held-out folds, and the weights found beside those in use
  npm run tune -- --write     also writes src/answer/evidence-weights.ts and decision-weights.ts
  npm run tune -- --readme    also writes the figures into evals/README.md
The decision rests on what the evidence weights choose: after --write, run it again until nothing changes.
`;

/** Runs in two steps that a person can follow: how units are ordered, then when to answer. The same input, the same output. */
async function main(): Promise<void> {
  const options = {
    write: { type: 'boolean' },
    readme: { type: 'boolean' },
    help: { type: 'boolean' },
  } as const;
  const { values } = parseArgs({ options });
  if (values.help) return print([USAGE]);
  const { ranking, decisions } = await collectSamples();
  const how = { sets: Object.keys(TUNED_SETS) as TunedSet[], seed: SEED };
  const evidence = tuneRanking(ranking, how);
  const decision = tuneDecision(decisions, how);
  const figures = [...tell(RANKING, evidence.figures), '', ...tell(DECISION, decision.figures)];
  print([...figures, '', ...evidence.comparison, '', ...decision.comparison, '']);
  if (values.readme) await writeReadmePart('tune', ['```', ...figures, '```']);
  if (!values.write) return;
  await writeNumbers(EVIDENCE_FILE, 'EVIDENCE_WEIGHTS', { ...evidence.weights });
  await writeNumbers(DECISION_FILE, 'DECISION_WEIGHTS', {
    ...decision.weights,
    threshold: decision.threshold,
  });
  print(['Written. Run it once more for the decision, then: npm run eval']);
}

function tell(heading: string, table: string[]): string[] {
  return [heading, '', ...table];
}

function print(lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = 1;
});
