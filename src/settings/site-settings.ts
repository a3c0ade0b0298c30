import * as z from 'zod';
import { parseAllowedOrigins } from '../http/security.ts';
import { number, setting, type ValuesOf, webAddress } from './setting.ts';

const origins = z.string().transform((value, context) => {
  try {
    return parseAllowedOrigins(value);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
});

const flag = z
  .enum(['true', 'false', '1', '0'], 'must be true, false, 1 or 0')
  .transform((value) => value === 'true' || value === '1');
/** One line, an address as RFC 9116 (2.5.3) has it. */
const SECURITY_CONTACT = /^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+|tel:\+?[\d-]+)$/u;

/** Settings of the HTTP surface, the same on every runtime: an environment on Node, vars on a Worker. */
export const siteSettings = {
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
    '`true` or `1` switches the assistant off: questions get 503 and the way to a person, documents stay readable',
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
  BRIEFWIJZER_SECURITY_CONTACT: setting(
    z.string().regex(SECURITY_CONTACT, 'must begin with mailto:, https:// or tel:'),
    '',
    'Where a weakness is reported, for `security.txt`: `mailto:…` or `https://…`; none: `BRIEFWIJZER_API_EMAIL`',
  ),
};

export interface SiteConfiguration {
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
  /** Where a weakness is reported, as an address; undefined when nobody has said it. */
  securityContact: string | undefined;
}

/** What the surface is told. `env` is what the values were read from. */
export function arrangeSite(
  values: ValuesOf<typeof siteSettings>,
  env: Record<string, unknown>,
): SiteConfiguration {
  const apiEmail = String(env.BRIEFWIJZER_API_EMAIL ?? '').trim();
  return {
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
    apiContactIsPlaceholder: apiEmail === '',
    securityContact: values.BRIEFWIJZER_SECURITY_CONTACT ?? (apiEmail ? `mailto:${apiEmail}` : undefined),
  };
}
