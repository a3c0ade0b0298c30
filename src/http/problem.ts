import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { HumanContact, Problem, ProblemCode } from '../contract.ts';
import { AppError, type AppErrorType } from '../errors.ts';

const kinds: Record<ProblemCode, { status: number; title: string }> = {
  invalid_input: { status: 400, title: 'Invalid input' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'Method not allowed' },
  payload_too_large: { status: 413, title: 'Body too large' },
  unsupported_media_type: { status: 415, title: 'Unsupported media type' },
  rate_limited: { status: 429, title: 'Too many requests' },
  unavailable: { status: 503, title: 'Temporarily unavailable' },
  internal: { status: 500, title: 'Internal error' },
};

/** Faults of ours that a client sees as something else: their own words may hold a path or an address. */
const hidden = {
  corpus_invalid: 'unavailable',
  artifact_missing: 'unavailable',
  artifact_stale: 'unavailable',
  artifact_damaged: 'unavailable',
  source_unreachable: 'unavailable',
  source_refused: 'unavailable',
  provider_failed: 'unavailable',
  configuration_invalid: 'internal',
  internal: 'internal',
} as const satisfies Record<Exclude<AppErrorType, ProblemCode> | 'internal', ProblemCode>;

const hiddenDetails = {
  unavailable: 'The service cannot answer at the moment. Try again later.',
  internal: 'Something went wrong on our side. The request can be tried again.',
};

/** Seconds that a client is asked to wait when a fault does not say it. */
const DEFAULT_RETRY_AFTER = 30;

const codeOfStatus: Record<number, ProblemCode> = {
  400: 'invalid_input',
  404: 'not_found',
  413: 'payload_too_large',
};

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = error instanceof HTTPException ? codeOfStatus[error.status] : undefined;
  return new AppError(code ?? 'internal', code ? `${kinds[code].title}.` : hiddenDetails.internal, {
    cause: error,
  });
}

/** The public kinds of problem, each with its status and title: what `/docs` lists. */
export function listProblemKinds(): { code: ProblemCode; status: number; title: string }[] {
  return Object.entries(kinds).map(([code, kind]) => ({ code: code as ProblemCode, ...kind }));
}

/**
 * The RFC 9457 body of a fault. An unknown error, or one whose words may name an internal path, becomes a general
 * sentence; validation errors keep their fields; 429 and 5xx name the way to a person.
 */
export function toProblem(error: unknown, requestId: string, contact: HumanContact): Problem {
  const fault = toAppError(error);
  const concealed = fault.type in hidden ? hidden[fault.type as keyof typeof hidden] : undefined;
  const code = concealed ?? (fault.type as ProblemCode);
  const isOurs = kinds[code].status >= 500;
  // A hint on a fault of ours is for the operator: a command, a setting.
  const message = fault.hint && !isOurs ? `${fault.message} ${fault.hint}` : fault.message;
  return {
    type: `/docs#problem-${code.replaceAll('_', '-')}`,
    title: kinds[code].title,
    status: kinds[code].status,
    detail: concealed ? hiddenDetails[concealed] : message,
    instance: `urn:uuid:${requestId}`,
    code,
    ...(fault.fields.length > 0 && { errors: fault.fields }),
    ...((code === 'rate_limited' || isOurs) && { contact }),
  };
}

/** How a surface words a problem for its clients. */
export interface ProblemShape {
  mediaType: string;
  write(problem: Problem): unknown;
}

/** Answers a request with the problem that an error is. */
export type SendProblem = (context: Context, error: unknown) => Response;

const problemDetails: ProblemShape = { mediaType: 'application/problem+json', write: (problem) => problem };

/** `Retry-After` in seconds for 429 and 503; undefined where trying again makes no sense. */
export function retryAfterOf({ status }: Problem, error: unknown): string | undefined {
  if (status !== 429 && status !== 503) return undefined;
  const asked = error instanceof AppError ? error.retryAfter : undefined;
  return String(Math.max(1, Math.ceil(asked ?? DEFAULT_RETRY_AFTER)));
}

function headersOf(problem: Problem, { error, mediaType }: { error: unknown; mediaType: string }) {
  const headers: Record<string, string> = { 'Content-Type': mediaType, 'Cache-Control': 'no-store' };
  const retryAfter = retryAfterOf(problem, error);
  if (retryAfter) headers['Retry-After'] = retryAfter;
  return headers;
}

/**
 * Answers faults with `Retry-After` where trying again makes sense: as RFC 9457, or in the shape that `shapes` names for
 * the path. A key that ends with a slash holds for everything below it, another for exactly that path.
 */
export function createProblemSender(
  contact: HumanContact,
  shapes: Record<string, ProblemShape> = {},
): SendProblem {
  const entries = Object.entries(shapes);
  return (context, error) => {
    const { path } = context.req;
    const isFor = (key: string) => path === key || (key.endsWith('/') && path.startsWith(key));
    const { mediaType, write } = entries.find(([key]) => isFor(key))?.[1] ?? problemDetails;
    const problem = toProblem(error, context.get('requestId'), contact);
    const headers = headersOf(problem, { error, mediaType });
    return new Response(JSON.stringify(write(problem)), { status: problem.status, headers });
  };
}
