import type { Hono } from 'hono';
import { claimCheckRequest } from '../contract.ts';
import type { SurfaceParts } from './options.ts';
import { checkDocuments, readBody } from './read-input.ts';

/** `POST /v1/claim-checks`: whether the sources bear a claim out. */
export function addClaims(app: Hono, { services, metrics, guardQuestion }: SurfaceParts): void {
  app.post('/v1/claim-checks', guardQuestion, async (context) => {
    const request = await readBody(context, claimCheckRequest);
    checkDocuments(request.documents, services.listDocuments());
    const check = await services.checkClaim(request, context.req.raw.signal);
    metrics.count('briefwijzer_claim_checks_total', { mode: check.mode, verdict: check.verdict });
    return context.json(check);
  });
}
