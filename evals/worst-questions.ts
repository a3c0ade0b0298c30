import { describeCitations } from './describe.ts';
import type { QuestionResult, ScoredQuestion } from './summarize-questions.ts';
import { shorten } from './table.ts';

const LINE = 220;

/** How wrong an item went: 0 is right, 1 is wrong, above 1 is answering or refusing where the contrary was due. */
export function severityOf({ score }: ScoredQuestion): number {
  if (!score.answerable) return score.answered ? 1.5 : 0;
  if (!score.answered) return 1.25;
  const missed = [...score.evidence, ...score.must].filter((found) => !found).length;
  const share = missed / (score.evidence.length + score.must.length);
  return share + (score.forbidden.length > 0 ? 0.5 : 0);
}

/** Lines about the `count` items that went most wrong: what was asked, expected and served. */
export function reportWorst(results: QuestionResult[], count: number): string[] {
  const unscored = results.filter((one) => one.fault !== undefined);
  const wrong = results
    .filter((one): one is ScoredQuestion => one.fault === undefined && severityOf(one) > 0)
    .sort((a, b) => severityOf(b) - severityOf(a) || (a.item.id < b.item.id ? -1 : 1));
  return [
    ...unscored.map((one) => `! ${one.item.id} could not be scored: ${shorten(one.fault!, LINE)}`),
    ...wrong.slice(0, count).flatMap(describeWorst),
  ];
}

function describeWorst(one: ScoredQuestion): string[] {
  const { item, answer, score } = one;
  const lines = [`- ${item.id} (${item.kind}) ${item.question}`];
  for (const { role, content } of item.history ?? [])
    lines.push(`    before     ${role}: ${shorten(content, LINE)}`);
  lines.push(`    expected   ${shorten(item.note, LINE)}`);
  score.evidence.forEach((found, at) => {
    const rank = one.ranks[at] === null ? 'no passage of 10' : `passage ${one.ranks[at]}`;
    if (!found) lines.push(`    not cited  ${shorten(item.evidence[at]!.join(' | '), LINE)} (${rank})`);
  });
  score.must.forEach((found, at) => {
    if (!found) lines.push(`    not said   ${item.answer_must[at]!.join(' | ')}`);
  });
  for (const said of score.forbidden) lines.push(`    forbidden  ${said}`);
  const state = answer.answered ? 'answered' : `refused (${answer.reason})`;
  return [
    ...lines,
    `    served     ${state}: ${shorten(answer.answer, LINE)}`,
    ...describeCitations(answer.citations),
  ];
}
