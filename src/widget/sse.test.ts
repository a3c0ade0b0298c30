import { expect, it } from 'vitest';
import { readEvents } from './sse.ts';

/** A stream that arrives in pieces of `size` bytes: also in the middle of a letter or a line end. */
function streamOf(text: string, size: number): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  return new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
      controller.close();
    },
  });
}

async function collect(text: string, size: number) {
  const events = [];
  for await (const event of readEvents(streamOf(text, size))) events.push(event);
  return events;
}

const STREAM =
  ': wacht\r\n\r\nevent: statement\r\ndata: {"text":"beïnvloeding €"}\r\n\r\nevent: done\ndata: {}\n\n';

it.each([1, 2, 3, 7, 1000])('reads the same events when they come in pieces of %i bytes', async (size) => {
  expect(await collect(STREAM, size)).toEqual([
    { event: 'statement', data: '{"text":"beïnvloeding €"}' },
    { event: 'done', data: '{}' },
  ]);
});

it('drops an event that was cut off', async () => {
  expect(await collect('event: done\ndata: {"half":', 5)).toEqual([]);
});

it('joins several lines of data', async () => {
  expect(await collect('data: a\ndata: b\n\n', 4)).toEqual([{ event: 'message', data: 'a\nb' }]);
});
