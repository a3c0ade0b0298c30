import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { readQuestions } from '../../evals/read-items.ts';
import { AppError } from '../../src/errors.ts';
import { sendLoad } from './http/load.ts';
import { type HttpRow, reportHttp } from './http/report-http.ts';
import { CHAT_PATH, EMPTY_PATH } from './http/routes.ts';
import { type MeasuredServer, startMeasuredServer } from './http/start-child.ts';
import { writeSection } from './write-section.ts';

const USAGE = `npm run bench -- http [--seconds 8] [--connections 1,16,64] [--profile FOLDER] [--write]`;
const WARM_UP_SECONDS = 3;

/**
 * Measures `/v1/chat` on the real server over loopback beside an empty Hono route on the same server, with the questions of
 * both evaluation sets in turn; `--write` puts the report into docs, `--profile` a profile of the server into a folder.
 */
export async function benchHttp(args: string[]): Promise<void> {
  const { seconds, connections, profile, write } = readOptions(args);
  const bodies = await readBodies();
  const load = loadavg()[0]!.toFixed(1);
  const server = await startMeasuredServer(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []);
  try {
    const rows: HttpRow[] = [];
    for (const path of [EMPTY_PATH, CHAT_PATH])
      await sendLoad({ url: server.url, path, bodies, connections: 4, seconds: WARM_UP_SECONDS });
    for (const count of connections)
      rows.push(await measureRow(server, { bodies, seconds, connections: count }));
    const machine = `Node ${process.version}, ${cpus()[0]?.model.trim() ?? process.arch}, ${cpus().length} cores`;
    const about =
      `${machine}, load average ${load} before; ${bodies.length} different questions in turn, ${seconds} s a row; ` +
      'the client runs on the same machine.';
    const report = reportHttp(rows, about);
    process.stdout.write(`${report}\n`);
    if (write) await writeSection('http', report);
  } finally {
    server.stop();
  }
}

async function measureRow(
  { url }: MeasuredServer,
  at: { bodies: string[]; seconds: number; connections: number },
): Promise<HttpRow> {
  process.stderr.write(`${at.connections} connections\n`);
  const empty = await sendLoad({ ...at, url, path: EMPTY_PATH });
  return { connections: at.connections, empty, chat: await sendLoad({ ...at, url, path: CHAT_PATH }) };
}

async function readBodies(): Promise<string[]> {
  const items = [...(await readQuestions('questions.jsonl')), ...(await readQuestions('own.jsonl'))];
  return items.map(({ history = [], question }) =>
    JSON.stringify({ messages: [...history, { role: 'user', content: question }] }),
  );
}

function readOptions(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        seconds: { type: 'string', default: '8' },
        connections: { type: 'string', default: '1,16,64' },
        profile: { type: 'string' },
        write: { type: 'boolean', default: false },
      },
    });
    const connections = values.connections.split(',').map(Number);
    const seconds = Number(values.seconds);
    if (![seconds, ...connections].every((number) => Number.isInteger(number) && number > 0))
      throw new Error('--seconds and --connections take whole numbers above 0');
    return { ...values, connections, seconds };
  } catch (cause) {
    throw new AppError('invalid_input', (cause as Error).message, { hint: USAGE, cause });
  }
}
