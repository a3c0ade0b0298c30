import { pino } from 'pino';
import type { TestProject } from 'vitest/node';
import { ensureWidget } from '../../scripts/build-widget.ts';
import { writeAssets } from '../../scripts/worker/write-assets.ts';
import { readConfiguration } from '../../src/node/configuration.ts';
import { type RunningServer, startServer } from '../../src/node/start-server.ts';
import type { AskedItem } from './asked-item.ts';
import { readAskedItems } from './read-asked-items.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Origin of a Node server over the same artifact, started for this run. */
    nodeUrl: string;
    /** Everything that the evaluation asks, by the file that it stands in. */
    asked: Record<string, AskedItem[]>;
  }
}

/** Enough for every item of the evaluation. */
const LIMITS = {
  BRIEFWIJZER_CLIENT_BURST: '1000000',
  BRIEFWIJZER_TOTAL_BURST: '1000000',
};

let server: RunningServer | undefined;

/** Writes what the Worker is deployed with, and starts the server that its answers are held against. */
export async function setup(project: TestProject): Promise<void> {
  await ensureWidget();
  await writeAssets((line) => process.stderr.write(`${line}\n`));
  server = await startServer(
    readConfiguration({ ...process.env, PORT: '0', ...LIMITS }),
    pino({ level: 'silent' }),
  );
  project.provide('nodeUrl', server.url);
  project.provide('asked', await readAskedItems());
}

export async function teardown(): Promise<void> {
  await server?.stop();
}
