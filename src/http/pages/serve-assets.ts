import type { Hono } from 'hono';
import { etag } from 'hono/etag';
import { baseStyles } from './styles-base.ts';
import { demoStyles } from './styles-demo.ts';
import { documentStyles } from './styles-document.ts';
import { pressStyles } from './styles-press.ts';

/** A browser keeps it but asks each time whether it still holds: a new version shows at once. */
const CACHING = { 'Cache-Control': 'no-cache' };

const sheets = { base: baseStyles, demo: demoStyles, document: documentStyles, press: pressStyles };

/** The Subresource Integrity value of a script, such as `sha384-…` (W3C SRI). */
export async function hashScript(script: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-384', new TextEncoder().encode(script));
  return `sha384-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

/** `GET /widget.js` and `GET /styles/{name}.css`. */
export function serveAssets(pages: Hono, widgetScript: string): void {
  const script = { ...CACHING, 'Content-Type': 'text/javascript; charset=utf-8' };
  // The widget is made to be embedded by pages of other origins.
  const shared = { 'Cross-Origin-Resource-Policy': 'cross-origin' };
  pages.get('/widget.js', etag(), (context) => context.body(widgetScript, 200, { ...script, ...shared }));
  for (const [name, sheet] of Object.entries(sheets)) {
    const headers = { ...CACHING, 'Content-Type': 'text/css; charset=utf-8' };
    pages.get(`/styles/${name}.css`, etag(), (context) => context.body(sheet, 200, headers));
  }
}
