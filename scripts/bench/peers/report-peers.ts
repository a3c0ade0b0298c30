import type { PeerMeasurement } from './measure-peer.ts';
import type { CorpusName } from './peer.ts';
import { ROSTER } from './roster.ts';
import type { SearchScore } from './score-search.ts';

export type Results = Map<CorpusName, Map<string, PeerMeasurement>>;

interface Column {
  head: string;
  read(measurement: PeerMeasurement): number | undefined;
  digits: number;
}

const score = (set: string, field: 'success1' | 'success5' | 'mrr' | 'ndcg10', head: string): Column => ({
  head,
  read: ({ scores }) => scores[set]?.[field],
  digits: 3,
});

const COSTS: Column[] = [
  { head: 'index, ms', read: ({ indexMs }) => indexMs, digits: 0 },
  { head: 'heap, MB', read: ({ heapMb }) => heapMb, digits: 0 },
  { head: 'RSS, MB', read: ({ rssMb }) => rssMb, digits: 0 },
  { head: 'p50, ms', read: ({ p50Ms }) => p50Ms, digits: 2 },
  { head: 'p95, ms', read: ({ p95Ms }) => p95Ms, digits: 2 },
];

const COLUMNS: Record<CorpusName, Column[]> = {
  letter: [
    score('questions', 'success1', 'success@1'),
    score('questions', 'success5', 'success@5'),
    score('questions', 'mrr', 'MRR'),
    score('own', 'success1', 'own: success@1'),
    score('own', 'success5', 'own: success@5'),
    score('own', 'mrr', 'own: MRR'),
    ...COSTS,
  ],
  'nl-wet': [
    score('all', 'success1', 'success@1'),
    score('all', 'success5', 'success@5'),
    score('all', 'mrr', 'MRR'),
    score('all', 'ndcg10', 'nDCG@10'),
    score('chosen', 'ndcg10', 'nDCG@10, first half'),
    score('held', 'ndcg10', 'nDCG@10, held out'),
    ...COSTS,
  ],
};

const TITLES: Record<CorpusName, string> = {
  letter: 'The letter and its nota',
  'nl-wet': 'nl-wet: titles of laws to their preambles',
};

/** Tables of what every peer came to, of ours as a ratio to each, and of the goals. */
export function reportPeers(results: Results): string {
  const parts = [...results].flatMap(([name, measured]) => [
    `### ${TITLES[name]}`,
    describeSets(measured),
    table(name, measured),
    `Ours divided by each of the others (above 1: more than theirs; for times and memory less is better):`,
    ratios(name, measured),
  ]);
  return [...parts, ...judge(results)].join('\n\n');
}

function describeSets(measured: Map<string, PeerMeasurement>): string {
  const [first] = measured.values();
  const sets = Object.entries(first?.scores ?? {}) as [string, SearchScore][];
  return `${sets.map(([name, { queries, groups }]) => `\`${name}\`: ${queries} queries, ${groups} to find`).join('; ')}.`;
}

function table(name: CorpusName, measured: Map<string, PeerMeasurement>): string {
  const columns = COLUMNS[name];
  const rows = [...measured].map(([key, measurement]) => [
    labelOf(key),
    ...columns.map(({ read, digits }) => read(measurement)?.toFixed(digits) ?? '–'),
  ]);
  return markdown([['', ...columns.map(({ head }) => head)], ...rows]);
}

function ratios(name: CorpusName, measured: Map<string, PeerMeasurement>): string {
  const columns = COLUMNS[name];
  const our = measured.get('ours');
  const rows = [...measured].flatMap(([key, theirs]) => {
    if (!our || key === 'ours') return [];
    return [[labelOf(key), ...columns.map(({ read }) => divide(read(our), read(theirs)))]];
  });
  return markdown([['ours ÷', ...columns.map(({ head }) => head)], ...rows]);
}

/** Memory may seem to shrink when garbage goes: then there is nothing to divide by. */
function divide(our: number | undefined, their: number | undefined): string {
  return our === undefined || their === undefined || their <= 0 ? '–' : (our / their).toFixed(2);
}

function markdown(rows: string[][]): string {
  const [head = [], ...body] = rows.map((cells) => `| ${cells.join(' | ')} |`);
  return [head, `|---|${'---:|'.repeat(rows[0]!.length - 1)}`, ...body].join('\n');
}

function labelOf(key: string): string {
  return ROSTER.find((entry) => entry.key === key)!.label;
}

/** What the goals ask, and whether the figures reach it. */
function judge(results: Results): string[] {
  const letter = results.get('letter');
  const law = results.get('nl-wet')?.get('ours')?.scores.all?.ndcg10;
  const lines = [
    ...['questions', 'own'].flatMap((set) => judgeSet(letter, set)),
    ...(law === undefined ? [] : [verdict(`nDCG@10 on nl-wet ${law.toFixed(3)}`, law, 0.7)]),
  ];
  return lines.length > 0 ? [`Goals:\n\n${lines.map((line) => `- ${line}`).join('\n')}`] : [];
}

function judgeSet(letter: Map<string, PeerMeasurement> | undefined, set: string): string[] {
  const at5 = (key: string) => letter?.get(key)?.scores[set]?.success5;
  const our = at5('ours');
  if (our === undefined) return [];
  const lead = (what: string, keys: string[], goal: number) => {
    const known = keys.flatMap((key) => at5(key) ?? []);
    if (known.length === 0) return [];
    const best = Math.max(...known);
    return [
      verdict(`\`${set}\`, success@5 ${our.toFixed(3)} over ${what} (${best.toFixed(3)})`, our - best, goal),
    ];
  };
  const peers = ROSTER.filter(({ role }) => role === 'peer').map(({ key }) => key);
  return [
    ...lead('the best peer', peers, 0.15),
    ...lead('LangChain, chunks of 500', ['langchain-bm25'], 0.3),
    ...lead('LangChain, chunks of 1000', ['langchain-bm25-1000'], 0.3),
  ];
}

function verdict(what: string, value: number, goal: number): string {
  const shown = value.toFixed(3);
  const end = what.endsWith(shown) ? '' : `: ${shown}`;
  return `${what}${end}, goal ${goal.toFixed(2)}: ${value >= goal ? 'reached' : '**not reached**'}`;
}
