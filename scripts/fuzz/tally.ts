/** Counts of a run: replies by route and status, outcomes of answers, the slowest requests. */
export interface Tally {
  add(route: string, status: number, ms: number): void;
  count(outcome: string): void;
  /** The report, a line a route. */
  show(): string;
  total(): number;
}

function show(counts: Map<string | number, number>): string {
  const sorted = [...counts].sort(([a], [b]) => String(a).localeCompare(String(b)));
  return sorted.map(([name, count]) => `${name}: ${count}`).join('  ');
}

/** Creates empty counts. */
export function createTally(): Tally {
  const routes = new Map<string, { statuses: Map<number, number>; slowest: number }>();
  const outcomes = new Map<string, number>();
  const total = () =>
    [...routes.values()].reduce(
      (sum, { statuses }) => sum + [...statuses.values()].reduce((a, b) => a + b, 0),
      0,
    );
  return {
    add(route, status, ms) {
      const entry = routes.get(route) ?? { statuses: new Map<number, number>(), slowest: 0 };
      entry.statuses.set(status, (entry.statuses.get(status) ?? 0) + 1);
      routes.set(route, { ...entry, slowest: Math.max(entry.slowest, ms) });
    },
    count: (outcome) => void outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1),
    total,
    show() {
      const lines = [...routes]
        .sort(([a], [b]) => a.localeCompare(b))
        .map(
          ([route, { statuses, slowest }]) =>
            `${route.padEnd(36)} ${show(statuses)}  (slowest ${Math.round(slowest)} ms)`,
        );
      return [...lines, '', `Outcomes  ${show(outcomes)}`].join('\n');
    },
  };
}
