import { type Logger, pino } from 'pino';
import { describeError } from './errors.ts';
import { readConfiguration } from './node/configuration.ts';
import { followArtifact } from './node/follow-artifact.ts';
import { type RunningServer, startServer } from './node/start-server.ts';

const PARENT_MS = 500;
/** Stopping takes less; past this nothing that hangs may keep us from ending. */
const END_MS = 9_700;

type Reason = 'SIGTERM' | 'SIGINT' | 'npm is gone';

/** Serves until a signal ends it: SIGTERM or SIGINT drain, SIGHUP or a new artifact reload. */
async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const logger = pino({ level: configuration.logLevel, base: null });
  // From the first moment on: left to itself, this signal would end a server that is still starting.
  let server: RunningServer | undefined;
  process.on('SIGHUP', () => void server?.reload());
  // An index that changes while the server starts is tried again until there is a server to take it.
  const reload = async () => server?.reload() ?? 'refused';
  const release = followArtifact(configuration.artifact, { everyMs: configuration.reloadMs, reload });
  server = await startServer(configuration, logger);
  const stop = createStop(server, logger, release);
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
    setTimeout(() => process.exit(0), END_MS).unref();
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
