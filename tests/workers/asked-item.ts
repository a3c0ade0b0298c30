/** A request of the evaluation: where it goes and what it says. */
export interface AskedItem {
  id: string;
  path: '/v1/chat' | '/v1/claim-checks';
  body: object;
}
