import * as z from 'zod';
import { logSettings } from '../settings/log-settings.ts';
import {
  arrangeModels,
  findMissingModelSettings,
  type ModelConfiguration,
  modelSettings,
} from '../settings/model-settings.ts';
import { findSettingsError, readSettings } from '../settings/read-settings.ts';
import { number, setting, type ValuesOf } from '../settings/setting.ts';
import { arrangeSite, type SiteConfiguration, siteSettings } from '../settings/site-settings.ts';
import { DEFAULT_ARTIFACT, DEFAULT_CORPUS } from './folders.ts';
import { arrangeKeeping, type KeepConfiguration, keepSettings } from './keep-settings.ts';
import { arrangeLoad, type LoadConfiguration, loadSettings } from './load-settings.ts';
import {
  arrangeDatabase,
  type DatabaseConfiguration,
  databaseSettings,
} from './postgres/database-settings.ts';

/** Every setting: what it may be, what it is when nobody sets it, and what it means. README shows the same table. */
const settings = {
  HOST: setting(z.string(), '127.0.0.1', 'Address to listen on; `0.0.0.0` for every network'),
  PORT: setting(number(0, 65_535), '8787', 'Port to listen on; 0 picks a free one'),
  ...siteSettings,
  BRIEFWIJZER_CORPUS_FOLDER: setting(
    z.string(),
    'corpus',
    'Folder with manifest.json, sources and enrichment',
  ),
  BRIEFWIJZER_ARTIFACT_FOLDER: setting(z.string(), '.artifact', 'Folder that holds the built index'),
  BRIEFWIJZER_RELOAD_SECONDS: setting(
    number(0, 3600),
    '2',
    'How often, in seconds, the artifact folder is looked at for a new index; 0: only on SIGHUP',
  ),
  ...databaseSettings,
  ...loadSettings,
  ...keepSettings,
  ...logSettings,
  ...modelSettings,
};

type Values = ValuesOf<typeof settings>;

export interface Configuration extends SiteConfiguration, ModelConfiguration, KeepConfiguration {
  host: string;
  port: number;
  corpus: string;
  artifact: string;
  /** How often the artifact is looked at for a new index, in milliseconds; 0: never. */
  reloadMs: number;
  /** The database that holds the index instead of the artifact folder. */
  database: DatabaseConfiguration | undefined;
  load: LoadConfiguration;
  logLevel: string;
}

/** Name, default and meaning of every setting, for the table in README. */
export function listSettings(): { name: string; default: string; description: string }[] {
  return Object.entries(settings).map(([name, { default: standard, description }]) => ({
    name,
    default: standard,
    description,
  }));
}

/**
 * Reads the settings from the environment; an empty value counts as none.
 * Errors: `configuration_invalid` that names every wrong value and every setting that does not exist.
 */
export function readConfiguration(env: Record<string, string | undefined>): Configuration {
  const { values, faults } = readSettings(settings, env);
  const error = findSettingsError([...faults, ...findMissingModelSettings(values)]);
  if (error) throw error;
  return arrange(values, env);
}

function arrange(values: Values, env: Record<string, string | undefined>): Configuration {
  return {
    host: values.HOST!,
    port: values.PORT!,
    ...arrangeSite(values, env),
    corpus: env.BRIEFWIJZER_CORPUS_FOLDER?.trim() || DEFAULT_CORPUS,
    artifact: env.BRIEFWIJZER_ARTIFACT_FOLDER?.trim() || DEFAULT_ARTIFACT,
    reloadMs: values.BRIEFWIJZER_RELOAD_SECONDS! * 1000,
    ...arrangeDatabase(values),
    load: arrangeLoad(values),
    ...arrangeKeeping(values),
    logLevel: values.BRIEFWIJZER_LOG_LEVEL!,
    ...arrangeModels(values),
  };
}
