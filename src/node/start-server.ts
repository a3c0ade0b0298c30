import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import path from 'node:path';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import { loadHnswlib } from '../engines/hnsw-graph.ts';
import { AppError } from '../errors.ts';
import { cleanFeedback } from '../guard-services.ts';
import { type Admission, admissionGauges, admitServices, createAdmission } from '../http/admission.ts';
import { createApp } from '../http/app.ts';
import { auditServices } from '../http/audit.ts';
import { createMetrics } from '../http/metrics.ts';
import type { AppOptions, RequestEvent } from '../http/options.ts';
import { createPages } from '../http/pages/create-pages.tsx';
import { writeDocx } from '../http/pages/write-docx.ts';
import { createRateLimiter } from '../http/rate-limit.ts';
import { createServices } from '../services.ts';
import { splitSentences } from '../text/sentences.ts';
import type { Services } from '../types.ts';
import type { Configuration } from './configuration.ts';
import { ensureIndex } from './ensure-index.ts';
import { ROOT_FOLDER } from './folders.ts';
import { inTurn, type ReloadOutcome } from './follow-artifact.ts';
import { addressOf, drain, type Handler, listen, takeWaiting } from './listen.ts';
import { createLiveServices, keepPinned } from './live-services.ts';
import { loadArtifact, openIndex, type StoredIndex } from './load-artifact.ts';
import { openAudit, openFeedback } from './open-keeping.ts';
import { openEmbedder, openModel } from './open-model.ts';
import { followConfigured } from './postgres/follow-database.ts';
import { breathe, watchProcess } from './process-gauges.ts';

/** Those who stop us wait ten seconds (Docker) or more (Kubernetes, systemd); some of it is for what comes after. */
const GRACE_MS = 9_000;

export interface RunningServer {
  url: string;
  /** Reads the artifact again and serves it; on any fault the index that is served stays. */
  reload(): Promise<ReloadOutcome>;
  /** Lets requests end, at most nine seconds, and closes. */
  stop(): Promise<void>;
}

/**
 * Brings the index up to date and serves the whole HTTP surface; `wrap` puts something before it, for measurements.
 * Errors: as `ensureIndex`; `configuration_invalid` when the address cannot be listened on or a folder lacks its files.
 */
export async function startServer(
  configuration: Configuration,
  logger: Logger,
  wrap: (site: Handler['fetch']) => Handler['fetch'] = (site) => site,
): Promise<RunningServer> {
  const log = (line: string) => logger.info(line);
  const metrics = createMetrics();
  const embedder = await openEmbedder(configuration.embedder, ({ fault = 'unexpected' }) =>
    metrics.count('briefwijzer_model_calls_total', { task: 'embedding', outcome: fault }),
  );
  const engines = { loadAddon: loadHnswlib, log, embedder };
  const model = await openModel(configuration.writer, ({ task, outcome }) =>
    metrics.count('briefwijzer_model_calls_total', { task, outcome }),
  );
  const common = { model, startLaps: metrics.startLaps, breathe };
  const serve = async (stored: StoredIndex): Promise<Services> =>
    createServices({ ...(await openIndex(stored, engines)), ...common });
  const database = configuration.database && (await followConfigured(configuration.database, engines));
  const first = database
    ? createServices({ ...database.first, ...common })
    : await serve(await ensureIndex({ ...configuration, ...engines }));
  const live = createLiveServices(first);
  database?.follow((parts) => live.swap(createServices({ ...parts, ...common })));
  const onShed = (why: 'full' | 'late') => metrics.count('briefwijzer_shed_total', { why });
  let listening: Server | undefined;
  const takeIn = () => takeWaiting(listening, { ms: 200, quietTurns: 2 });
  const admission = keepPinned(createAdmission({ ...configuration.load, breathe: takeIn, onShed }));
  const audited = auditServices(live.services, openAudit(configuration.auditFile, logger));
  const services = admitServices(audited, admission);
  let isDraining = false;
  const options = await createOptions(configuration, {
    logger,
    metrics,
    isReady: () => !isDraining && (database?.isUp() ?? true),
    admission,
  });
  const site = await createSite(services, options);
  const server = await listen(
    { fetch: wrap((...request) => live.pin(() => site.fetch(...request))) },
    configuration,
  );
  listening = server;
  const { version, vectorIndex, passages } = live.services.index;
  logger.info({ version, vectorIndex, passages }, `Briefwijzer serves ${addressOf(server)}`);
  return {
    url: addressOf(server),
    reload: inTurn(async (): Promise<ReloadOutcome> => {
      if (database) return database.look();
      try {
        const stored = await loadArtifact(configuration.artifact, embedder);
        if (stored.loaded.version === live.services.index.version) {
          log('The index is unchanged');
          return 'unchanged';
        }
        live.swap(await serve(stored));
        log(`Briefwijzer serves index ${stored.loaded.version} now`);
        return 'served';
      } catch (error) {
        logger.error({ reason: (error as Error).message }, 'The new index cannot be used; the old one stays');
        return 'refused';
      }
    }),
    stop: async () => {
      isDraining = true;
      const cutOff = await drain(server, GRACE_MS);
      await database?.close();
      if (cutOff > 0) logger.warn({ cutOff }, 'Requests that did not end in time were cut off');
    },
  };
}

interface OptionParts extends Pick<AppOptions, 'metrics' | 'isReady'> {
  logger: Logger;
  admission: Admission;
}

async function createOptions(
  configuration: Configuration,
  { logger, metrics, isReady, admission }: OptionParts,
): Promise<AppOptions> {
  const processGauges = watchProcess();
  const { perClient, total, trustedProxies, apiContact, humanContact, allowedOrigins } = configuration;
  if (configuration.apiContactIsPlaceholder) {
    logger.warn('BRIEFWIJZER_API_EMAIL is not set: the API names nobody who answers for it');
  }
  return {
    version: JSON.parse(await readFile(path.join(ROOT_FOLDER, 'package.json'), 'utf8')).version,
    apiContact,
    securityContact: configuration.securityContact,
    humanContact,
    allowedOrigins,
    publicUrl: configuration.publicUrl,
    disabled: configuration.disabled,
    rateLimiter: createRateLimiter({ perClient, total }),
    client: { address: (context) => getConnInfo(context).remote.address, trustedProxies },
    isReady,
    metrics,
    gauges: () => [...processGauges(), ...admissionGauges(admission)],
    cleanFeedback,
    feedbackStore: await openFeedback(configuration.feedback, logger),
    onEvent: (event) => logEvent(logger, event),
  };
}

/** An event holds no question, no address and no query string, so it is logged as it is. */
function logEvent(logger: Logger, event: RequestEvent): void {
  if (event.fault) logger.error(event, 'request failed');
  else logger.info(event, 'request');
}

async function createSite(services: Services, options: AppOptions): Promise<Hono> {
  const widgetScript = await readFile(path.join(ROOT_FOLDER, 'dist', 'widget.js'), 'utf8').catch((cause) => {
    const hint = 'Run `npm run build:widget`; `npm start` does it first.';
    throw new AppError('configuration_invalid', 'dist/widget.js cannot be read', { hint, cause });
  });
  const pages = createPages(services, { ...options, widgetScript, splitSentences, writeDocx });
  return createApp(services, { ...options, pages });
}
