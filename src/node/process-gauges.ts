import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Gauge } from '../http/metrics.ts';

const NANOSECONDS = 1e9;

/**
 * Starts to measure the process, and gives its values of the moment: memory in use and how late the event loop was, both
 * since the last reading. A loop that is late serves nobody, health checks included.
 */
export function watchProcess(): () => Gauge[] {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  return () => {
    const { rss, heapUsed } = process.memoryUsage();
    const [typical, most] = [delay.percentile(99) / NANOSECONDS, delay.max / NANOSECONDS];
    delay.reset();
    return [
      { name: 'process_resident_memory_bytes', help: 'Memory that the process holds.', value: rss },
      { name: 'process_heap_bytes', help: 'Memory of JavaScript objects.', value: heapUsed },
      {
        name: 'briefwijzer_event_loop_delay_p99_seconds',
        help: 'How late timers ran since the last reading, 99 of 100 at most.',
        value: typical,
      },
      {
        name: 'briefwijzer_event_loop_delay_max_seconds',
        help: 'How late timers ran since the last reading, at most.',
        value: most,
      },
    ];
  };
}

/** Resolves when whatever stands ready on sockets has been served. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
