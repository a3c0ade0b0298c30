/** A rule that a response breaks. */
export class Fault extends Error {
  override readonly name = 'Fault';
}

/** Throws when a rule does not hold; `detail` says what was there instead. */
export function insist(holds: boolean, rule: string, detail?: unknown): asserts holds {
  if (holds) return;
  const told =
    detail === undefined
      ? ''
      : `: ${String(typeof detail === 'string' ? detail : JSON.stringify(detail)).slice(0, 400)}`;
  throw new Fault(`${rule}${told}`);
}
