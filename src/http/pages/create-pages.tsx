import { type Context, Hono } from 'hono';
import { AppError } from '../../errors.ts';
import type { Services } from '../../types.ts';
import { limitRate, refuseWhenDisabled } from '../guards.ts';
import { retryAfterOf, toProblem } from '../problem.ts';
import { DemoPage, type DemoParts, questionsFrom } from './demo-page.tsx';
import { type DeskTools, doWork, readForm, readWork } from './desk.ts';
import { DocumentPage, DocumentsPage, findQuote, MissingDocumentPage } from './document-page.tsx';
import { ErrorPage } from './error-page.tsx';
import { exportAnswer, exportCheck } from './export-content.ts';
import { type Frame, frameOf } from './frame.ts';
import type { PagesOptions } from './options.ts';
import { type DeskWork, PressPage } from './press-page.tsx';
import { hashScript, serveAssets } from './serve-assets.ts';
import { writeMarkdown } from './write-markdown.ts';

/** The pages load their own script and styles and speak to their own server: nothing else, nothing inline. */
export const PAGE_CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

type Status = 200 | 400 | 404;

interface Site {
  services: Services;
  options: PagesOptions;
}

function send(context: Context, page: unknown, status: Status = 200): Response {
  // What depends on a question is never kept by anyone on the way.
  const caching = context.req.method === 'POST' ? 'no-store' : 'no-cache';
  const headers = { 'Content-Security-Policy': PAGE_CSP, 'Cache-Control': caching };
  return context.html(`<!doctype html>${page}`, status, headers) as Response;
}

function toolsOf(context: Context, { services, options }: Site): DeskTools {
  const frame = frameOf(context, options, services.index);
  return { services, options, frame, signal: context.req.raw.signal };
}

async function work(context: Context, site: Site): Promise<DeskWork> {
  return doWork(readWork(await readForm(context)), toolsOf(context, site));
}

/** The document that the demo page is about: the first policy letter, else the first document with a text. */
function findFeatured(services: Services) {
  const indexed = services.listDocuments().filter(({ status }) => status === 'indexed');
  const summary = indexed.find(({ kind }) => kind === 'policy-letter') ?? indexed[0];
  return summary && services.getDocument(summary.id);
}

function addDemo(pages: Hono, site: Site): void {
  const { services, options } = site;
  const show = async (context: Context, asked?: DemoParts['asked']) => {
    const { frame } = toolsOf(context, site);
    const view = findFeatured(services);
    const questions = options.exampleQuestions?.[frame.language] ?? questionsFrom(view, frame);
    const widget = { src: '/widget.js', integrity: await hashScript(options.widgetScript) };
    const page = (
      <DemoPage frame={frame} view={view} questions={questions} widget={widget} {...(asked && { asked })} />
    );
    return send(context, page, asked?.fault ? 400 : 200);
  };
  pages.get('/', (context) => show(context));
  pages.post('/', ...guards(options), async (context) => {
    const { text, answer, fault } = await work(context, site);
    return show(context, { question: text, ...(answer && { answer }), ...(fault && { fault }) });
  });
}

function addDocumentPages(pages: Hono, site: Site): void {
  const { services } = site;
  pages.get('/documents', (context) => {
    const { frame } = toolsOf(context, site);
    return send(context, <DocumentsPage frame={frame} documents={services.listDocuments()} />);
  });
  pages.get('/documents/:id', (context) => {
    const { frame } = toolsOf(context, site);
    const id = context.req.param('id');
    const view = services.getDocument(id);
    if (view && view.status === 'indexed') {
      const quote = findQuote(view, context.req.query('start'), context.req.query('end'));
      return send(context, <DocumentPage frame={frame} view={view} quote={quote} />);
    }
    const summary = services.listDocuments().find((document) => document.id === id);
    if (!summary) throw new AppError('not_found', 'The corpus holds no document with this id.');
    return send(context, <MissingDocumentPage frame={frame} summary={summary} />);
  });
}

function fileName({
  frame: { language },
  today,
  ending,
}: {
  frame: Frame;
  today: string;
  ending: string;
}): string {
  return `briefwijzer-${language === 'en' ? 'export' : 'uitvoer'}-${today}.${ending}`;
}

async function exportWork(context: Context, site: Site): Promise<Response> {
  const { frame } = toolsOf(context, site);
  const form = await readForm(context);
  const done = await doWork(readWork(form), toolsOf(context, site));
  const today = new Date().toISOString().slice(0, 10);
  if (!done.answer && !done.sentences) {
    return send(context, <PressPage frame={frame} work={done} items={site.services.timeline()} />, 400);
  }
  const content = done.answer
    ? exportAnswer(frame, done.answer, today)
    : exportCheck(frame, done.sentences ?? [], today);
  const asWord = form.format === 'docx' && site.options.writeDocx;
  const body = asWord ? await asWord(content) : writeMarkdown(content);
  return context.body(body, 200, {
    'Content-Type': asWord ? DOCX : 'text/markdown; charset=utf-8',
    'Content-Disposition': `attachment; filename="${fileName({ frame, today, ending: asWord ? 'docx' : 'md' })}"`,
    'Cache-Control': 'no-store',
  });
}

function addPress(pages: Hono, site: Site): void {
  const { services, options } = site;
  pages.get('/press', (context) => {
    const { frame } = toolsOf(context, site);
    return send(context, <PressPage frame={frame} items={services.timeline()} />);
  });
  pages.post('/press', ...guards(options), async (context) => {
    const done = await work(context, site);
    const { frame } = toolsOf(context, site);
    return send(
      context,
      <PressPage frame={frame} work={done} items={services.timeline()} />,
      done.fault ? 400 : 200,
    );
  });
  pages.post('/press/exports', ...guards(options), (context) => exportWork(context, site));
}

/** The same guards as the API's questions, inside the pages, so that a refusal is a page too. */
function guards(options: PagesOptions) {
  return [refuseWhenDisabled(options), limitRate(options)] as const;
}

/**
 * The pages for people: demo page `/`, source viewer `/documents/{id}`, press desk `/press`, and `/widget.js`. Mount it
 * with `createApp(services, { pages })`. Every page works without JavaScript; every fault is a page with the same status as
 * the API gives.
 */
export function createPages(services: Services, options: PagesOptions): Hono {
  const pages = new Hono();
  const site = { services, options };
  pages.onError((error, context) => {
    const problem = toProblem(error, context.get('requestId') ?? '', options.humanContact);
    const { frame } = toolsOf(context, site);
    const response = send(context, <ErrorPage frame={frame} problem={problem} />);
    const headers = new Headers(response.headers);
    const retryAfter = retryAfterOf(problem, error);
    if (retryAfter) headers.set('Retry-After', retryAfter);
    headers.set('Cache-Control', 'no-store');
    return new Response(response.body, { status: problem.status, headers });
  });
  serveAssets(pages, options.widgetScript);
  addDemo(pages, site);
  addDocumentPages(pages, site);
  addPress(pages, site);
  return pages;
}
