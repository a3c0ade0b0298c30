/** The whole site on a port of this machine, and pages that embed its widget in ways that a ministry might. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { buildWidget } from '../../scripts/build-widget.ts';
import { createApp } from '../../src/http/app.ts';
import type { AppOptions } from '../../src/http/options.ts';
import { createPages } from '../../src/http/pages/create-pages.tsx';
import { writeDocx } from '../../src/http/pages/write-docx.ts';
import { createTestOptions } from '../../src/http/testing.ts';
import { DEFAULT_CORPUS } from '../../src/node/folders.ts';
import { openServices } from '../../src/node/open-services.ts';
import { splitSentences } from '../../src/text/sentences.ts';
import type { Services } from '../../src/types.ts';

/** The strictest policy that a page of our own origin can set. */
export const STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'";

/** A running site; `gate` holds back the end of every answer of `/traag` until it is opened. */
export interface Site {
  origin: string;
  services: Services;
  openGate(): void;
  close(): Promise<void>;
}

/** A page that embeds the widget, with `body` inside and a policy of its own. */
export interface Host {
  body: string;
  css?: string;
  script?: string;
  policy?: string;
  integrity?: string | undefined;
  lang?: string;
}

function renderHost(name: string, host: Host): string {
  const { body, script = '/widget.js', integrity, lang = 'nl' } = host;
  const hash = integrity ? ` integrity="${integrity}" crossorigin="anonymous"` : '';
  const meta =
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Gastpagina</title>';
  const links = `<link rel="stylesheet" href="/gast-css/${name}.css"><script src="${script}"${hash} defer></script>`;
  const main = `<main><h1>Gastpagina</h1>${body}</main>`;
  return `<!doctype html><html lang="${lang}"><head>${meta}${links}</head><body>${main}</body></html>`;
}

function addHosts(app: Hono, hosts: Record<string, Host>): void {
  app.get('/gast/:name', (context) => {
    const name = context.req.param('name');
    const host = hosts[name] ?? { body: '' };
    return context.html(renderHost(name, host), 200, { 'Content-Security-Policy': host.policy ?? STRICT });
  });
  app.get('/gast-css/:file', (context) => {
    const css = hosts[context.req.param('file').replace(/\.css$/, '')]?.css ?? '';
    return context.text(css, 200, { 'Content-Type': 'text/css' });
  });
}

/** An answer that comes sentence by sentence and then waits, as one of a slow model would. */
function addSlowChat(app: Hono, services: Services, gate: () => Promise<void>): void {
  app.post('/traag/v1/chat', async (context) => {
    const answer = await services.ask(await context.req.json());
    return streamSSE(context, async (stream) => {
      for (const { text, citations } of answer.statements) {
        const cited = answer.citations.filter(({ number }) => citations.includes(number));
        await stream.writeSSE({ event: 'statement', data: JSON.stringify({ text, citations: cited }) });
      }
      await gate();
      await stream.writeSSE({ event: 'done', data: JSON.stringify(answer) });
    });
  });
}

let opened: Promise<Services> | undefined;

/** The real services over the corpus, with an index of their own so that nobody else's build disturbs them. */
function openOnce(): Promise<Services> {
  const artifact = fileURLToPath(new URL('../../.cache/browser-artifact', import.meta.url));
  opened ??= openServices(() => {}, {
    ...{ corpus: DEFAULT_CORPUS, artifact },
    ...{ writer: undefined, embedder: undefined },
  });
  return opened;
}

/** Starts the site, on a free port unless one is named. */
export async function startSite(
  parts: {
    overrides?: Partial<Services>;
    options?: Partial<AppOptions>;
    hosts?: Record<string, Host>;
    port?: number;
  } = {},
): Promise<Site> {
  const services = { ...(await openOnce()), ...parts.overrides };
  const options = createTestOptions(parts.options);
  const pages = createPages(services, {
    ...options,
    widgetScript: await buildWidget(),
    splitSentences,
    writeDocx,
  });
  const site = new Hono();
  let open: () => void = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  addHosts(site, parts.hosts ?? {});
  addSlowChat(site, services, () => gate);
  site.route('/', createApp(services, { ...options, pages }));
  const server = serve({ fetch: site.fetch, port: parts.port ?? 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  const close = async () => {
    open();
    if ('closeAllConnections' in server) server.closeAllConnections();
    server.close();
  };
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    services,
    openGate: open,
    close,
  };
}
