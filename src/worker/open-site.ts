import type { Hono } from 'hono';
import packageFile from '../../package.json' with { type: 'json' };
import { AppError, describeError } from '../errors.ts';
import { cleanFeedback } from '../guard-services.ts';
import { createApp } from '../http/app.ts';
import { auditServices } from '../http/audit.ts';
import { createMetrics, type Metrics } from '../http/metrics.ts';
import type { AppOptions } from '../http/options.ts';
import { createPages } from '../http/pages/create-pages.tsx';
import { createRateLimiter } from '../http/rate-limit.ts';
import { createServices } from '../services.ts';
import { splitSentences } from '../text/sentences.ts';
import type { Services } from '../types.ts';
import type { WorkerEnv } from './bindings.ts';
import { readWorkerConfiguration, type WorkerConfiguration } from './configuration.ts';
import { limitWithBinding } from './limit-rate.ts';
import { createAuditLog, createEventLog } from './log-events.ts';
import { openEngines } from './open-engines.ts';
import { openIndex } from './open-index.ts';
import { readWidget } from './read-assets.ts';
import { refuseServices } from './refuse-services.ts';

export interface Site {
  app: Hono;
  /** False when every question gets 503: the reason was logged, and opening again may help. */
  isWhole: boolean;
}

/** Reads settings and artifact and makes the whole HTTP surface of them. Never rejects: what is wrong is logged and served. */
export async function openSite(env: WorkerEnv): Promise<Site> {
  try {
    const configuration = readWorkerConfiguration(env);
    if (configuration.apiContactIsPlaceholder) {
      console.warn('BRIEFWIJZER_API_EMAIL is not set: the API names nobody who answers for it');
    }
    return await openConfigured(env, configuration);
  } catch (error) {
    return refuse(error, createOptions(env, readWorkerConfiguration({})));
  }
}

async function openConfigured(env: WorkerEnv, configuration: WorkerConfiguration): Promise<Site> {
  const options = createOptions(env, configuration);
  try {
    const engines = await openEngines(env, configuration, options.metrics);
    const [parts, widget] = await Promise.all([openIndex(env.ASSETS, engines), readWidget(env.ASSETS)]);
    const services = createServices({ ...parts, startLaps: options.metrics.startLaps });
    const audited = auditServices(services, createAuditLog(configuration.logLevel));
    return { app: createSite(audited, options, widget), isWhole: true };
  } catch (error) {
    return refuse(error, options);
  }
}

/** The same surface, so that every client reads the fault in its own form, with the way to a person. */
function refuse(error: unknown, options: AppOptions): Site {
  console.error(describeError(error));
  const reason = error instanceof AppError ? error : new AppError('internal', 'The Worker could not start.');
  const services = refuseServices(reason);
  return { app: createSite(services, { ...options, isReady: () => false }, ''), isWhole: false };
}

function createOptions(
  env: WorkerEnv,
  configuration: WorkerConfiguration,
): AppOptions & { metrics: Metrics } {
  const { perClient, total, apiContact, securityContact, humanContact } = configuration;
  const { allowedOrigins, publicUrl, disabled } = configuration;
  return {
    version: packageFile.version,
    ...{ apiContact, securityContact, humanContact, allowedOrigins, publicUrl, disabled },
    rateLimiter: limitWithBinding(env.RATE_LIMITER, createRateLimiter({ perClient, total })),
    client: {
      // Cloudflare sets this header itself, over whatever a client sent.
      address: (context) => context.req.header('CF-Connecting-IP'),
      trustedProxies: configuration.trustedProxies,
    },
    metrics: createMetrics(),
    cleanFeedback,
    onEvent: createEventLog(configuration.logLevel),
  };
}

function createSite(services: Services, options: AppOptions, widgetScript: string): Hono {
  const writeDocx: Parameters<typeof createPages>[1]['writeDocx'] = async (content) => {
    const { writeDocx: write } = await import('../http/pages/write-docx.ts');
    return write(content);
  };
  const pages = createPages(services, { ...options, widgetScript, splitSentences, writeDocx });
  return createApp(services, { ...options, pages });
}
