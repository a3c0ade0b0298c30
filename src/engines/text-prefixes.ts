/** What a model was trained to read before a question and before a passage. */
export interface TextPrefixes {
  query: string;
  passage: string;
}

/** `e5`: as Wang et al. (2022), "Text Embeddings by Weakly-Supervised Contrastive Pre-training", trained theirs. */
export const PREFIXES: Record<'none' | 'e5', TextPrefixes> = {
  none: { query: '', passage: '' },
  e5: { query: 'query: ', passage: 'passage: ' },
};

/** Longest text that is sent to a model; what comes after it would be cut off by the model as well. */
const LONGEST = 8000;

/** A text as a model takes it: with its prefix, well-formed, not too long; empty for a text that says nothing. */
export function prepareText(text: string, prefix: string): string {
  const plain = text.replace(/\p{Cs}|\p{Cc}/gu, ' ').slice(0, LONGEST);
  return /[\p{L}\p{N}]/u.test(plain) ? `${prefix}${plain}` : '';
}

/** A name for an embedder of an outside model: another model, size or prefix, another name. */
export function embedderId(
  engine: string,
  parts: { model: string; dimensions: number; prefixes: string },
): string {
  const model = parts.model.replace(/[^\w.:/-]/gu, '-');
  return `${engine}:${model}:${parts.dimensions}:${parts.prefixes}`;
}
