import { afterEach, describe, expect, it } from 'vitest';
import {
  type StubAnswer,
  type StubFault,
  type StubProvider,
  sentencesJson,
  startStubProvider,
} from '../../evals/stub-provider.ts';
import { AppError, type ProviderFault } from '../errors.ts';
import { createOpenAiWriter, type OpenAiWriterSettings } from './openai-writer.ts';

const KEY = 'sk-geheim-12345';
const LIMITS = { connectMs: 400, stallMs: 300, maxBytes: 512 * 1024 };
const QUESTION = 'Hoeveel bomen komen er?';

let stub: StubProvider | undefined;
afterEach(async () => {
  await stub?.close();
  stub = undefined;
});

async function serve(answer: (call: number) => StubAnswer): Promise<StubProvider> {
  stub = await startStubProvider({ answer: (_, call) => answer(call) });
  return stub;
}

function write(settings: Partial<OpenAiWriterSettings> = {}, signal = AbortSignal.timeout(10_000)) {
  const url = settings.url ?? stub!.url;
  const writer = createOpenAiWriter({ url, model: 'stub', key: KEY, limits: LIMITS, ...settings });
  const evidence = [{ id: 'e1', text: 'Er komen honderd bomen (VERZONNEN).', section: ['Bomen'] }];
  return writer.write({ question: QUESTION, language: 'nl', evidence, history: [] }, signal);
}

async function faultOf(writing: Promise<unknown>): Promise<AppError> {
  const error = await writing.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
}

const GOOD = sentencesJson([{ text: 'Er komen honderd bomen.', evidence: ['e1'] }]);

describe('a writer over an OpenAI-compatible server', () => {
  it('reads a streamed answer as sentences with the ids they rest on', async () => {
    await serve(() => GOOD);
    expect(await write()).toEqual([{ text: 'Er komen honderd bomen.', evidence: ['e1'] }]);
  });

  it('reads JSON in a Markdown fence too', async () => {
    await serve(() => `\`\`\`json\n${GOOD}\n\`\`\``);
    expect(await write()).toHaveLength(1);
  });

  it('asks for the schema, sends its key, and puts question and evidence in a fence that changes', async () => {
    const { requests } = await serve(() => GOOD);
    await write();
    await write();
    expect(requests[0]!.authorization).toBe(`Bearer ${KEY}`);
    const bodies = requests.map(({ body }) => JSON.parse(body));
    expect(bodies[0]).toMatchObject({
      stream: true,
      response_format: { type: 'json_schema' },
      temperature: 0,
    });
    const fences = bodies.map(({ messages }) => /<<VRAAG (\w{24})>>/u.exec(messages[1].content)?.[1]);
    expect(fences[0]).toBeDefined();
    expect(fences[0]).not.toBe(fences[1]);
    expect(bodies[0].messages[0].content).toContain(fences[0]);
  });

  it('sends no key where none is set, whatever stands in the environment', async () => {
    const before = process.env.OPENAI_API_KEY;
    process.env.OPENAI_API_KEY = 'sk-van-een-ander';
    try {
      const { requests } = await serve(() => GOOD);
      await write({ key: undefined });
      expect(requests[0]!.authorization).toBeUndefined();
    } finally {
      if (before === undefined) delete process.env.OPENAI_API_KEY;
      else process.env.OPENAI_API_KEY = before;
    }
  });

  const faults: [StubFault, ProviderFault, number][] = [
    ['stall', 'timeout', 1],
    ['stall in the middle', 'timeout', 1],
    ['unauthorized', 'refused', 1],
    ['rate limited', 'rate_limited', 2],
    ['server error', 'server_error', 2],
    ['cut stream', 'cut_off', 2],
    ['html', 'not_a_model', 1],
    ['empty', 'malformed', 1],
    ['no stream', 'malformed', 1],
    ['huge', 'too_large', 1],
  ];
  it.each(faults)(
    'names a provider with %s as %s, asks %i time(s), and gives nothing away',
    async (fault, name, calls) => {
      const { requests } = await serve(() => ({ fault }));
      const error = await faultOf(write());
      expect(error).toMatchObject({ type: 'provider_failed', fault: name });
      expect(`${error.message} ${error.hint} ${String(error.cause)}`).not.toMatch(/geheim|bomen/u);
      expect(requests).toHaveLength(calls);
    },
  );

  it.each([
    'Er komen honderd bomen.',
    '{"answer":"Er komen honderd bomen."}',
    '{"sentences":"alle"}',
    '{"sentences":[{"text":1,"evidence":[]}]}',
    `{"sentences":[${Array(41).fill('{"text":"a","evidence":[]}').join(',')}]}`,
    '{"sentences":[{"text":"Er komen',
  ])('names an answer in another form as malformed: %.40s', async (text) => {
    await serve(() => text);
    expect(await faultOf(write())).toMatchObject({ fault: 'malformed' });
  });

  it('names a server that is not there', async () => {
    const gone = await startStubProvider({ answer: () => GOOD });
    await gone.close();
    expect(await faultOf(write({ url: gone.url }))).toMatchObject({ fault: 'unreachable' });
  });

  it('tries once more after a passing fault', async () => {
    const { requests } = await serve((call) => (call === 1 ? { fault: 'server error' } : GOOD));
    expect(await write()).toHaveLength(1);
    expect(requests).toHaveLength(2);
  });

  it('ends when it is told to', async () => {
    await serve(() => ({ fault: 'stall' }));
    const stop = new AbortController();
    const writing = write({ limits: { ...LIMITS, connectMs: 60_000 } }, stop.signal);
    setTimeout(() => stop.abort(), 50);
    expect(await faultOf(writing)).toMatchObject({ fault: 'timeout' });
  });

  it('never reports to LangChain’s own service', async () => {
    process.env.LANGSMITH_TRACING = 'true';
    await serve(() => GOOD);
    await write();
    expect(process.env.LANGSMITH_TRACING).toBeUndefined();
  });
});
