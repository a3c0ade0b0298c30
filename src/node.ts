import { unwatchFile, watchFile } from 'node:fs';
import path from 'node:path';
import { type Logger, pino } from 'pino';
import { describeError } from './errors.ts';
import { MANIFEST_FILE } from './index/artifact-manifest.ts';
import { readConfiguration } from './node/configuration.ts';
import { type RunningServer, startServer } from './node/start-server.ts';

const WATCH_MS = 2000;
const PARENT_MS = 500;

type Reason = 'SIGTERM' | 'SIGINT' | 'npm is gone';

/** Serves until a signal ends it: SIGTERM or SIGINT drain, SIGHUP or a new artifact reload. */
async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const logger = pino({ level: configuration.logLevel, base: null });
  const server = await startServer(configuration, logger);
  const manifest = path.join(configuration.artifact, MANIFEST_FILE);
  watchFile(manifest, { interval: WATCH_MS, persistent: false }, (now, before) => {
    if (now.mtimeMs !== before.mtimeMs && now.mtimeMs !== 0) void server.reload();
  });
  process.on('SIGHUP', () => void server.reload());
  const stop = createStop(server, logger, () => unwatchFile(manifest));
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => void stop('SIGINT'));
  if (process.env.npm_lifecycle_event) followParent(stop);
}

/** Lets requests end and then ends the process; asked twice, it ends at once. */
function createStop(server: RunningServer, logger: Logger, release: () => void) {
  let isStopping = false;
  return async (why: Reason) => {
    // Losing npm after a signal is a part of the same end.
    if (isStopping && why === 'npm is gone') return;
    if (isStopping) process.exit(1);
    isStopping = true;
    logger.info(`${why}: letting requests end`);
    release();
    await server.stop();
    process.exit(0);
  };
}

/** npm hands signals to a shell that dies without passing them on; what is left of them is that we lose our parent. */
function followParent(stop: (why: Reason) => Promise<void>): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    void stop('npm is gone');
  }, PARENT_MS).unref();
}

try {
  await main();
} catch (error) {
  console.error(describeError(error));
  process.exit(1);
}
