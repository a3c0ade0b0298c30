import type { Services } from '../types.ts';

/** Upper bounds of the histogram's buckets, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

type Labels = Record<string, string>;

/** Counts for Prometheus. Labels are words of our own making (reason, mode, route): never a question or an address. */
export interface Metrics {
  /** Adds one to the counter of these labels. */
  count(name: CounterName, labels: Labels): void;
  /** Adds a request of `seconds` to the histogram of these labels. */
  observeRequest(labels: Labels, seconds: number): void;
  /** All of it in Prometheus' text format, version 0.0.4. */
  render(index: Services['index'], version: string): string;
}

const counters = {
  briefwijzer_answers_total: 'Answers by mode and reason (answered when there was one).',
  briefwijzer_claim_checks_total: 'Claim checks by mode and verdict.',
  briefwijzer_model_calls_total:
    'Calls of a model by task and outcome: used, dropped, skipped, or the fault.',
  briefwijzer_feedback_total: 'Feedback by rating.',
};

type CounterName = keyof typeof counters;

interface Histogram {
  buckets: number[];
  sum: number;
  count: number;
}

function renderLabels(labels: Labels): string {
  const quote = (value: string) =>
    value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${quote(value)}"`);
  return pairs.join(',');
}

function renderHistogram(name: string, series: Map<string, Histogram>): string[] {
  const lines = [
    `# HELP ${name} Time until the response head, by method, route and status.`,
    `# TYPE ${name} histogram`,
  ];
  for (const [labels, { buckets, sum, count }] of series) {
    BUCKETS.forEach((bound, i) => {
      lines.push(`${name}_bucket{${labels},le="${bound}"} ${buckets[i]}`);
    });
    lines.push(`${name}_bucket{${labels},le="+Inf"} ${count}`);
    lines.push(`${name}_sum{${labels}} ${sum}`, `${name}_count{${labels}} ${count}`);
  }
  return lines;
}

function renderIndex(index: Services['index'], version: string): string[] {
  const { builtAt, vectorIndex, embedder } = index;
  const labels = {
    version: index.version,
    built_at: builtAt,
    vector_index: vectorIndex,
    embedder,
    api: version,
  };
  return [
    '# HELP briefwijzer_index_info The index that is served.',
    '# TYPE briefwijzer_index_info gauge',
    `briefwijzer_index_info{${renderLabels(labels)}} 1`,
    '# HELP briefwijzer_index_passages Passages in the index.',
    '# TYPE briefwijzer_index_passages gauge',
    `briefwijzer_index_passages ${index.passages}`,
    '# HELP briefwijzer_index_documents Documents in the index.',
    '# TYPE briefwijzer_index_documents gauge',
    `briefwijzer_index_documents ${index.documents}`,
  ];
}

function renderCounters(series: Map<CounterName, Map<string, number>>): string[] {
  return Object.entries(counters).flatMap(([name, help]) => [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} counter`,
    ...[...(series.get(name as CounterName) ?? [])].map(([labels, value]) => `${name}{${labels}} ${value}`),
  ]);
}

/** Creates empty counts, kept in memory for as long as the process lives. */
export function createMetrics(): Metrics {
  const counts = new Map<CounterName, Map<string, number>>();
  const requests = new Map<string, Histogram>();
  return {
    count(name, labels) {
      const series = counts.get(name) ?? new Map<string, number>();
      const key = renderLabels(labels);
      counts.set(name, series.set(key, (series.get(key) ?? 0) + 1));
    },
    observeRequest(labels, seconds) {
      const key = renderLabels(labels);
      const histogram = requests.get(key) ?? { buckets: BUCKETS.map(() => 0), sum: 0, count: 0 };
      histogram.buckets = histogram.buckets.map((n, i) => n + (seconds <= BUCKETS[i]! ? 1 : 0));
      histogram.sum += seconds;
      histogram.count += 1;
      requests.set(key, histogram);
    },
    render(index, version) {
      const histogram = renderHistogram('briefwijzer_request_duration_seconds', requests);
      return `${[...renderCounters(counts), ...histogram, ...renderIndex(index, version)].join('\n')}\n`;
    },
  };
}
