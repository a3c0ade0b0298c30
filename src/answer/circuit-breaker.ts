/** Keeps from asking a provider that failed again and again. */
export interface CircuitBreaker {
  /** False while the provider is left alone. After the rest one caller may try; the others wait for what comes of it. */
  allows(): boolean;
  succeeded(): void;
  failed(): void;
  /** Gives a try back that came to nothing through no fault of the provider. */
  abandoned(): void;
}

export interface BreakerOptions {
  /** Faults in a row after which it opens. */
  failures?: number;
  /** Milliseconds that it stays open. */
  restMs?: number;
  /** The clock, in milliseconds; one that is never set. */
  now?: () => number;
}

/** A breaker that is closed at first. Its state lives in the process and holds nothing of any question. */
export function createCircuitBreaker({
  failures = 3,
  restMs = 30_000,
  now = () => performance.now(),
}: BreakerOptions = {}): CircuitBreaker {
  let inARow = 0;
  let openUntil = 0;
  let isTrying = false;
  return {
    allows() {
      if (inARow < failures) return true;
      if (isTrying || now() < openUntil) return false;
      isTrying = true;
      return true;
    },
    succeeded() {
      inARow = 0;
      isTrying = false;
    },
    failed() {
      inARow += 1;
      isTrying = false;
      openUntil = now() + restMs;
    },
    abandoned() {
      isTrying = false;
    },
  };
}
