/** A vector as pgvector reads it from a text parameter. */
export function formatVector(vector: Float32Array): string {
  return `[${vector.join(',')}]`;
}

/** A word as `tsquery` reads it from a text parameter: quoted, so that nothing in it is an operator. */
export function quoteLexeme(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
