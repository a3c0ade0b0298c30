import { cpus, loadavg } from 'node:os';
import type { BuildMeasurement } from './build-artifact.ts';
import type { EngineMeasurement } from './measure-engine.ts';

/** What was measured at one size; `count` passages beside the letter, 0 for the letter alone. */
export interface ScaleRow {
  count: number;
  build: BuildMeasurement;
  engine: EngineMeasurement;
}

const MEGABYTE = 2 ** 20;
const megabytes = (bytes: number) => `${Math.round(bytes / MEGABYTE)} MB`;
const milliseconds = (value: number) => `${value.toFixed(1)} ms`;
const share = (value: number) => value.toFixed(3);

/** The rows of the table: a name and what is shown of a measurement. */
const FIGURES: [string, (row: ScaleRow) => string][] = [
  ['passages', ({ build }) => String(build.passages)],
  ['documents, sentences', ({ build }) => `${build.documents}, ${build.units}`],
  ['build', ({ build }) => `${build.seconds.toFixed(1)} s (${build.cpuSeconds.toFixed(1)} s of processor)`],
  ['build, peak memory', ({ build }) => megabytes(build.peak)],
  ['artifact', ({ build }) => megabytes(build.bytes)],
  ['load', ({ engine }) => `${(engine.load / 1000).toFixed(2)} s (${(engine.loadCpu / 1000).toFixed(2)} s)`],
  [
    'RSS loaded, searched',
    ({ engine }) => `${megabytes(engine.rssLoaded)}, ${megabytes(engine.rssSearched)}`,
  ],
  ['scoped p50, p95', ({ engine: { scoped } }) => `${milliseconds(scoped.p50)}, ${milliseconds(scoped.p95)}`],
  ['scoped, processor', ({ engine: { scoped } }) => milliseconds(scoped.cpu)],
  [
    'unscoped p50, p95',
    ({ engine: { unscoped: all } }) => `${milliseconds(all.p50)}, ${milliseconds(all.p95)}`,
  ],
  ['unscoped, processor', ({ engine: { unscoped } }) => milliseconds(unscoped.cpu)],
  ['scoped success@5, MRR', ({ engine: { scoped } }) => scoresOf(scoped.score)],
  ['unscoped success@5, MRR', ({ engine: { unscoped } }) => scoresOf(unscoped.score)],
  ['hnswlib recall@10', ({ engine }) => (engine.recall === null ? '–' : share(engine.recall))],
];

function scoresOf({ success5, mrr }: { success5: number; mrr: number }): string {
  return `${share(success5)}, ${share(mrr)}`;
}

/** The whole report as Markdown: a column a size, growth, goals, and what a million passages would cost. */
export function reportScale(rows: ScaleRow[]): string {
  const sources = { laws: 'law texts', 'made-up': 'made-up sentences' };
  const { queries, groups } = rows[0]!.engine.scoped.score;
  const head = ['', ...rows.map(({ count }) => (count === 0 ? 'letter alone' : `+ ${count}`))];
  return [
    `Local engine, beside the letter and its nota ${sources[rows.at(-1)!.build.source]}; ${queries} questions with ` +
      `${groups} pieces of evidence. Node ${process.version}, ${cpus().length} cores, load average ` +
      `${loadavg()[0]!.toFixed(1)} at the end of the run.`,
    '',
    tableOf([head, ...FIGURES.map(([name, show]) => [name, ...rows.map(show)])]),
    '',
    reportGrowth(rows),
    '',
    reportGoals(rows),
  ].join('\n');
}

