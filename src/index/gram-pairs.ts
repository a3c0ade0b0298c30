/** Two UTF-16 units as one number. */
export function pair(line: string, at: number): number {
  return ((line.charCodeAt(at) << 16) | line.charCodeAt(at + 1)) >>> 0;
}

/** Spreads a gram over a table (multipliers of Knuth and xxHash). */
export function hashGram(high: number, low: number): number {
  const mixed = Math.imul(high, 0x9e3779b1) ^ Math.imul(low, 0x85ebca77);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
