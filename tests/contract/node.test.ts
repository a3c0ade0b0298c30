import { pino } from 'pino';
import { afterAll, beforeAll } from 'vitest';
import { ensureWidget } from '../../scripts/build-widget.ts';
import { readConfiguration } from '../../src/node/configuration.ts';
import { type RunningServer, startServer } from '../../src/node/start-server.ts';
import { describeContract } from './contract-suite.ts';

beforeAll(ensureWidget);

const servers: RunningServer[] = [];
afterAll(() => Promise.all(servers.map((server) => server.stop())));

describeContract('Node', async (settings) => {
  const configuration = readConfiguration({ PORT: '0', ...settings });
  const server = await startServer(configuration, pino({ level: 'silent' }));
  servers.push(server);
  return (path, init) => fetch(`${server.url}${path}`, { redirect: 'manual', ...init });
});
