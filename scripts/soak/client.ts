import { type Agent, request } from 'node:http';
import type { SoakRequest } from './mix.ts';

export interface SoakReply {
  /** 0 when the connection failed; `fault` says how. */
  status: number;
  body: string;
  fault?: string;
  milliseconds: number;
}

/** Sends one request and reads all of the reply. Never rejects: what goes wrong is in the reply. */
export function send(url: string, asked: SoakRequest, agent: Agent): Promise<SoakReply> {
  const began = performance.now();
  return new Promise((resolve) => {
    const finish = (reply: Omit<SoakReply, 'milliseconds'>) =>
      resolve({ ...reply, milliseconds: performance.now() - began });
    const length =
      asked.body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(asked.body)) };
    const { method, headers } = asked;
    const sent = request(`${url}${asked.path}`, { method, headers: { ...headers, ...length }, agent });
    sent.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        finish({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() }),
      );
      response.on('error', (error) => finish({ status: 0, body: '', fault: error.message }));
    });
    sent.on('error', (error: NodeJS.ErrnoException) =>
      finish({ status: 0, body: '', fault: error.code ?? error.message }),
    );
    if (asked.leavesAfterMs !== undefined) setTimeout(() => sent.destroy(), asked.leavesAfterMs).unref();
    sent.end(asked.body);
  });
}

const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gu;

/** A reply as it is compared: ids of answers and requests and the time of a completion stand for themselves. */
export function toComparable({ status, body }: Pick<SoakReply, 'status' | 'body'>): string {
  return `${status}\n${body.replace(UUID, 'ID').replace(/"created":\d+/gu, '"created":0')}`;
}
