/** The real server with an empty Hono route on it, for `npm run bench -- http` alone; tells its parent where it listens. */
import { Hono } from 'hono';
import { pino } from 'pino';
import { readConfiguration } from '../../../src/node/configuration.ts';
import { startServer } from '../../../src/node/start-server.ts';
import { EMPTY_PATH } from './routes.ts';

const empty = new Hono().post(EMPTY_PATH, (context) => context.json({}));
const { url } = await startServer(
  readConfiguration(process.env),
  pino({ level: 'silent' }),
  (site) =>
    (request, ...rest) =>
      request.url.endsWith(EMPTY_PATH) ? empty.fetch(request) : site(request, ...rest),
);
process.on('disconnect', () => process.exit(0));
process.send?.(url);
