/** How often something may be done: a bucket of `burst`, filled again by `perMinute`. */
export interface Allowance {
  readonly burst: number;
  readonly perMinute: number;
}

interface Bucket {
  tokens: number;
  /** When `tokens` was right, in milliseconds. */
  at: number;
}

/**
 * A token bucket for each name (an address, an account), in memory. The number of names kept is bounded: when there are too
 * many, those asked longest ago are forgotten, which is to their advantage.
 */
export class Limiter {
  readonly #buckets = new Map<string, Bucket>();
  readonly #allowance: Allowance;
  readonly #addresses: number;

  constructor(allowance: Allowance, addresses = 50_000) {
    this.#allowance = allowance;
    this.#addresses = addresses;
  }

  /** Takes one token. Gives 0 where the request may go on, else the seconds after which it may (at least 1). */
  take(address: string, now: number): number {
    const { burst, perMinute } = this.#allowance;
    const perMillisecond = perMinute / 60_000;
    const known = this.#buckets.get(address);
    const tokens = known
      ? Math.min(burst, known.tokens + Math.max(0, now - known.at) * perMillisecond)
      : burst;
    // Deleting first moves the address to the end: a map keeps the order of insertion.
    this.#buckets.delete(address);
    this.#buckets.set(address, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
    if (this.#buckets.size > this.#addresses) {
      const oldest = this.#buckets.keys().next();
      if (!oldest.done) this.#buckets.delete(oldest.value);
    }
    return tokens >= 1 ? 0 : Math.max(1, Math.ceil((1 - tokens) / perMillisecond / 1000));
  }

  get size(): number {
    return this.#buckets.size;
  }
}
