import * as z from 'zod';
import { number, setting, type ValuesOf, webAddress } from './setting.ts';

/** Settings of models (docs/models.md). With none of them set no model is loaded and none is asked. */
export const modelSettings = {
  BRIEFWIJZER_WRITER: setting(
    z.enum(['none', 'openai'], 'must be none or openai'),
    'none',
    'Who words answers: `none` (quotes only) or `openai` (any OpenAI-compatible server); every word is checked',
  ),
  BRIEFWIJZER_WRITER_URL: setting(
    webAddress,
    '',
    'Address of the chat API, up to and with its version, such as `http://127.0.0.1:11434/v1`',
  ),
  BRIEFWIJZER_WRITER_MODEL: setting(z.string(), '', 'Name of the chat model, as its server has it'),
  BRIEFWIJZER_WRITER_KEY: setting(z.string(), '', 'Key for the chat API; empty where it asks for none'),
  BRIEFWIJZER_WRITER_FORMAT: setting(
    z.enum(['json_schema', 'json_object', 'none'], 'must be json_schema, json_object or none'),
    'json_schema',
    'How the chat API is asked for JSON; not every server knows a schema',
  ),
  BRIEFWIJZER_WRITER_BUDGET_MS: setting(
    number(100, 60_000),
    '8000',
    'Most milliseconds that one question may wait for the chat model; then its quotes are served',
  ),
  BRIEFWIJZER_WRITER_CONNECT_MS: setting(
    number(50, 60_000),
    '3000',
    'Most milliseconds until the chat API begins to answer',
  ),
  BRIEFWIJZER_WRITER_STALL_MS: setting(
    number(50, 60_000),
    '3000',
    'Most milliseconds between two pieces of an answer of the chat API',
  ),
  BRIEFWIJZER_EMBEDDER: setting(
    z.enum(['lsa', 'openai', 'transformers'], 'must be lsa, openai or transformers'),
    'lsa',
    'What makes vectors: `lsa` (built in), `openai` (an embeddings API) or `transformers` (an optional package)',
  ),
  BRIEFWIJZER_EMBEDDER_URL: setting(
    webAddress,
    '',
    'Address of the embeddings API, up to and with its version',
  ),
  BRIEFWIJZER_EMBEDDER_MODEL: setting(
    z.string(),
    '',
    'Name of the embedding model; for `transformers` a folder or a name on the hub',
  ),
  BRIEFWIJZER_EMBEDDER_KEY: setting(
    z.string(),
    '',
    'Key for the embeddings API; empty where it asks for none',
  ),
  BRIEFWIJZER_EMBEDDER_DIMENSIONS: setting(number(1, 4096), '', 'How many numbers a vector of the model has'),
  BRIEFWIJZER_EMBEDDER_PREFIXES: setting(
    z.enum(['none', 'e5'], 'must be none or e5'),
    'none',
    '`e5` puts `query: ` and `passage: ` before texts, as E5 models were trained',
  ),
  BRIEFWIJZER_EMBEDDER_TIMEOUT_MS: setting(
    number(50, 60_000),
    '3000',
    'Most milliseconds for the vector of a question; without one it is searched by its words',
  ),
};

export interface WriterConfiguration {
  url: string;
  model: string;
  key: string | undefined;
  format: 'json_schema' | 'json_object' | 'none';
  budgetMs: number;
  connectMs: number;
  stallMs: number;
}

export interface EmbedderConfiguration {
  kind: 'openai' | 'transformers';
  /** Empty for `transformers`. */
  url: string;
  model: string;
  key: string | undefined;
  dimensions: number;
  prefixes: 'none' | 'e5';
  timeoutMs: number;
}

export interface ModelConfiguration {
  writer: WriterConfiguration | undefined;
  embedder: EmbedderConfiguration | undefined;
}

type ModelValues = ValuesOf<typeof modelSettings>;

/** What a chosen engine needs and nobody set, in words; empty when nothing is missing. */
export function findMissingModelSettings(values: Partial<ModelValues>): string[] {
  const needed: Partial<Record<keyof ModelValues, string>> = {
    ...(values.BRIEFWIJZER_WRITER === 'openai' &&
      needs('BRIEFWIJZER_WRITER=openai', ['WRITER_URL', 'WRITER_MODEL'])),
    ...(values.BRIEFWIJZER_EMBEDDER === 'openai' &&
      needs('BRIEFWIJZER_EMBEDDER=openai', ['EMBEDDER_URL', 'EMBEDDER_MODEL', 'EMBEDDER_DIMENSIONS'])),
    ...(values.BRIEFWIJZER_EMBEDDER === 'transformers' &&
      needs('BRIEFWIJZER_EMBEDDER=transformers', ['EMBEDDER_MODEL', 'EMBEDDER_DIMENSIONS'])),
  };
  return Object.entries(needed)
    .filter(([name]) => values[name as keyof ModelValues] === undefined)
    .map(([name, why]) => `${name}: is needed with ${why}`);
}

function needs(why: string, names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [`BRIEFWIJZER_${name}`, why]));
}

/** The engines that are chosen; undefined where the built-in way serves. */
export function arrangeModels(values: ModelValues): ModelConfiguration {
  const kind = values.BRIEFWIJZER_EMBEDDER!;
  return {
    writer:
      values.BRIEFWIJZER_WRITER === 'none'
        ? undefined
        : {
            url: values.BRIEFWIJZER_WRITER_URL!,
            model: values.BRIEFWIJZER_WRITER_MODEL!,
            key: values.BRIEFWIJZER_WRITER_KEY,
            format: values.BRIEFWIJZER_WRITER_FORMAT!,
            budgetMs: values.BRIEFWIJZER_WRITER_BUDGET_MS!,
            connectMs: values.BRIEFWIJZER_WRITER_CONNECT_MS!,
            stallMs: values.BRIEFWIJZER_WRITER_STALL_MS!,
          },
    embedder:
      kind === 'lsa'
        ? undefined
        : {
            kind,
            url: values.BRIEFWIJZER_EMBEDDER_URL ?? '',
            model: values.BRIEFWIJZER_EMBEDDER_MODEL!,
            key: values.BRIEFWIJZER_EMBEDDER_KEY,
            dimensions: values.BRIEFWIJZER_EMBEDDER_DIMENSIONS!,
            prefixes: values.BRIEFWIJZER_EMBEDDER_PREFIXES!,
            timeoutMs: values.BRIEFWIJZER_EMBEDDER_TIMEOUT_MS!,
          },
  };
}
