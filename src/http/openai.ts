import type { Context, Hono } from 'hono';
import { AppError } from '../errors.ts';
import type { Answer, Services } from '../types.ts';
import { askServices } from './ask-services.ts';
import { toOpenAiError } from './openai-error.ts';
import { completionRequest, MODEL_ID, toAskRequest } from './openai-request.ts';
import { type CompletionPlace, toChunks, toCompletion } from './openai-response.ts';
import type { SurfaceParts } from './options.ts';
import { publicOrigin } from './public-origin.ts';
import { readBody } from './read-input.ts';
import { reportLateFault, streamOutcome } from './slow-stream.ts';

const BASE_PATH = '/openai/v1';

function checkModel(model: string | null | undefined): void {
  if (model && model !== MODEL_ID)
    throw new AppError('not_found', `The only model here is ${MODEL_ID}; see ${BASE_PATH}/models.`);
}

function describeModel({ index }: Services) {
  const created = Math.floor(Date.parse(index.builtAt) / 1000);
  return { id: MODEL_ID, object: 'model', created, owned_by: MODEL_ID };
}

interface Completing {
  answering: Promise<Answer>;
  place: CompletionPlace;
  options: SurfaceParts['options'];
}

function streamCompletion(context: Context, { answering, place, options }: Completing): Promise<Response> {
  return streamOutcome(context, answering, {
    async write(stream, answer) {
      for (const chunk of toChunks(answer, place)) await stream.writeSSE({ data: JSON.stringify(chunk) });
      await stream.writeSSE({ data: '[DONE]' });
    },
    fail: (stream, error) =>
      stream.writeSSE({ data: JSON.stringify(toOpenAiError(reportLateFault(context, error, options))) }),
  });
}

function addCompletions(app: Hono, parts: SurfaceParts): void {
  app.post(`${BASE_PATH}/chat/completions`, parts.guardQuestion, async (context) => {
    const request = await readBody(context, completionRequest);
    checkModel(request.model);
    const answering = askServices(parts, toAskRequest(request), context.req.raw.signal);
    const { options } = parts;
    const place = { request, base: publicOrigin(context, options), contact: options.humanContact };
    if (request.stream) return streamCompletion(context, { answering, place, options });
    return context.json(toCompletion(await answering, place));
  });
}

/**
 * `POST /openai/v1/chat/completions`, also as a stream, and `GET /openai/v1/models`: what any client of OpenAI's chat
 * completions speaks. A bearer token is neither needed nor read.
 */
export function addOpenAi(app: Hono, parts: SurfaceParts): void {
  addCompletions(app, parts);
  app.get(`${BASE_PATH}/models`, (context) =>
    context.json({ object: 'list', data: [describeModel(parts.services)] }),
  );
  app.get(`${BASE_PATH}/models/:model`, (context) => {
    checkModel(context.req.param('model'));
    return context.json(describeModel(parts.services));
  });
}
