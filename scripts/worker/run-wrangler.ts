import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { ROOT_FOLDER } from '../../src/node/folders.ts';

const WRANGLER = createRequire(import.meta.url).resolve('wrangler/bin/wrangler.js');

/** Nothing is sent, asked or fetched: everything runs on this machine. */
const OFFLINE = { WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false', CI: '1' };

/** Starts wrangler without a network, in the folder of wrangler.toml. */
export function startWrangler(args: string[], stdio: SpawnOptions['stdio']): ChildProcess {
  const env = { ...process.env, ...OFFLINE };
  return spawn(process.execPath, [WRANGLER, ...args], { stdio, env, cwd: ROOT_FOLDER });
}

/** Runs wrangler to its end and gives what it printed. Errors: when it fails, with what it printed. */
export function runWrangler(args: string[]): Promise<string> {
  const child = startWrangler(args, ['ignore', 'pipe', 'pipe']);
  let output = '';
  const collect = (data: unknown) => {
    output += data;
  };
  child.stdout!.on('data', collect);
  child.stderr!.on('data', collect);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`wrangler ${args[0]} ended with ${code}:\n${output}`));
    });
  });
}
