import type { Hono } from 'hono';
import { claimCheckRequest } from '../contract.ts';
import { checkWithServices } from './ask-services.ts';
import type { SurfaceParts } from './options.ts';
import { readBody } from './read-input.ts';

/** `POST /v1/claim-checks`: whether the sources bear a claim out. */
export function addClaims(app: Hono, parts: SurfaceParts): void {
  app.post('/v1/claim-checks', parts.guardQuestion, async (context) => {
    const request = await readBody(context, claimCheckRequest);
    return context.json(await checkWithServices(parts, request, context.req.raw.signal));
  });
}
