/** Reads an OpenAPI document as its clients do. */

// biome-ignore lint/suspicious/noExplicitAny: a test that walks over JSON of any shape
export type Json = any;

/** Every value that stands under `key`, however deep. */
export function collect(node: Json, key: string): Json[] {
  if (node === null || typeof node !== 'object') return [];
  const own = key in node ? [node[key]] : [];
  return [...own, ...Object.values(node).flatMap((child) => collect(child, key))];
}

function resolve(api: Json, reference: string): Json {
  return reference
    .slice(2)
    .split('/')
    .reduce((node, key) => node?.[key], api);
}

/** The references of a document that lead nowhere. */
export function listBrokenReferences(api: Json): string[] {
  return collect(api, '$ref').filter((reference) => resolve(api, reference) === undefined);
}
