import type { PostgresMeasurement } from './postgres-engine.ts';

/** What PostgreSQL was measured to do at one size; undefined where it was left out. */
export interface PostgresRow {
  count: number;
  postgres?: PostgresMeasurement | undefined;
}

const megabytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`;
const milliseconds = (value: number) => `${value.toFixed(1)} ms`;
const share = (value: number) => value.toFixed(3);

const FIGURES: [string, (measured: PostgresMeasurement) => string][] = [
  ['build and store', ({ fillSeconds }) => `${fillSeconds.toFixed(1)} s`],
  ['tables and indexes', ({ databaseBytes }) => megabytes(databaseBytes)],
  ['load of an instance', ({ load }) => `${(load / 1000).toFixed(2)} s`],
  ['scoped p50, p95', ({ scoped }) => `${milliseconds(scoped.p50)}, ${milliseconds(scoped.p95)}`],
  ['unscoped p50, p95', ({ unscoped }) => `${milliseconds(unscoped.p50)}, ${milliseconds(unscoped.p95)}`],
  ['scoped success@5, MRR', ({ scoped: { score } }) => `${share(score.success5)}, ${share(score.mrr)}`],
  ['unscoped success@5, MRR', ({ unscoped: { score } }) => `${share(score.success5)}, ${share(score.mrr)}`],
  ['vectors, recall@10', ({ recall }) => (recall === null ? '–' : share(recall))],
];

/** The table of PostgreSQL as Markdown, a column a size; empty where nothing was measured. */
export function reportPostgres(rows: PostgresRow[]): string {
  const measured = rows.flatMap(({ count, postgres }) => (postgres ? [{ count, postgres }] : []));
  if (measured.length === 0) return '';
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const heads = measured.map(({ count }) => (count === 0 ? 'letter alone' : `+ ${count}`));
  return [
    '',
    `${measured[0]!.postgres.name}, the same questions:`,
    '',
    line(['', ...heads]),
    line(['---', ...heads.map(() => '---:')]),
    ...FIGURES.map(([name, show]) => line([name, ...measured.map(({ postgres }) => show(postgres))])),
  ].join('\n');
}