function tableOf([head, ...rows]: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head!), line(head!.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

const MILLION = 1e6;

interface Growth {
  name: string;
  read: (row: ScaleRow) => number;
  show: (value: number) => string;
  /** Where the goal at 100 000 passages lies, in processor time on two cores where the goal is a time. */
  most?: number;
}

/** What grows, and how: the slope of logarithm on logarithm between the two largest sizes. */
const GROWTH: Growth[] = [
  {
    name: 'build',
    read: ({ build }) => build.cpuSeconds,
    show: (value) => `${Math.round(value)} s of processor`,
    most: 120,
  },
  { name: 'build, peak memory', read: ({ build }) => build.peak, show: megabytes },
  { name: 'artifact', read: ({ build }) => build.bytes, show: megabytes },
  {
    name: 'load',
    read: ({ engine }) => engine.loadCpu,
    show: (value) => `${(value / 1000).toFixed(1)} s of processor`,
    most: 2000,
  },
  { name: 'RSS', read: ({ engine }) => engine.rssSearched, show: megabytes, most: 1024 * MEGABYTE },
  { name: 'scoped search', read: ({ engine }) => engine.scoped.cpu, show: milliseconds, most: 10 },
  { name: 'unscoped search', read: ({ engine }) => engine.unscoped.cpu, show: milliseconds, most: 25 },
];

function reportGrowth(rows: ScaleRow[]): string {
  const [before, last] = rows.slice(-2);
  if (!before || !last || before.build.passages === last.build.passages) return '';
  const ratio = Math.log(last.build.passages / before.build.passages);
  const { passages } = last.build;
  const grown = GROWTH.map(({ name, read, show, most }) => {
    const exponent = Math.log(read(last) / read(before)) / ratio;
    const extrapolated = read(last) * (MILLION / passages) ** Math.max(0, exponent);
    const limit = most && exponent > 0 ? passages * (most / read(last)) ** (1 / exponent) : Number.NaN;
    return { name, limit, line: [name, exponent.toFixed(2), show(extrapolated)] };
  });
  const reached = grown.filter(({ limit }) => limit > 0).sort((a, b) => a.limit - b.limit)[0];
  const each =
    (last.engine.rssSearched - before.engine.rssSearched) / (last.build.passages - before.build.passages);
  return [
    tableOf([['', 'growth exponent', 'at 1 000 000 passages'], ...grown.map(({ line }) => line)]),
    '',
    ...(reached
      ? [
          `First to pass its goal as the corpus grows: ${reached.name}, at about ${roundOff(reached.limit)} passages.`,
          '',
        ]
      : []),
    `Memory: ${(each / 1024).toFixed(1)} kB a passage (RSS after the searches, between the two largest sizes); ` +
      `${(last.build.bytes / last.build.passages / 1024).toFixed(1)} kB of artifact a passage.`,
  ].join('\n');
}

function roundOff(count: number): string {
  return Number(count.toPrecision(1)).toLocaleString('en');
}

interface Goal {
  name: string;
  most: number;
  show: (value: number) => string;
  read: (row: ScaleRow, alone: ScaleRow | undefined) => number;
}

/** What must hold at 100 000 passages. */
const GOALS: Goal[] = [
  { name: 'build', most: 60, show: (value) => `${value.toFixed(1)} s`, read: ({ build }) => build.seconds },
  {
    name: 'load',
    most: 2,
    show: (value) => `${value.toFixed(2)} s`,
    read: ({ engine }) => engine.load / 1000,
  },
  { name: 'RSS', most: 1024 * MEGABYTE, show: megabytes, read: ({ engine }) => engine.rssSearched },
  { name: 'scoped p95', most: 10, show: milliseconds, read: ({ engine }) => engine.scoped.p95 },
  { name: 'unscoped p95', most: 25, show: milliseconds, read: ({ engine }) => engine.unscoped.p95 },
  {
    name: 'scoped success@5 below the letter alone',
    most: 0.03,
    show: share,
    read: ({ engine }, alone) =>
      alone ? alone.engine.scoped.score.success5 - engine.scoped.score.success5 : Number.NaN,
  },
];

function reportGoals(rows: ScaleRow[]): string {
  const alone = rows.find(({ count }) => count === 0);
  const large = rows.find(({ count }) => count === 100_000);
  if (!large) return 'The goals are about 100 000 passages, which this run did not measure.';
  const lines = GOALS.map(({ name, most, show, read }) => {
    const value = read(large, alone);
    return [name, show(value), `≤ ${show(most)}`, value <= most ? 'holds' : '**does not hold**'];
  });
  return tableOf([['at 100 000 passages', 'measured', 'goal', ''], ...lines]);
}
