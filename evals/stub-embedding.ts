const DIMENSIONS = 64;

/** How many numbers a vector of the stub has. */
export const STUB_DIMENSIONS = DIMENSIONS;

/** A vector that counts the three-letter pieces of a text, hashed: near texts share pieces. It is no model. */
export function hashPieces(text: string): number[] {
  const vector = new Array<number>(DIMENSIONS).fill(0);
  const plain = ` ${text.toLowerCase().replace(/^(?:query|passage): /u, '')} `;
  for (let at = 0; at + 3 <= plain.length; at += 1) {
    let hash = 7;
    for (const letter of plain.slice(at, at + 3)) hash = (hash * 31 + letter.codePointAt(0)!) % 100_003;
    vector[hash % DIMENSIONS]! += 1;
  }
  return vector;
}
