import { insist } from './fault.ts';

export interface ServerEvent {
  event: string;
  data: string;
}

/** The events of a stream; throws when one is cut off or holds a line that is no field. */
export function readEvents(stream: string): ServerEvent[] {
  insist(stream === '' || stream.endsWith('\n\n'), 'a stream ends with a whole event', stream.slice(-100));
  const blocks = stream.split('\n\n').filter((block) => block !== '' && !block.startsWith(':'));
  return blocks.map((block) => {
    const fields = block.split('\n').map((line) => /^(event|data): (.*)$/u.exec(line));
    insist(!fields.includes(null), 'a line of a stream is a field', block.slice(0, 200));
    const read = (name: string) =>
      fields.filter((field) => field?.[1] === name).map((field) => field?.[2] ?? '');
    return { event: read('event')[0] ?? 'message', data: read('data').join('\n') };
  });
}
