import * as z from 'zod';
import { type LogLevel, logSettings } from '../settings/log-settings.ts';
import { modelSettings } from '../settings/model-settings.ts';
import { findSettingsError, readSettings } from '../settings/read-settings.ts';
import { type Setting, setting, type ValuesOf } from '../settings/setting.ts';
import { arrangeSite, type SiteConfiguration, siteSettings } from '../settings/site-settings.ts';

/** What Node has too, under the same names and with the same checks. */
const sharedSettings = {
  ...siteSettings,
  ...logSettings,
  BRIEFWIJZER_WRITER_MODEL: modelSettings.BRIEFWIJZER_WRITER_MODEL,
  BRIEFWIJZER_WRITER_BUDGET_MS: modelSettings.BRIEFWIJZER_WRITER_BUDGET_MS,
  BRIEFWIJZER_EMBEDDER_MODEL: modelSettings.BRIEFWIJZER_EMBEDDER_MODEL,
  BRIEFWIJZER_EMBEDDER_DIMENSIONS: modelSettings.BRIEFWIJZER_EMBEDDER_DIMENSIONS,
  BRIEFWIJZER_EMBEDDER_PREFIXES: modelSettings.BRIEFWIJZER_EMBEDDER_PREFIXES,
  BRIEFWIJZER_EMBEDDER_TIMEOUT_MS: modelSettings.BRIEFWIJZER_EMBEDDER_TIMEOUT_MS,
};

/** The engines of the platform. */
const ownSettings = {
  BRIEFWIJZER_WRITER: setting(
    z.enum(['none', 'workers-ai'], 'must be none or workers-ai'),
    'none',
    'Who words answers: `none` (quotes only) or `workers-ai` (binding `AI`); every word is checked',
  ),
  BRIEFWIJZER_EMBEDDER: setting(
    z.enum(['lsa', 'workers-ai'], 'must be lsa or workers-ai'),
    'lsa',
    'What makes vectors of questions: `lsa` (built in) or `workers-ai` (binding `AI`); the index must be made with the same',
  ),
  BRIEFWIJZER_VECTOR_INDEX: setting(
    z.enum(['exact', 'vectorize'], 'must be exact or vectorize'),
    'exact',
    'What searches vectors: `exact` (built in) or `vectorize` (binding `VECTORIZE`, `npm run worker:upload`)',
  ),
};

const settings = { ...sharedSettings, ...ownSettings };

type Values = ValuesOf<typeof settings>;

export interface WorkerConfiguration extends SiteConfiguration {
  logLevel: LogLevel;
  writer: { model: string; budgetMs: number } | undefined;
  embedder: { model: string; dimensions: number; prefixes: 'none' | 'e5'; timeoutMs: number } | undefined;
  isVectorize: boolean;
}

/** Settings by name, for docs/worker.md: those that README explains, and those of a Worker alone. */
export function listWorkerSettings(): { shared: string[]; own: Record<string, Setting<unknown>> } {
  return { shared: Object.keys(sharedSettings), own: ownSettings };
}

/**
 * Reads the settings from the vars and secrets of a Worker. Errors: `configuration_invalid` that names every wrong value,
 * every setting that does not exist, and what a chosen engine needs and is not there, its binding among it.
 */
export function readWorkerConfiguration(env: Record<string, unknown>): WorkerConfiguration {
  const { values, faults } = readSettings(settings, env);
  const error = findSettingsError([...faults, ...listMissing(values, env)]);
  if (error) throw error;
  return {
    ...arrangeSite(values, env),
    logLevel: values.BRIEFWIJZER_LOG_LEVEL!,
    writer: values.BRIEFWIJZER_WRITER === 'workers-ai' ? arrangeWriter(values) : undefined,
    embedder: values.BRIEFWIJZER_EMBEDDER === 'workers-ai' ? arrangeEmbedder(values) : undefined,
    isVectorize: values.BRIEFWIJZER_VECTOR_INDEX === 'vectorize',
  };
}

function listMissing(values: Values, env: Record<string, unknown>): string[] {
  const needs: [keyof Values, string, string[]][] = [
    ['BRIEFWIJZER_WRITER', 'AI', ['BRIEFWIJZER_WRITER_MODEL']],
    ['BRIEFWIJZER_EMBEDDER', 'AI', ['BRIEFWIJZER_EMBEDDER_MODEL', 'BRIEFWIJZER_EMBEDDER_DIMENSIONS']],
    ['BRIEFWIJZER_VECTOR_INDEX', 'VECTORIZE', []],
  ];
  const chosen = needs.filter(([name]) => ['workers-ai', 'vectorize'].includes(String(values[name])));
  return chosen.flatMap(([name, binding, names]) => [
    ...(env[binding] ? [] : [`${name}: ${values[name]} needs the binding ${binding} in wrangler.toml`]),
    ...names
      .filter((needed) => values[needed as keyof Values] === undefined)
      .map((needed) => `${needed}: is needed with ${name}=${values[name]}`),
  ]);
}

function arrangeWriter(values: Values): WorkerConfiguration['writer'] {
  return { model: values.BRIEFWIJZER_WRITER_MODEL!, budgetMs: values.BRIEFWIJZER_WRITER_BUDGET_MS! };
}

function arrangeEmbedder(values: Values): WorkerConfiguration['embedder'] {
  return {
    model: values.BRIEFWIJZER_EMBEDDER_MODEL!,
    dimensions: values.BRIEFWIJZER_EMBEDDER_DIMENSIONS!,
    prefixes: values.BRIEFWIJZER_EMBEDDER_PREFIXES!,
    timeoutMs: values.BRIEFWIJZER_EMBEDDER_TIMEOUT_MS!,
  };
}
