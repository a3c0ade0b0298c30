/** The package is not among the dependencies; `transformers-embedder.ts` says what is used of it. */
declare module '@huggingface/transformers';
