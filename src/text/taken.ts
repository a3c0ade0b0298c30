import type { Span } from '../types.ts';

/** Which characters of a text belong to something that was found. Each question costs the length of its span. */
export interface Taken {
  add(span: Span): void;
  /** True when any character of the span was taken before. */
  has(span: Span): boolean;
}

/** Creates marks for a text of `length` characters, none taken. */
export function createTaken(length: number, spans: Iterable<Span> = []): Taken {
  const marks = new Uint8Array(length);
  const taken: Taken = {
    add: ({ start, end }) => {
      marks.fill(1, start, end);
    },
    has: ({ start, end }) => marks.subarray(start, end).includes(1),
  };
  for (const span of spans) taken.add(span);
  return taken;
}
