import type { AppError } from '../errors.ts';
import type { Services } from '../types.ts';

/** Services of a program that could not be opened: whatever is asked of them fails with the reason. */
export function refuseServices(reason: AppError): Services {
  const fail = (): never => {
    throw reason;
  };
  return {
    get index() {
      return fail();
    },
    ask: async () => fail(),
    checkClaim: async () => fail(),
    search: async () => fail(),
    listDocuments: fail,
    getDocument: fail,
    timeline: fail,
  };
}
