import type { Context } from 'hono';
import type * as z from 'zod';
import { AppError, type FieldError } from '../errors.ts';
import type { DocumentSummary } from '../types.ts';

/** Most bytes of a body: twenty messages of 1000 characters, each escaped as \uXXXX, and room to spare. */
export const MAX_BODY_BYTES = 128 * 1024;
/** Deepest nesting of JSON that is parsed; the contract needs four. */
const MAX_DEPTH = 16;
/** Most fields that one problem names. */
const MAX_FIELDS = 20;

function refuse(message: string, fields?: FieldError[]): AppError {
  return new AppError('invalid_input', message, fields ? { fields } : {});
}

function requireJson(context: Context): void {
  const [type, ...parameters] = (context.req.header('Content-Type') ?? '').toLowerCase().split(';');
  const charset = parameters.map((p) => p.trim()).find((p) => p.startsWith('charset='));
  if (type?.trim() === 'application/json' && (!charset || /^charset="?utf-8"?$/.test(charset))) return;
  throw new AppError(
    'unsupported_media_type',
    'The body must be sent as Content-Type application/json (UTF-8).',
  );
}

/** Deepest nesting of brackets outside strings: one pass, no recursion, before anything is parsed. */
function measureDepth(json: string): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0, inString = false; i < json.length; i++) {
    const char = json[i];
    if (inString && char === '\\') i++;
    else if (char === '"') inString = !inString;
    else if (!inString && (char === '{' || char === '[')) deepest = Math.max(deepest, ++depth);
    else if (!inString && (char === '}' || char === ']')) depth--;
  }
  return deepest;
}

function decodeUtf8(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse('The body is not valid UTF-8.');
  }
}

function parseJson(text: string): unknown {
  if (text.trim() === '') throw refuse('The body is empty; a JSON object is expected.');
  if (measureDepth(text) > MAX_DEPTH) throw refuse(`The body is nested deeper than ${MAX_DEPTH} levels.`);
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the body, and with it the question.
    throw refuse('The body is not valid JSON.');
  }
}

function toPointer(path: PropertyKey[]): string {
  return path
    .map((key) => `/${String(key).slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

function describeBound(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): string {
  const limit = issue.code === 'too_big' ? issue.maximum : issue.minimum;
  const side = issue.code === 'too_big' ? 'at most' : 'at least';
  if (issue.origin === 'string')
    return limit === 1 ? 'must not be empty' : `must have ${side} ${limit} characters`;
  if (issue.origin === 'array') return `must hold ${side} ${limit} item${limit === 1 ? '' : 's'}`;
  return `must be ${side} ${limit}`;
}

function describeIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big' || issue.code === 'too_small') return describeBound(issue);
  if (issue.code === 'invalid_value') return `must be one of: ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_format') return 'must not be empty';
  if (issue.code === 'custom') return issue.message;
  if (issue.code !== 'invalid_type') return 'is not valid';
  return issue.message.endsWith('received undefined') ? 'is required' : `must be of type ${issue.expected}`;
}

function toFields(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code !== 'unrecognized_keys')
    return [{ pointer: toPointer(issue.path), detail: describeIssue(issue) }];
  return issue.keys.map((key) => ({
    pointer: toPointer([...issue.path, key]),
    detail: 'is not a known field',
  }));
}

/** Checks a value against a schema; a value that does not fit is an `invalid_input` that names each wrong field. */
export function checkInput<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = result.error.issues.flatMap(toFields).slice(0, MAX_FIELDS);
  throw refuse('The request does not fit the contract.', fields);
}

/** Reads a JSON body; refuses another media type (415), bytes that are no JSON, deep nesting and unknown fields (400). */
export async function readBody<T>(context: Context, schema: z.ZodType<T>): Promise<T> {
  requireJson(context);
  return checkInput(schema, parseJson(decodeUtf8(await context.req.arrayBuffer())));
}

/** Refuses ids of documents that the corpus does not know, each by its place in `documents`. */
export function checkDocuments(ids: string[] | undefined, known: DocumentSummary[]): void {
  const names = new Set(known.map((document) => document.id));
  const fields = (ids ?? []).flatMap((id, i) =>
    names.has(id)
      ? []
      : [{ pointer: `/documents/${i}`, detail: 'is not the id of a document in the corpus' }],
  );
  if (fields.length > 0) throw refuse('The request names a document that is not in the corpus.', fields);
}
