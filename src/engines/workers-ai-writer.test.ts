import { describe, expect, it } from 'vitest';
import { type AiBinding, type AiInput, createWorkersAiWriter } from './workers-ai-writer.ts';

const ANSWER = { sentences: [{ text: 'Er komen bomen (VERZONNEN).', evidence: ['e1'] }] };

function write(run: AiBinding['run'], signal = AbortSignal.timeout(10_000)) {
  const writer = createWorkersAiWriter({ run }, '@cf/meta/llama-3.1-8b-instruct');
  return writer.write(
    {
      question: 'Hoeveel?',
      language: 'nl',
      evidence: [{ id: 'e1', text: 'Er komen bomen.', section: [] }],
      history: [],
    },
    signal,
  );
}

describe('a writer over Workers AI', () => {
  it.each([
    { response: ANSWER },
    { response: JSON.stringify(ANSWER) },
    { choices: [{ message: { role: 'assistant', content: JSON.stringify(ANSWER) } }] },
  ])('reads %o', async (output) => {
    const inputs: [string, AiInput][] = [];
    const sentences = await write(async (model, input) => {
      inputs.push([model, input]);
      return output;
    });
    expect(sentences).toEqual(ANSWER.sentences);
    expect(inputs[0]).toMatchObject([
      '@cf/meta/llama-3.1-8b-instruct',
      { response_format: { type: 'json_schema' }, messages: [{ role: 'system' }, { role: 'user' }] },
    ]);
  });

  it.each([
    [null, 'malformed'],
    [{ response: 'nee' }, 'malformed'],
    [{ request_id: 'queued' }, 'malformed'],
    [{ choices: 'nee' }, 'malformed'],
    [{ response: 'x'.repeat(1024 * 1024) }, 'too_large'],
  ])('refuses %.20o', async (output, fault) => {
    await expect(write(() => Promise.resolve(output))).rejects.toMatchObject({
      type: 'provider_failed',
      fault,
    });
  });

  it.each([
    ['3040: Capacity temporarily exceeded', 'rate_limited'],
    ['3036: You have used up your daily free allocation', 'rate_limited'],
    ['3007: Request timeout', 'timeout'],
    ['5007: No such model @cf/x', 'refused'],
    ['5016: User has not agreed to Llama3.2 model terms', 'refused'],
    ["AiError: JSON Mode couldn't be met", 'malformed'],
    ['AiError: geheim sk-1', 'server_error'],
  ])('maps %s and repeats none of it', async (message, fault) => {
    const writing = write(() => Promise.reject(new Error(message)));
    await expect(writing).rejects.toMatchObject({ fault, message: expect.not.stringContaining('geheim') });
  });

  it('leaves a binding behind that does not heed its signal', async () => {
    const writing = write(() => new Promise(() => undefined), AbortSignal.timeout(20));
    await expect(writing).rejects.toMatchObject({ type: 'provider_failed', fault: 'timeout' });
  });
});
