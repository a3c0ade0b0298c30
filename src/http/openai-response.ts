import type { Answer } from '../types.ts';
import { type MarkdownPiece, type MarkdownPlace, writeAnswer } from './markdown-answer.ts';
import { type CompletionRequest, MODEL_ID, readText } from './openai-request.ts';

/** What a response needs beside the answer. */
export interface CompletionPlace extends MarkdownPlace {
  request: CompletionRequest;
}

/** Characters of one token, by OpenAI's own rule of thumb (help.openai.com, article 4936856); we have no tokenizer. */
const CHARACTERS_PER_TOKEN = 4;

function countTokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}

function estimateUsage(content: string, { messages }: CompletionRequest) {
  const prompt = countTokens(messages.map(readText).join('\n'));
  const completion = countTokens(content);
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
}

const joinPieces = (pieces: MarkdownPiece[]) => pieces.map(({ text }) => text).join('');

/** One annotation a citation, at its first link: UTF-16 offsets into the content, `end_index` exclusive. */
function annotate(pieces: MarkdownPiece[], base: string) {
  const seen = new Set<number>();
  let offset = 0;
  return pieces.flatMap(({ text, citation }) => {
    const start = offset;
    offset += text.length;
    if (!citation || seen.has(citation.number)) return [];
    seen.add(citation.number);
    const { documentTitle: title, quote: content } = citation;
    const place = { start_index: start, end_index: offset };
    const url = base + citation.url;
    return [{ type: 'url_citation' as const, url_citation: { ...place, url, title, content } }];
  });
}

/** What no field of OpenAI's says: the mark of generated text (AI Act, art. 50(2)), and what feedback needs. */
function describeOrigin({ id, answered, reason, mode, aiGenerated, model, index }: Answer) {
  return { id, answered, reason, mode, aiGenerated, model, index };
}

function describeHead(answer: Answer) {
  return {
    id: `chatcmpl-${answer.id}`,
    created: Math.floor(Date.now() / 1000),
    model: MODEL_ID,
    system_fingerprint: answer.index.version,
  };
}

/** Body of `200` without streaming. */
export function toCompletion(answer: Answer, { request, ...place }: CompletionPlace) {
  const pieces = writeAnswer(answer, place);
  const content = joinPieces(pieces);
  const message = { role: 'assistant', content, refusal: null, annotations: annotate(pieces, place.base) };
  return {
    ...describeHead(answer),
    object: 'chat.completion',
    choices: [{ index: 0, message, logprobs: null, finish_reason: 'stop' }],
    usage: estimateUsage(content, request),
    briefwijzer: describeOrigin(answer),
  };
}

/**
 * The chunks of a stream: the role, the content piece by piece, all annotations at once (clients keep the last list that
 * they get), the end, and the usage where it was asked for.
 */
export function* toChunks(answer: Answer, { request, ...place }: CompletionPlace) {
  const pieces = writeAnswer(answer, place);
  const wantsUsage = request.stream_options?.include_usage === true;
  const head = {
    ...describeHead(answer),
    object: 'chat.completion.chunk',
    ...(wantsUsage && { usage: null }),
  };
  const chunk = (delta: object, finish_reason: 'stop' | null = null) => ({
    ...head,
    choices: [{ index: 0, delta, logprobs: null, finish_reason }],
  });
  yield chunk({ role: 'assistant', content: '', refusal: null });
  for (const { text } of pieces) yield chunk({ content: text });
  const annotations = annotate(pieces, place.base);
  if (annotations.length > 0) yield chunk({ content: '', annotations });
  yield { ...chunk({}, 'stop'), briefwijzer: describeOrigin(answer) };
  if (wantsUsage) yield { ...head, choices: [], usage: estimateUsage(joinPieces(pieces), request) };
}
