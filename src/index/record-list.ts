import { artifactError } from './artifact-error.ts';

/** One record a line, so that two artifacts can be compared by eye, and one value, so that it is parsed in one go. */
export function encodeList(records: unknown[]): Uint8Array {
  return new TextEncoder().encode(`[\n${records.map((record) => JSON.stringify(record)).join(',\n')}\n]\n`);
}

/** Reads a list of records. Errors: `artifact_damaged` for something else. */
export function decodeList<T>(part: string, bytes: Uint8Array): T[] {
  const list: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (Array.isArray(list)) return list;
  throw artifactError('artifact_damaged', `The part ${part} of the index artifact is no list`);
}
