import type { Services } from '../types.ts';

/** Upper bounds of the histogram's buckets, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** The same for a step of an answer. */
const STAGE_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.5, 10];

type Labels = Record<string, string>;

/** A value of the moment; the platform's edge measures it when `/metrics` is read. */
export interface Gauge {
  name: string;
  help: string;
  value: number;
}

/** Counts for Prometheus. Labels are words of our own making (reason, mode, route): never a question or an address. */
export interface Metrics {
  /** Adds one to the counter of these labels. */
  count(name: CounterName, labels: Labels): void;
  /** Adds a request of `seconds` to the histogram of these labels. */
  observeRequest(labels: Labels, seconds: number): void;
  /** Starts a watch over the steps of an answer; each step goes into the histogram under its name. */
  startLaps(): (stage?: string) => void;
  /** All of it in Prometheus' text format, version 0.0.4. */
  render(index: Services['index'], version: string, gauges?: Gauge[]): string;
}

const counters = {
  briefwijzer_answers_total: 'Answers by mode and reason (answered when there was one).',
  briefwijzer_claim_checks_total: 'Claim checks by mode and verdict.',
  briefwijzer_model_calls_total:
    'Calls of a model by task and outcome: used, dropped, skipped, or the fault.',
  briefwijzer_feedback_total: 'Feedback by rating.',
  briefwijzer_shed_total: 'Work that was refused because too much was waiting, by why: full, late.',
};

type CounterName = keyof typeof counters;

interface Histogram {
  /** Upper bounds in seconds, and how many values were at most that. */
  bounds: readonly number[];
  buckets: number[];
  sum: number;
  count: number;
}

type Histograms = Map<string, Histogram>;

function addTo(
  series: Histograms,
  { key, bounds }: { key: string; bounds: readonly number[] },
  seconds: number,
) {
  const histogram = series.get(key) ?? { bounds, buckets: bounds.map(() => 0), sum: 0, count: 0 };
  bounds.forEach((bound, at) => {
    if (seconds <= bound) histogram.buckets[at]! += 1;
  });
  histogram.sum += seconds;
  histogram.count += 1;
  series.set(key, histogram);
}

function renderLabels(labels: Labels): string {
  const quote = (value: string) =>
    value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${quote(value)}"`);
  return pairs.join(',');
}

function renderHistogram({ name, help }: { name: string; help: string }, series: Histograms): string[] {
  const lines = [`# HELP ${name} ${help}`, `# TYPE ${name} histogram`];
  for (const [labels, { bounds, buckets, sum, count }] of series) {
    bounds.forEach((bound, i) => {
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

function renderGauges(gauges: Gauge[]): string[] {
  return gauges.flatMap(({ name, help, value }) => [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} gauge`,
    `${name} ${value}`,
  ]);
}

function renderCounters(series: Map<CounterName, Map<string, number>>): string[] {
  return Object.entries(counters).flatMap(([name, help]) => [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} counter`,
    ...[...(series.get(name as CounterName) ?? [])].map(([labels, value]) => `${name}{${labels}} ${value}`),
  ]);
}

const REQUESTS = {
  name: 'briefwijzer_request_duration_seconds',
  help: 'Time until the response head, by method, route and status.',
};
const STAGES = { name: 'briefwijzer_stage_duration_seconds', help: 'Time that a step of an answer took.' };

/** Creates empty counts, kept in memory for as long as the process lives. */
export function createMetrics(): Metrics {
  const counts = new Map<CounterName, Map<string, number>>();
  const requests: Histograms = new Map();
  const stages: Histograms = new Map();
  return {
    count(name, labels) {
      const series = counts.get(name) ?? new Map<string, number>();
      const key = renderLabels(labels);
      counts.set(name, series.set(key, (series.get(key) ?? 0) + 1));
    },
    observeRequest: (labels, seconds) =>
      addTo(requests, { key: renderLabels(labels), bounds: BUCKETS }, seconds),
    startLaps() {
      let since = performance.now();
      return (stage) => {
        const now = performance.now();
        if (stage)
          addTo(stages, { key: renderLabels({ stage }), bounds: STAGE_BUCKETS }, (now - since) / 1000);
        since = now;
      };
    },
    render(index, version, gauges = []) {
      const lines = [
        ...renderCounters(counts),
        ...renderHistogram(REQUESTS, requests),
        ...renderHistogram(STAGES, stages),
        ...renderGauges(gauges),
        ...renderIndex(index, version),
      ];
      return `${lines.join('\n')}\n`;
    },
  };
}
