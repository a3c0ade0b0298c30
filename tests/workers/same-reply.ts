import { inject } from 'vitest';
import type { SendRequest } from '../../src/http/surfaces.suite.ts';
import { postJson } from '../../src/http/testing.ts';
import type { AskedItem } from './asked-item.ts';

/** What a reply says, apart from the ids that are made anew for each. */
async function readReply(response: Response): Promise<string> {
  const { id: _id, instance: _instance, ...body } = (await response.json()) as Record<string, unknown>;
  return JSON.stringify({ status: response.status, ...body });
}

/** Whether a Worker gives, to the letter, the reply of the Node server that this run started. */
export async function isSameReply(send: SendRequest, { path, body }: AskedItem): Promise<boolean> {
  const asked = [send(path, postJson(body)), fetch(inject('nodeUrl') + path, postJson(body))];
  const [here, there] = await Promise.all(asked);
  return (await readReply(here!)) === (await readReply(there!));
}
