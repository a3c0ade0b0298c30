import type { LoadResult } from './load.ts';

export interface HttpRow {
  connections: number;
  empty: LoadResult;
  chat: LoadResult;
}

/** The lowest share of the empty route's requests that `/v1/chat` should answer. */
export const GOAL = 0.1;

/** A Markdown report of how much of an empty route's requests `/v1/chat` answers. */
export function reportHttp(rows: HttpRow[], about: string): string {
  return [
    about,
    '',
    '| connections | empty route, per second | p50 ms | p99 ms | `/v1/chat`, per second | p50 ms | p99 ms | share | not 2xx |',
    '|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...rows.map(({ connections, empty, chat }) => {
      const cells = [
        String(connections),
        ...cellsOf(empty),
        ...cellsOf(chat),
        `${(100 * shareOf({ empty, chat })).toFixed(1)} %`,
        `${empty.failed + chat.failed} of ${empty.requests + chat.requests}`,
      ];
      return `| ${cells.join(' | ')} |`;
    }),
    '',
    judge(rows),
  ].join('\n');
}

function cellsOf({ perSecond, p50, p99 }: LoadResult): string[] {
  return [perSecond.toFixed(0), String(p50), String(p99)];
}

/** Requests a second of `/v1/chat` for each one of the empty route. */
export function shareOf({ empty, chat }: Pick<HttpRow, 'empty' | 'chat'>): number {
  return chat.perSecond / empty.perSecond;
}

function judge(rows: HttpRow[]): string {
  const least = Math.min(...rows.map(shareOf));
  const failed = rows.reduce((sum, { empty, chat }) => sum + empty.failed + chat.failed, 0);
  const goal = `${(100 * GOAL).toFixed(0)} %`;
  const share = `${(100 * least).toFixed(1)} %`;
  const verdict = least >= GOAL ? `Goal of ${goal} reached` : `Goal of ${goal} **not reached**`;
  return `${verdict}: the lowest share is ${share}; ${failed} replies were not 2xx.`;
}
