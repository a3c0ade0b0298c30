/** The faults that the program names. Expected outcomes (no answer, not found in a search) are data, not errors. */
export type AppErrorType =
  | 'invalid_input'
  | 'not_found'
  | 'method_not_allowed'
  | 'payload_too_large'
  | 'unsupported_media_type'
  | 'rate_limited'
  | 'unavailable'
  | 'corpus_invalid'
  | 'artifact_missing'
  | 'artifact_stale'
  | 'artifact_damaged'
  | 'source_unreachable'
  | 'source_refused'
  | 'configuration_invalid'
  | 'provider_failed'
  | 'internal';

/** One wrong field of a request: a JSON pointer into the body and what is wrong with it. */
export interface FieldError {
  pointer: string;
  detail: string;
}

export interface AppErrorOptions {
  /** What the reader can do about it: a command, a setting. */
  hint?: string;
  fields?: FieldError[];
  cause?: unknown;
  /** Seconds after which trying again makes sense. */
  retryAfter?: number;
  /** For `provider_failed`: what went wrong, in a word of ours that a metric may count by. */
  fault?: ProviderFault;
}

/** What can be wrong with a model provider. */
export type ProviderFault =
  | 'unreachable'
  | 'timeout'
  | 'refused'
  | 'rate_limited'
  | 'server_error'
  | 'cut_off'
  | 'not_a_model'
  | 'malformed'
  | 'too_large'
  | 'unexpected';

/**
 * A fault with a literal `type`, a message that says what was wrong and where, and a hint that says what to do.
 * The message is safe to show: it never holds a secret, a stack or a question.
 */
export class AppError extends Error {
  readonly type: AppErrorType;
  readonly hint: string | undefined;
  readonly fields: FieldError[];
  readonly retryAfter: number | undefined;
  readonly fault: ProviderFault | undefined;

  constructor(type: AppErrorType, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.type = type;
    this.hint = options.hint;
    this.fields = options.fields ?? [];
    this.retryAfter = options.retryAfter;
    this.fault = options.fault;
  }
}

/** The message and the hint as one text, for a terminal. */
export function describeError(error: unknown): string {
  if (error instanceof AppError) return error.hint ? `${error.message}\n  → ${error.hint}` : error.message;
  return error instanceof Error ? error.message : String(error);
}
