import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import type { Admission } from '../http/admission.ts';
import type { Services } from '../types.ts';

export interface LiveServices {
  /** What the surfaces hold on to; it always answers from the newest index. */
  services: Services;
  /** Puts other services in place; requests that are under way end on those they began with. */
  swap(next: Services): void;
  /** Runs a whole request on the services that are in place now, however often it asks them and however long it takes. */
  pin<T>(request: () => T): T;
}

/** Services that can be exchanged while they serve. */
export function createLiveServices(first: Services): LiveServices {
  let newest = first;
  const pinned = new AsyncLocalStorage<Services>();
  const current = () => pinned.getStore() ?? newest;
  return {
    services: {
      get index() {
        return current().index;
      },
      ask: (request, signal) => current().ask(request, signal),
      checkClaim: (request, signal) => current().checkClaim(request, signal),
      search: (request) => current().search(request),
      listDocuments: () => current().listDocuments(),
      getDocument: (id) => current().getDocument(id),
      timeline: () => current().timeline(),
    },
    swap: (next) => {
      newest = next;
    },
    pin: (request) => pinned.run(newest, request),
  };
}

/** An admission whose waiting work goes on for the request that asked for it, not for the one whose end let it in. */
export function keepPinned(admission: Admission): Admission {
  return Object.assign(Object.create(admission) as Admission, {
    run: (work, signal) => admission.run(AsyncResource.bind(work), signal),
  } satisfies Partial<Admission>);
}
