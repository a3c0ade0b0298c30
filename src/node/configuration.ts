import * as z from 'zod';
import { AppError } from '../errors.ts';
import { parseAllowedOrigins } from '../http/security.ts';
import { DEFAULT_ARTIFACT, DEFAULT_CORPUS } from './folders.ts';
import {
  arrangeModels,
  findMissingModelSettings,
  type ModelConfiguration,
  modelSettings,
} from './model-settings.ts';
import { number, setting, type ValuesOf, webAddress } from './setting.ts';

const PREFIX = 'BRIEFWIJZER_';

const origins = z.string().transform((value, context) => {
  try {
    return parseAllowedOrigins(value);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
});

const flag = z.enum(['true', 'false'], 'must be true or false').transform((value) => value === 'true');
/** Every setting: what it may be, what it is when nobody sets it, and what it means. README shows the same table. */
const settings = {
  HOST: setting(z.string(), '127.0.0.1', 'Address to listen on; `0.0.0.0` for every network'),
  PORT: setting(number(0, 65_535), '8787', 'Port to listen on; 0 picks a free one'),
  BRIEFWIJZER_PUBLIC_URL: setting(
    z.url({ protocol: /^https?$/u, error: 'must be an origin such as https://vragen.example.nl' }),
    '',
    'Public origin of this server, for the OpenAPI document and links',
  ),
  BRIEFWIJZER_ALLOWED_ORIGINS: setting(
    origins,
    '',
    'Origins whose pages may call the API, separated by commas; empty: none',
  ),
  BRIEFWIJZER_TRUSTED_PROXIES: setting(
    number(0, 10),
    '0',
    'How many proxies of our own stand before us and add to `X-Forwarded-For`',
  ),
  BRIEFWIJZER_CLIENT_BURST: setting(number(1, 1_000_000), '600', 'Questions that one client may ask at once'),
  BRIEFWIJZER_CLIENT_PER_MINUTE: setting(
    number(1, 1_000_000),
    '120',
    'Questions a minute that one client may ask in the long run',
  ),
  BRIEFWIJZER_TOTAL_BURST: setting(
    number(1, 1_000_000),
    '3000',
    'Questions at once from all clients together',
  ),
  BRIEFWIJZER_TOTAL_PER_MINUTE: setting(
    number(1, 1_000_000),
    '3000',
    'Questions a minute from all clients together in the long run',
  ),
  BRIEFWIJZER_DISABLED: setting(
    flag,
    'false',
    '`true` switches the assistant off: questions get 503 and the way to a person, documents stay readable',
  ),
  BRIEFWIJZER_HUMAN_LABEL: setting(
    z.string(),
    'Informatie Rijksoverheid',
    'Where a reader finds a person: name',
  ),
  BRIEFWIJZER_HUMAN_TELEPHONE: setting(z.string(), '1400', 'Where a reader finds a person: telephone number'),
  BRIEFWIJZER_HUMAN_URL: setting(
    webAddress,
    'https://www.rijksoverheid.nl/contact',
    'Where a reader finds a person: web address',
  ),
  BRIEFWIJZER_API_NAME: setting(z.string(), 'Beheer Briefwijzer', 'Who answers for the API: name'),
  BRIEFWIJZER_API_URL: setting(
    webAddress,
    'https://briefwijzer.example/',
    'Who answers for the API: web address',
  ),
  BRIEFWIJZER_API_EMAIL: setting(
    z.email('must be an e-mail address'),
    'beheer@briefwijzer.example',
    'Who answers for the API: e-mail address',
  ),
  BRIEFWIJZER_CORPUS_FOLDER: setting(
    z.string(),
    'corpus',
    'Folder with manifest.json, sources and enrichment',
  ),
  BRIEFWIJZER_ARTIFACT_FOLDER: setting(z.string(), '.artifact', 'Folder that holds the built index'),
  BRIEFWIJZER_LOG_LEVEL: setting(
    z.enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'must be trace, debug, info, warn, error, fatal or silent',
    ),
    'info',
    'How much is logged; questions and addresses never are',
  ),
  ...modelSettings,
};

type Values = ValuesOf<typeof settings>;

export interface Configuration extends ModelConfiguration {
  host: string;
  port: number;
  publicUrl: string | undefined;
  allowedOrigins: string[];
  trustedProxies: number;
  perClient: { burst: number; perMinute: number };
  total: { burst: number; perMinute: number };
  disabled: boolean;
  humanContact: { label: string; telephone: string; url: string };
  apiContact: { name: string; url: string; email: string };
  /** True when nobody has said who answers for the API. */
  apiContactIsPlaceholder: boolean;
  corpus: string;
  artifact: string;
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
  const unknown = Object.keys(env).filter(
    (name) => name.startsWith(PREFIX) && !Object.hasOwn(settings, name),
  );
  const faults = unknown.map((name) => `${name}: there is no such setting`);
  const values: Record<string, unknown> = {};
  for (const [name, { schema, default: standard }] of Object.entries(settings)) {
    const text = env[name]?.trim() || standard;
    if (text === '') continue;
    const parsed = schema.safeParse(text);
    if (parsed.success) values[name] = parsed.data;
    else faults.push(`${name}: ${parsed.error.issues[0]!.message}`);
  }
  faults.push(...findMissingModelSettings(values as Partial<Values>));
  if (faults.length === 0) return arrange(values as Values, env);
  throw new AppError('configuration_invalid', `Wrong configuration:\n  ${faults.join('\n  ')}`, {
    hint: 'README lists every setting and what it may be.',
  });
}

function arrange(values: Values, env: Record<string, string | undefined>): Configuration {
  return {
    host: values.HOST!,
    port: values.PORT!,
    publicUrl: values.BRIEFWIJZER_PUBLIC_URL,
    allowedOrigins: values.BRIEFWIJZER_ALLOWED_ORIGINS ?? [],
    trustedProxies: values.BRIEFWIJZER_TRUSTED_PROXIES!,
    perClient: { burst: values.BRIEFWIJZER_CLIENT_BURST!, perMinute: values.BRIEFWIJZER_CLIENT_PER_MINUTE! },
    total: { burst: values.BRIEFWIJZER_TOTAL_BURST!, perMinute: values.BRIEFWIJZER_TOTAL_PER_MINUTE! },
    disabled: values.BRIEFWIJZER_DISABLED!,
    humanContact: {
      label: values.BRIEFWIJZER_HUMAN_LABEL!,
      telephone: values.BRIEFWIJZER_HUMAN_TELEPHONE!,
      url: values.BRIEFWIJZER_HUMAN_URL!,
    },
    apiContact: {
      name: values.BRIEFWIJZER_API_NAME!,
      url: values.BRIEFWIJZER_API_URL!,
      email: values.BRIEFWIJZER_API_EMAIL!,
    },
    apiContactIsPlaceholder: !env.BRIEFWIJZER_API_EMAIL?.trim(),
    corpus: env.BRIEFWIJZER_CORPUS_FOLDER?.trim() || DEFAULT_CORPUS,
    artifact: env.BRIEFWIJZER_ARTIFACT_FOLDER?.trim() || DEFAULT_ARTIFACT,
    logLevel: values.BRIEFWIJZER_LOG_LEVEL!,
    ...arrangeModels(values),
  };
}
