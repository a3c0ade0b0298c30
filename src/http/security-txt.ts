import type { Hono } from 'hono';
import type { AppOptions, SurfaceParts } from './options.ts';

/** Half a year; RFC 9116 (2.5.5) recommends less than a year. */
const VALID_MS = 182 * 24 * 60 * 60 * 1000;
const PATH = '/.well-known/security.txt';

/** Writes the file as RFC 9116 has it. `now` is in milliseconds; the file is the same all day. */
export function writeSecurityTxt(
  { securityContact, publicUrl }: Pick<AppOptions, 'securityContact' | 'publicUrl'>,
  now: number,
): string {
  const expires = new Date(now + VALID_MS);
  expires.setUTCHours(0, 0, 0, 0);
  const isSecure = publicUrl?.startsWith('https://');
  return [
    `Contact: ${securityContact}`,
    `Expires: ${expires.toISOString().replace('.000Z', 'Z')}`,
    'Preferred-Languages: nl, en',
    ...(isSecure ? [`Canonical: ${new URL(PATH, publicUrl).href}`] : []),
    '',
  ].join('\n');
}

/** `GET /.well-known/security.txt`: where to report a weakness. Where nobody has said where, there is no such file. */
export function addSecurityTxt(app: Hono, { options }: SurfaceParts): void {
  if (!options.securityContact) return;
  app.get(PATH, (context) =>
    context.text(writeSecurityTxt(options, Date.now()), 200, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-cache',
    }),
  );
}
