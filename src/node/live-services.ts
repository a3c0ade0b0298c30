import type { Services } from '../types.ts';

export interface LiveServices {
  /** What the surfaces hold on to; it always answers from the newest index. */
  services: Services;
  /** Puts other services in place; requests that are under way end on those they began with. */
  swap(next: Services): void;
}

/** Services that can be exchanged while they serve. */
export function createLiveServices(first: Services): LiveServices {
  let current = first;
  return {
    services: {
      get index() {
        return current.index;
      },
      ask: (request, signal) => current.ask(request, signal),
      checkClaim: (request, signal) => current.checkClaim(request, signal),
      search: (request) => current.search(request),
      listDocuments: () => current.listDocuments(),
      getDocument: (id) => current.getDocument(id),
      timeline: () => current.timeline(),
    },
    swap: (next) => {
      current = next;
    },
  };
}
