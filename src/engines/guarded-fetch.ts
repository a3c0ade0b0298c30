import { AppError, type ProviderFault } from '../errors.ts';

export interface FetchLimits {
  /** Most milliseconds until the response head. */
  connectMs: number;
  /** Most milliseconds between two pieces of the body. */
  stallMs: number;
  /** Most bytes of the body. */
  maxBytes: number;
}

const MESSAGES: Record<ProviderFault, string> = {
  unreachable: 'The model provider cannot be reached',
  timeout: 'The model provider did not answer in time',
  refused: 'The model provider refused the request; the key or the model name may be wrong',
  rate_limited: 'The model provider has had too many requests',
  server_error: 'The model provider has a fault of its own',
  cut_off: 'The answer of the model provider ended before it was whole',
  not_a_model:
    'What answers at the address of the model provider is no model: it sends neither JSON nor events',
  malformed: 'The model did not answer in the form that was asked for',
  too_large: 'The answer of the model provider is too large',
  unexpected: 'The model provider answered in a way that is not understood',
};

/** A fault of a provider in our words: never its own text, which may repeat a key or a question. */
export function providerError(fault: ProviderFault): AppError {
  return new AppError('provider_failed', MESSAGES[fault], {
    fault,
    hint: 'docs/models.md says what is needed.',
  });
}

/**
 * A `fetch` that gives up: on a late head, on a body that stalls or grows too large, on a status that is no success, on
 * a body that is no JSON and no event stream. Errors: `provider_failed` with a `fault`; `report` hears of each first, for
 * a client library that wraps what is thrown here.
 */
export function createGuardedFetch(
  limits: FetchLimits,
  report: (error: AppError) => void = () => undefined,
): typeof fetch {
  const fail = (fault: ProviderFault): AppError => {
    const error = providerError(fault);
    report(error);
    return error;
  };
  return async (input, init = {}) => {
    const stop = new AbortController();
    const outer = init.signal;
    const timer = setTimeout(() => stop.abort(), limits.connectMs);
    const signal = outer ? AbortSignal.any([outer, stop.signal]) : stop.signal;
    const response = await fetch(input, { ...init, signal, redirect: 'error' })
      .catch(() => {
        throw fail(stop.signal.aborted || outer?.aborted ? 'timeout' : 'unreachable');
      })
      .finally(() => clearTimeout(timer));
    const fault = faultOf(response);
    if (!fault) return guardBody(response, { limits, fail, stop });
    stop.abort();
    throw fail(fault);
  };
}

function faultOf({ status, headers }: Response): ProviderFault | null {
  if (status === 429) return 'rate_limited';
  if (status >= 500) return 'server_error';
  if (status >= 400) return 'refused';
  const type = headers.get('content-type') ?? '';
  if (status !== 200 || !/\b(?:json|event-stream)\b/iu.test(type)) return 'not_a_model';
  return null;
}

interface Guard {
  limits: FetchLimits;
  fail(fault: ProviderFault): AppError;
  stop: AbortController;
}

function guardBody(response: Response, { limits, fail, stop }: Guard): Response {
  if (!response.body) throw fail('malformed');
  const reader = response.body.getReader();
  let bytes = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await orStall(reader.read(), limits.stallMs);
        if (done) return controller.close();
        bytes += value.length;
        if (bytes > limits.maxBytes) throw fail('too_large');
        controller.enqueue(value);
      } catch (error) {
        const isOurs = error instanceof AppError;
        controller.error(
          isOurs ? error : fail(error === STALLED || stop.signal.aborted ? 'timeout' : 'cut_off'),
        );
        stop.abort();
      }
    },
    cancel: () => stop.abort(),
  });
  return new Response(body, { status: response.status, headers: response.headers });
}

const STALLED = Symbol('stalled');

/** What is read, or a rejection when nothing comes for `stallMs`. */
async function orStall<T>(reading: Promise<T>, stallMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stalled = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(STALLED), stallMs);
  });
  return Promise.race([reading, stalled]).finally(() => clearTimeout(timer));
}
