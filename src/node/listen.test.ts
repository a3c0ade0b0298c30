import { Agent, get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { addressOf, drain, listen, takeWaiting } from './listen.ts';

const here = { host: '127.0.0.1', port: 0 };

function request(url: string, agent?: Agent): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response: IncomingMessage) => {
      let body = '';
      response.on('data', (data) => {
        body += data;
      });
      response.on('end', () => resolve({ status: response.statusCode, body }));
      response.on('error', reject);
    }).on('error', reject);
  });
}

/** An app whose answer comes when `release` is called; `arrived` tells that a request is under way. */
function createSlowApp() {
  let release: () => void = () => undefined;
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const app = new Hono();
  app.get('/fast', (context) => context.text('fast'));
  app.get('/slow', async (context) => {
    arrive();
    await gate;
    return context.text('done');
  });
  return { app, arrived, release };
}

describe('a server that is asked to stop', () => {
  it('ends the requests that are under way and takes no new ones', async () => {
    const { app, arrived, release } = createSlowApp();
    const server = await listen(app, here);
    const url = addressOf(server);
    const agent = new Agent({ keepAlive: true });
    const slow = request(`${url}/slow`, agent);
    await arrived;
    const drained = drain(server, 60_000);
    await expect.poll(() => request(`${url}/fast`).catch((error) => error.code)).toBe('ECONNREFUSED');
    release();
    expect(await slow).toEqual({ status: 200, body: 'done' });
    // The client would keep its connection open; the server does not wait for it.
    expect(await drained).toBe(0);
    agent.destroy();
  });

  it('tells a busy client to go before it hangs up on it, and cuts off none of its requests', async () => {
    const { app } = createSlowApp();
    const server = await listen(app, here);
    const url = addressOf(server);
    const agents = Array.from({ length: 16 }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
    let isDraining = false;
    const outcomes = agents.map(async (agent) => {
      for (;;) {
        const isBefore = !isDraining;
        const outcome = await request(`${url}/fast`, agent).catch((error) => error.code as string);
        // Refused is a connection that was asked for after the end, and never a request that was sent.
        if (outcome === 'ECONNREFUSED' && !isBefore) return 'refused';
        if (typeof outcome === 'string') return outcome;
      }
    });
    await setTimeout(100);
    isDraining = true;
    await drain(server, 5_000);
    expect(new Set(await Promise.all(outcomes))).toEqual(new Set(['refused']));
    for (const agent of agents) agent.destroy();
  });

  it('takes the connections that wait while it is busy, and answers them', async () => {
    const app = new Hono();
    let arrive: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    app.get('/', (context) => {
      arrive();
      // As an answer keeps the one thread busy.
      const end = performance.now() + 30;
      while (performance.now() < end);
      return context.text('done');
    });
    const server = await listen(app, here);
    const asked = Array.from({ length: 20 }, () => request(addressOf(server)));
    await arrived;
    await drain(server, 10_000);
    expect((await Promise.all(asked)).map(({ body }) => body)).toEqual(Array(20).fill('done'));
  });

  it('cuts off what does not end in time', async () => {
    const { app, arrived } = createSlowApp();
    const server = await listen(app, here);
    const slow = request(`${addressOf(server)}/slow`).catch((error: Error) => error.message);
    await arrived;
    expect(await drain(server, 50)).toBe(1);
    expect(await slow).toMatch(/socket hang up|ECONNRESET/u);
  });
});

describe('a server whose answers keep it busy', () => {
  it('takes in all who wait between two of them, so that a health check is not behind their row', async () => {
    const app = new Hono();
    let last = Promise.resolve();
    let done = 0;
    app.get('/health', (context) => context.text(String(done)));
    app.get('/', async (context) => {
      const turn = last.then(() => takeWaiting(server, { ms: 50, quietTurns: 2 }));
      last = turn;
      await turn;
      const end = performance.now() + 10;
      while (performance.now() < end);
      done += 1;
      return context.text('done');
    });
    const server = await listen(app, here);
    const url = addressOf(server);
    const asked = Array.from({ length: 40 }, () => request(url));
    const healthy = request(`${url}/health`);
    expect(Number((await healthy).body)).toBeLessThan(5);
    await Promise.all(asked);
    await drain(server, 1000);
  });
});

describe('listening', () => {
  it('says which port is taken and what to do', async () => {
    const app = new Hono();
    const server = await listen(app, here);
    const port = Number(new URL(addressOf(server)).port);
    await expect(listen(app, { ...here, port })).rejects.toMatchObject({
      type: 'configuration_invalid',
      message: expect.stringContaining(`port ${port}`),
      hint: expect.stringContaining('PORT'),
    });
    await drain(server, 1000);
  });

  it('refuses an address that this machine does not have', async () => {
    await expect(listen(new Hono(), { host: '192.0.2.1', port: 0 })).rejects.toThrow('192.0.2.1');
  });
});

describe('a client that holds a connection', () => {
  const limits = { headersMs: 150, requestMs: 300, keepAliveMs: 150, silenceMs: 400, sweepMs: 20 };
  const big = 'x'.repeat(64 * 1024 * 1024);

  /** What the server says until it hangs up; `then` is written bit by bit. */
  async function hold(url: string, first: string, then = ''): Promise<string> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    let said = '';
    socket.on('data', (data) => {
      said += data;
    });
    socket.on('error', () => undefined);
    const closed = new Promise((resolve) => socket.on('close', resolve));
    socket.write(first);
    for (const byte of then) {
      if (socket.destroyed) break;
      socket.write(byte);
      await setTimeout(20);
    }
    await closed;
    return said;
  }

  async function serveApp() {
    const app = new Hono();
    app.post('/', async (context) => context.text(await context.req.text()));
    app.get('/', (context) => context.text('hello'));
    app.get('/big', (context) => context.text(big));
    const server = await listen(app, here, limits);
    return { server, url: addressOf(server), close: () => drain(server, 50) };
  }

  const endless = 'X-Dribble: a\r\n'.repeat(20);
  it.each([
    ['says nothing', '', '', /^HTTP\/1\.1 408/u],
    ['dribbles its headers', 'GET / HTTP/1.1\r\nHost: a\r\n', endless, /^HTTP\/1\.1 408/u],
    [
      'dribbles its body',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999\r\n\r\n',
      endless,
      /^HTTP\/1\.1 408/u,
    ],
    ['keeps it after an answer', 'GET / HTTP/1.1\r\nHost: a\r\n\r\n', '', /^HTTP\/1\.1 200[\s\S]*hello$/u],
  ])('and %s is hung up on', async (_, first, then, said) => {
    const { url, close } = await serveApp();
    expect(await hold(url, first, then)).toMatch(said);
    await close();
  });

  it('and reads nothing of its answer is hung up on', async () => {
    const { server, url, close } = await serveApp();
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname).pause();
    socket.on('error', () => undefined);
    socket.write('GET /big HTTP/1.1\r\nHost: a\r\n\r\n');
    const connections = () => new Promise((resolve) => server.getConnections((_, count) => resolve(count)));
    await expect.poll(connections).toBe(1);
    await expect.poll(connections, { timeout: 20_000 }).toBe(0);
    socket.destroy();
    await close();
  });

  it('and asks far ahead of what it reads is answered in order, one by one, and not without end', async () => {
    let inside = 0;
    let most = 0;
    const app = new Hono();
    app.get('/:turn', async (context) => {
      inside += 1;
      most = Math.max(most, inside);
      await setTimeout(5);
      inside -= 1;
      return context.text(`<${context.req.param('turn')}>`);
    });
    const server = await listen(app, here);
    const url = addressOf(server);
    const ahead = (count: number) =>
      Array.from({ length: count }, (_, turn) => `GET /${turn} HTTP/1.1\r\nHost: a\r\n\r\n`).join('');
    const last = 'GET /end HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
    const turns = [...(await hold(url, ahead(10) + last)).matchAll(/<(\w+)>/gu)].map(([, turn]) => turn);
    expect(turns).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'end']);
    expect(most).toBe(1);
    expect(await hold(url, ahead(500))).not.toContain('<16>');
    await drain(server, 50);
  });
});
