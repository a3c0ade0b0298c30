import type { Answer, AskRequest, CheckClaimRequest, ClaimCheck } from '../types.ts';
import type { SurfaceParts } from './options.ts';
import { checkDocuments } from './read-input.ts';

/**
 * Asks a question for any surface, so that all of them give the same answer and count it alike. Throws `invalid_input`
 * for a document that is not in the corpus.
 */
export async function askServices(
  { services, metrics }: SurfaceParts,
  request: AskRequest,
  signal: AbortSignal,
): Promise<Answer> {
  checkDocuments(request.documents, services.listDocuments());
  const answer = await services.ask(request, signal);
  metrics.count('briefwijzer_answers_total', { mode: answer.mode, reason: answer.reason ?? 'answered' });
  return answer;
}

/** Checks a claim for any surface; throws `invalid_input` for a document that is not in the corpus. */
export async function checkWithServices(
  { services, metrics }: SurfaceParts,
  request: CheckClaimRequest,
  signal: AbortSignal,
): Promise<ClaimCheck> {
  checkDocuments(request.documents, services.listDocuments());
  const check = await services.checkClaim(request, signal);
  metrics.count('briefwijzer_claim_checks_total', { mode: check.mode, verdict: check.verdict });
  return check;
}
