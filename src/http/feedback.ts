import type { Hono } from 'hono';
import { feedbackRequest } from '../contract.ts';
import type { SurfaceParts } from './options.ts';
import { readBody } from './read-input.ts';

/** `POST /v1/feedback`: a thumb up or down, kept only where the operator configured a store. */
export function addFeedback(app: Hono, { options, metrics, guardRate }: SurfaceParts): void {
  app.post('/v1/feedback', guardRate, async (context) => {
    const sent = await readBody(context, feedbackRequest);
    const feedback = options.cleanFeedback?.(sent) ?? sent;
    metrics.count('briefwijzer_feedback_total', { rating: feedback.rating });
    await options.feedbackStore?.save({ ...feedback, receivedAt: new Date().toISOString() });
    return context.json({ stored: options.feedbackStore !== undefined }, 201);
  });
}
