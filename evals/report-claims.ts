import { describeCitations } from './describe.ts';
import { type ClaimResult, type ClaimSummary, type ScoredClaim, VERDICTS } from './summarize-claims.ts';
import { formatMetric, formatTable, shorten } from './table.ts';

const LINE = 220;

/** The report of one set of claims: every metric, the confusion matrix, then by kind. */
export function reportClaims(
  title: string,
  overall: ClaimSummary,
  kinds: Map<string, ClaimSummary>,
): string[] {
  const rows = [
    ['verdict accuracy', formatMetric(overall.accuracy)],
    ...VERDICTS.flatMap((verdict) => [
      [`${verdict}: precision`, formatMetric(overall.precision[verdict])],
      [`${verdict}: recall`, formatMetric(overall.recall[verdict])],
    ]),
    ['evidence (groups)', formatMetric(overall.evidence)],
    ['evidence (mean per item)', formatMetric(overall.evidencePerItem)],
    ['differences named, of the caught', formatMetric(overall.differences)],
    ['verdicts with a citation', formatMetric(overall.cited)],
    ['verbatim citations', formatMetric(overall.verbatim)],
    ['traceable to the raw file', formatMetric(overall.traceable)],
  ];
  return [
    `== ${title}: ${overall.items} items, ${overall.unscored} could not be scored ==`,
    '',
    ...formatTable([['metric', 'value [95 % interval] of'], ...rows]),
    '',
    ...reportConfusion(overall),
    '',
    ...reportKinds(kinds),
  ];
}

function reportConfusion({ confusion }: ClaimSummary): string[] {
  const rows = VERDICTS.map((due) => [due, ...VERDICTS.map((given) => String(confusion[due][given]))]);
  return formatTable([['due \\ served', ...VERDICTS], ...rows]);
}

function reportKinds(kinds: Map<string, ClaimSummary>): string[] {
  const rows = [...kinds].map(([kind, { accuracy, evidence, differences }]) => [
    kind,
    formatMetric(accuracy),
    formatMetric(evidence),
    formatMetric(differences),
  ]);
  return formatTable([['kind', 'verdict accuracy', 'evidence (groups)', 'differences named'], ...rows]);
}

/** Wrong verdicts first, then right ones without their evidence, then caught ones that do not name the difference. */
export function severityOfClaim({ item, check, score }: ScoredClaim): number {
  if (check.verdict !== item.verdict) return check.verdict === 'not_found' ? 2 : 3;
  if (score.evidence.some((found) => !found)) return 1;
  return score.namesBoth === false ? 0.5 : 0;
}

/** Lines about the `count` claims that went most wrong: what was claimed, expected and served. */
export function reportWorstClaims(results: ClaimResult[], count: number): string[] {
  const unscored = results.filter((one) => one.fault !== undefined);
  const wrong = results
    .filter((one): one is ScoredClaim => one.fault === undefined && severityOfClaim(one) > 0)
    .sort((a, b) => severityOfClaim(b) - severityOfClaim(a) || (a.item.id < b.item.id ? -1 : 1));
  return [
    ...unscored.map((one) => `! ${one.item.id} could not be scored: ${shorten(one.fault!, LINE)}`),
    ...wrong.slice(0, count).flatMap(describeWorst),
  ];
}

function describeWorst({ item, check, score }: ScoredClaim): string[] {
  const lines = [`- ${item.id} (${item.kind}) ${item.claim}`];
  const { differs } = item;
  const differing = differs?.claim ? ` (claim "${differs.claim}", source "${differs.source ?? '–'}")` : '';
  lines.push(`    expected   ${item.verdict}${differing}: ${shorten(item.note, LINE)}`);
  score.evidence.forEach((found, at) => {
    if (!found) lines.push(`    not cited  ${shorten(item.evidence[at]!.join(' | '), LINE)}`);
  });
  const named = check.differences
    .map(({ kind, claim, source }) => `${kind} "${claim}" ≠ "${source}"`)
    .join('; ');
  lines.push(
    `    served     ${check.verdict}: ${shorten(check.explanation, LINE)}${named ? ` {${named}}` : ''}`,
  );
  return [...lines, ...describeCitations(check.citations)];
}
