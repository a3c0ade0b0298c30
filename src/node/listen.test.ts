import { Agent, get, type IncomingMessage } from 'node:http';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { addressOf, drain, listen } from './listen.ts';

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
    await expect(request(`${url}/fast`)).rejects.toThrow('ECONNREFUSED');
    release();
    expect(await slow).toEqual({ status: 200, body: 'done' });
    // The client would keep its connection open; the server does not wait for it.
    await drained;
    agent.destroy();
  });

  it('cuts off what does not end in time', async () => {
    const { app, arrived } = createSlowApp();
    const server = await listen(app, here);
    const slow = request(`${addressOf(server)}/slow`).catch((error: Error) => error.message);
    await arrived;
    await drain(server, 50);
    expect(await slow).toMatch(/socket hang up|ECONNRESET/u);
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
