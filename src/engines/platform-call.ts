import { AppError, type ProviderFault } from '../errors.ts';
import { providerError } from './guarded-fetch.ts';

export interface PlatformLimits {
  /** Most milliseconds to wait; without it only `signal` ends the wait. */
  timeoutMs?: number | undefined;
  signal?: AbortSignal | undefined;
}

/** Codes of Workers AI by what they mean for us: developers.cloudflare.com/workers-ai/platform/errors. */
const FAULT_OF_CODE: [RegExp, ProviderFault][] = [
  [/\b(?:3036|3040|429)\b|capacity|quota|rate.?limit/iu, 'rate_limited'],
  [/\b(?:3007|3008|408|504)\b|timed? ?out/iu, 'timeout'],
  [/\b(?:5007|5004|5018|5016|5019|5005|3003|3006|3023|3039|3041|3042|401|403|413)\b/u, 'refused'],
  [/JSON Mode couldn't be met/iu, 'malformed'],
];

/**
 * Calls a binding of the platform within its time. A binding that does not heed its signal is left behind.
 * Errors: `provider_failed` with a `fault`; never the platform's own text, which may repeat a question.
 */
export async function callPlatform<T>(
  call: (signal: AbortSignal) => Promise<T>,
  { timeoutMs, signal }: PlatformLimits,
): Promise<T> {
  const stop = new AbortController();
  const timer = timeoutMs === undefined ? undefined : setTimeout(() => stop.abort(), timeoutMs);
  const both = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  try {
    return await Promise.race([call(both), rejectOn(both)]);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw providerError(both.aborted ? 'timeout' : faultOf(error));
  } finally {
    clearTimeout(timer);
  }
}

function faultOf(error: unknown): ProviderFault {
  const text = String(error instanceof Error ? error.message : error);
  return FAULT_OF_CODE.find(([pattern]) => pattern.test(text))?.[1] ?? 'server_error';
}

function rejectOn(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
