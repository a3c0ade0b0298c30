import { AppError, type ProviderFault } from '../errors.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';

/** What a model was asked for, and what came of it: words of ours only, for a metric and a log. */
export interface ModelEvent {
  task: 'answer' | 'follow-up' | 'claim';
  /** `used`; `dropped`: nothing of it held; `skipped`: not asked, for the provider keeps failing; else the fault. */
  outcome: 'used' | 'dropped' | 'skipped' | ProviderFault;
}

export interface ModelCallParts {
  breaker: CircuitBreaker;
  /** Most milliseconds for one call, retry included. */
  budgetMs: number;
  onEvent?: ((event: ModelEvent) => void) | undefined;
}

export interface ModelCall<T> extends ModelCallParts {
  task: ModelEvent['task'];
  /** Ends when the client leaves. */
  signal?: AbortSignal | undefined;
  work(signal: AbortSignal): Promise<T>;
}

/**
 * Does one piece of work with a model within its time, or gives null: a model is never needed, so no fault of it leaves
 * here but as an event. A work that does not heed its signal is left behind.
 */
export async function callModel<T>(call: ModelCall<T>): Promise<T | null> {
  const { task, breaker, onEvent } = call;
  if (call.signal?.aborted) return null;
  if (!breaker.allows()) {
    onEvent?.({ task, outcome: 'skipped' });
    return null;
  }
  const limit = AbortSignal.timeout(call.budgetMs);
  const signal = call.signal ? AbortSignal.any([call.signal, limit]) : limit;
  try {
    const result = await Promise.race([call.work(signal), rejectOn(signal)]);
    breaker.succeeded();
    return result;
  } catch (error) {
    if (call.signal?.aborted) {
      breaker.abandoned();
      return null;
    }
    breaker.failed();
    onEvent?.({ task, outcome: limit.aborted ? 'timeout' : faultOf(error) });
    return null;
  }
}

function faultOf(error: unknown): ProviderFault {
  return (error instanceof AppError && error.fault) || 'unexpected';
}

function rejectOn(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
