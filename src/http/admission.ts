import { AppError } from '../errors.ts';
import type { Services } from '../types.ts';
import type { Gauge } from './metrics.ts';

export interface AdmissionOptions {
  /** Jobs under way at once, 1 and up: more than one only helps where a job waits for a model or a database. */
  atOnce: number;
  /** Jobs that may wait for their turn; one more is refused. */
  waiting: number;
  /** A job that has waited longer is refused: whoever asked is better served by a later try. */
  maxWaitMs: number;
  /** Awaited after each start, so that health checks and documents are served between two answers. */
  breathe(): Promise<void>;
  /** Told of each refusal. */
  onShed?: ((why: 'full' | 'late') => void) | undefined;
  /** Milliseconds of a clock that never goes back. */
  now?: () => number;
}

/** Lets work in one after another, and refuses what would wait too long. */
export interface Admission {
  /** Does the work when it is its turn. Errors: `unavailable` with `retryAfter` when there is too much of it. */
  run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Jobs under way and waiting. */
  readonly running: number;
  readonly waiting: number;
}

interface Job {
  since: number;
  signal: AbortSignal | undefined;
  /** Stops watching over the wait: its turn has come, or it left. */
  unwatch(): void;
  /** `onEnd` is called before whoever waits for the result hears of it. */
  start(onEnd: () => void): void;
  refuse(reason: unknown): void;
}

const RETRY_AFTER_SECONDS = 2;

/** Creates an admission with an empty queue. */
export function createAdmission(options: AdmissionOptions): Admission {
  const { atOnce, maxWaitMs, breathe, onShed, now = () => performance.now() } = options;
  const queue: Job[] = [];
  let running = 0;
  let isStarting = false;

  function shed(why: 'full' | 'late'): AppError {
    onShed?.(why);
    // Dutch: this sentence reaches the person who asked.
    const detail = 'Het is nu te druk om uw vraag te beantwoorden. Probeer het over enkele seconden opnieuw.';
    return new AppError('unavailable', detail, { retryAfter: RETRY_AFTER_SECONDS });
  }

  /** Takes a waiting job out at once, so that it holds no place that another could have. */
  function drop(job: Job, reason: () => unknown): void {
    const at = queue.indexOf(job);
    if (at < 0) return;
    queue.splice(at, 1);
    job.unwatch();
    job.refuse(reason());
  }

  function watch(job: Job): void {
    const leave = () => drop(job, () => job.signal?.reason);
    const timer = setTimeout(() => drop(job, () => shed('late')), maxWaitMs);
    job.signal?.addEventListener('abort', leave, { once: true });
    job.unwatch = () => {
      clearTimeout(timer);
      job.signal?.removeEventListener('abort', leave);
    };
  }

  function begin(job: Job): void {
    job.unwatch();
    const isLate = now() - job.since > maxWaitMs;
    if (job.signal?.aborted || isLate) {
      job.refuse(job.signal?.aborted ? job.signal.reason : shed('late'));
      return;
    }
    running += 1;
    job.start(() => {
      running -= 1;
      void startNext();
    });
  }

  async function startNext(): Promise<void> {
    if (isStarting) return;
    isStarting = true;
    while (running < atOnce && queue.length > 0) {
      begin(queue.shift()!);
      await breathe();
    }
    isStarting = false;
  }

  return {
    get running() {
      return running;
    },
    get waiting() {
      return queue.length;
    },
    run: (work, signal) => {
      if (queue.length >= options.waiting) return Promise.reject(shed('full'));
      return new Promise((resolve, refuse) => {
        // Work that throws before it gives a promise must not keep its place either.
        const start: Job['start'] = (onEnd) =>
          void (async () => work())().finally(onEnd).then(resolve, refuse);
        const job: Job = { since: now(), signal, refuse, start, unwatch: () => {} };
        queue.push(job);
        void startNext();
        if (queue.includes(job)) watch(job);
      });
    },
  };
}

/** Services whose questions, claims and searches wait for their turn; documents and the timeline never do. */
export function admitServices(services: Services, admission: Admission): Services {
  // The prototype keeps what `services` tells anew on every call, such as the index that is served.
  return Object.assign(Object.create(services) as Services, {
    ask: (request, signal) => admission.run(() => services.ask(request, signal), signal),
    checkClaim: (request, signal) => admission.run(() => services.checkClaim(request, signal), signal),
    search: (request) => admission.run(() => services.search(request)),
  } satisfies Partial<Services>);
}

/** How busy an admission is, for `/metrics`. */
export function admissionGauges({ running, waiting }: Admission): Gauge[] {
  return [
    { name: 'briefwijzer_work_running', help: 'Questions, claims and searches under way.', value: running },
    { name: 'briefwijzer_work_waiting', help: 'Questions, claims and searches that wait.', value: waiting },
  ];
}
