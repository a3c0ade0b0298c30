import type { Metric } from './statistics.ts';

/** Lines of a table: the first row is its head, the first column stands left, the others right. */
export function formatTable(rows: string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
      .join('  ')
      .trimEnd(),
  );
  return [lines[0]!, '-'.repeat(widths.reduce((sum, width) => sum + width + 2, -2)), ...lines.slice(1)];
}

/** `0.850 [.640–.948] 17/20`: value, 95 % interval, denominator; a dash when nothing was counted. */
export function formatMetric(metric: Metric): string {
  if (metric.value === null || metric.low === null || metric.high === null) return '–';
  const count = metric.kind === 'rate' ? `${metric.hits}/${metric.total}` : `n=${metric.total}`;
  return `${formatNumber(metric.value)} [${formatNumber(metric.low)}–${formatNumber(metric.high)}] ${count}`;
}

/** Three decimals for a share, none needed for counts such as words. */
export function formatNumber(value: number): string {
  return value > 1 ? String(Math.round(value * 10) / 10) : value.toFixed(3);
}

/** A text on one line, cut to `length` characters. */
export function shorten(text: string, length: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
