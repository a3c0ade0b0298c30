import type { Context, MiddlewareHandler } from 'hono';
import { AppError } from '../errors.ts';

/** Policy of everything that is no page: nothing may load, nobody may frame it. */
const API_CSP = "default-src 'none'; frame-ancestors 'none'";
const EXPOSED = 'API-Version, Retry-After, X-Request-Id';
/** Clients of the OpenAI surface send a token that is ignored, those of MCP the version that they speak. */
const ACCEPTED = 'Content-Type, Accept, Authorization, MCP-Protocol-Version';
const OPEN_PATH = '/v1/openapi.json';

function refuseOrigin(place: number, reason: string): AppError {
  return new AppError('configuration_invalid', `Allowed origin number ${place}: ${reason}.`, {
    hint: 'Write each origin as https://host or https://host:port, separated by commas.',
  });
}

function isLocal(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}

function parseOrigin(item: unknown, place: number): string {
  if (typeof item !== 'string') throw refuseOrigin(place, 'it is not a text');
  if (item === '' || item === 'null')
    throw refuseOrigin(place, 'null or an empty entry would let any page in');
  if (item.includes('*')) throw refuseOrigin(place, 'a wildcard is not allowed, name each host');
  if (!URL.canParse(item)) throw refuseOrigin(place, 'it is not an origin');
  const url = new URL(item);
  const secure = url.protocol === 'https:' || (url.protocol === 'http:' && isLocal(url.hostname));
  if (!secure) throw refuseOrigin(place, 'it must begin with https:// (http:// only for localhost)');
  if (url.username || url.password) throw refuseOrigin(place, 'it holds a user name or password');
  if (url.hostname.endsWith('.')) throw refuseOrigin(place, 'the host must not end with a dot');
  if (url.origin !== item) throw refuseOrigin(place, `write it as ${url.origin}, as browsers send it`);
  return item;
}

/**
 * The list of origins whose pages may call the API: from a text with commas, or from a list. Each must be written exactly
 * as a browser sends it (RFC 6454), since origins are compared whole. Throws `configuration_invalid` for `null`,
 * wildcards, paths, other schemes and anything else that is no origin.
 */
export function parseAllowedOrigins(value: unknown): string[] {
  if (value === undefined || value === null || value === '') return [];
  const items = typeof value === 'string' ? value.split(',').map((item) => item.trim()) : value;
  if (!Array.isArray(items)) {
    throw new AppError('configuration_invalid', 'The allowed origins are neither a text nor a list.', {
      hint: 'Write them as https://a.example,https://b.example.',
    });
  }
  return [...new Set(items.map((item, i) => parseOrigin(item, i + 1)))];
}

function applyCors(context: Context, allowed: Set<string>): void {
  const { headers } = context.res;
  const origin = context.req.header('Origin');
  const open = context.req.path === OPEN_PATH;
  if (!open) headers.append('Vary', 'Origin');
  if (!open && (origin === undefined || !allowed.has(origin))) return;
  headers.set('Access-Control-Allow-Origin', open ? '*' : (origin ?? ''));
  headers.set('Access-Control-Expose-Headers', EXPOSED);
  if (context.req.method !== 'OPTIONS') return;
  headers.set('Access-Control-Allow-Methods', headers.get('Allow') ?? '');
  headers.set('Access-Control-Allow-Headers', ACCEPTED);
  headers.set('Access-Control-Max-Age', '600');
}

function applyHeaders(context: Context, version: string): void {
  const { headers } = context.res;
  headers.set('API-Version', version);
  headers.set('X-Request-Id', context.get('requestId'));
  headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('Referrer-Policy', 'no-referrer');
  if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', API_CSP);
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
}

/** Puts the headers of the contract on every response, errors too, and CORS only for the allowed origins. */
export function secureResponses(version: string, allowedOrigins: string[]): MiddlewareHandler {
  const allowed = new Set(allowedOrigins);
  return async (context, next) => {
    await next();
    // A response of another app (a mounted page, a fetch) may have headers that cannot be changed.
    context.res = new Response(context.res.body, context.res);
    applyHeaders(context, version);
    applyCors(context, allowed);
  };
}
