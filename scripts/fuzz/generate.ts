import * as fc from 'fast-check';
import { chooseTransport, oddEnvelope } from './envelope.ts';
import { listPageSurfaces } from './page-surfaces.ts';
import type { FuzzRequest } from './request.ts';
import { listApiSurfaces, listMcpSurfaces, listOpenAiSurfaces, type SurfaceSource } from './surfaces.ts';

/** How often a surface is asked, where that is not once in every round. */
const WEIGHTS: Record<string, number> = {
  'POST /v1/chat': 20,
  'POST /v1/claim-checks': 12,
  'GET /v1/passages': 10,
  'GET /v1/documents/{id}': 3,
  'POST /v1/feedback': 4,
  'POST /openai/v1/chat/completions': 10,
  'POST /mcp': 14,
  'POST /': 5,
  'POST /press': 4,
  'POST /press/exports': 3,
  'GET /documents/:id': 5,
  elsewhere: 6,
};

/** Requests to every route, one in four with something wrong around the body. */
export function generateRequests(source: SurfaceSource): fc.Arbitrary<FuzzRequest> {
  const surfaces = [
    ...listApiSurfaces(source),
    ...listOpenAiSurfaces(source),
    ...listMcpSurfaces(source),
    ...listPageSurfaces(source),
  ];
  const weighted = surfaces.map(({ route, requests }) => ({
    weight: WEIGHTS[route] ?? 1,
    arbitrary: requests,
  }));
  const any = fc.oneof(...weighted);
  return chooseTransport(fc.oneof({ weight: 3, arbitrary: any }, oddEnvelope(any)));
}
