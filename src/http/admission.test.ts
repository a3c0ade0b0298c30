import { describe, expect, it } from 'vitest';
import { admissionGauges, admitServices, createAdmission } from './admission.ts';
import { createApp } from './app.ts';
import { asking, createTestOptions, createTestServices, postJson } from './testing.ts';
import { expectProblem } from './testing-rules.ts';

const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

function createGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe('an admission', () => {
  it('does the work in the order in which it came, a few at once', async () => {
    const admission = createAdmission({ atOnce: 2, waiting: 10, maxWaitMs: 1000, breathe });
    const [order, most]: [number[], number[]] = [[], []];
    const job = (number: number) => async () => {
      order.push(number);
      most.push(admission.running);
      await breathe();
      await breathe();
      return number;
    };
    const results = await Promise.all([1, 2, 3, 4, 5].map((number) => admission.run(job(number))));
    expect([results, order]).toEqual([
      [1, 2, 3, 4, 5],
      [1, 2, 3, 4, 5],
    ]);
    expect(Math.max(...most)).toBe(2);
    expect([admission.running, admission.waiting]).toEqual([0, 0]);
  });

  it('refuses what finds the queue full, tells why, and serves again when it is empty', async () => {
    const { opened, open } = createGate();
    const shed: string[] = [];
    const onShed = (why: string) => shed.push(why);
    const admission = createAdmission({ atOnce: 1, waiting: 1, maxWaitMs: 1000, breathe, onShed });
    const [first, second] = [admission.run(() => opened), admission.run(() => opened)];
    await expect(admission.run(() => opened)).rejects.toMatchObject({ type: 'unavailable', retryAfter: 2 });
    expect(shed).toEqual(['full']);
    open();
    await Promise.all([first, second]);
    expect(await admission.run(async () => 'weer')).toBe('weer');
  });

  it('refuses what waited too long instead of doing it for nobody', async () => {
    const { opened, open } = createGate();
    let [time, done] = [0, false];
    const admission = createAdmission({ atOnce: 1, waiting: 9, maxWaitMs: 50, breathe, now: () => time });
    const first = admission.run(() => opened);
    const late = admission.run(async () => {
      done = true;
    });
    time = 51;
    open();
    await first;
    await expect(late).rejects.toMatchObject({ type: 'unavailable' });
    expect(done).toBe(false);
  });

  it('drops the work of a client that left while it waited', async () => {
    const { opened, open } = createGate();
    const admission = createAdmission({ atOnce: 1, waiting: 9, maxWaitMs: 1000, breathe });
    const client = new AbortController();
    const first = admission.run(() => opened);
    const left = admission.run(async () => 'te laat', client.signal);
    client.abort(new Error('weg'));
    open();
    await first;
    await expect(left).rejects.toThrow('weg');
  });

  it('refuses who waits too long while work that does not end has every place', async () => {
    const { opened, open } = createGate();
    const shed: string[] = [];
    const onShed = (why: string) => shed.push(why);
    const admission = createAdmission({ atOnce: 1, waiting: 9, maxWaitMs: 5, breathe, onShed });
    const stuck = admission.run(() => opened);
    await expect(admission.run(async () => 'te laat')).rejects.toMatchObject({ type: 'unavailable' });
    expect([shed, admission.waiting]).toEqual([['late'], 0]);
    open();
    await stuck;
  });

  it('gives the place in the queue of a client that left to the next at once', async () => {
    const { opened, open } = createGate();
    const admission = createAdmission({ atOnce: 1, waiting: 1, maxWaitMs: 60_000, breathe });
    const client = new AbortController();
    const stuck = admission.run(() => opened);
    const left = admission.run(async () => 'te laat', client.signal);
    client.abort(new Error('weg'));
    await expect(left).rejects.toThrow('weg');
    const next = admission.run(async () => 'aan de beurt');
    open();
    await stuck;
    expect(await next).toBe('aan de beurt');
  });

  it('gives its place back when the work throws at once', async () => {
    const admission = createAdmission({ atOnce: 1, waiting: 9, maxWaitMs: 1000, breathe });
    const fail = () => {
      throw new Error('stuk');
    };
    await expect(admission.run(fail)).rejects.toThrow('stuk');
    expect(await admission.run(async () => 1)).toBe(1);
  });

  it('gives its place back when the work fails', async () => {
    const admission = createAdmission({ atOnce: 1, waiting: 9, maxWaitMs: 1000, breathe });
    await expect(admission.run(() => Promise.reject(new Error('stuk')))).rejects.toThrow('stuk');
    expect(await admission.run(async () => 1)).toBe(1);
    expect(admissionGauges(admission).map(({ value }) => value)).toEqual([0, 0]);
  });
});

describe('a surface under more than it can do', () => {
  it('answers 503 with Retry-After and the way to a person, and serves documents and health all the while', async () => {
    const { opened, open } = createGate();
    const plain = createTestServices();
    const slow = createTestServices({ ask: async (request) => opened.then(() => plain.ask(request)) });
    const admission = createAdmission({ atOnce: 1, waiting: 1, maxWaitMs: 60_000, breathe });
    const app = createApp(admitServices(slow, admission), createTestOptions());
    const ask = () => app.request('/v1/chat', postJson(asking('bomen')));
    const [first, second] = [ask(), ask()];
    await breathe();
    const refused = await ask();
    expect(refused.headers.get('Retry-After')).toBe('2');
    const problem = await expectProblem(refused, 503);
    expect(problem).toMatchObject({ detail: expect.stringContaining('te druk') });
    const others = ['/health/live', '/v1/documents', '/v1/timeline', '/metrics'];
    for (const path of others) expect((await app.request(path)).status).toBe(200);
    open();
    expect([(await first).status, (await second).status]).toEqual([200, 200]);
  });
});
