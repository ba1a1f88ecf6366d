import type { Clock } from '../clock.js';
import { matches, type Matchable, type RateLimit } from './rules.js';

interface Bucket {
  tokens: number;
  filledAt: number;
}

interface Entry {
  readonly limit: RateLimit;
  readonly buckets: Map<string, Bucket>;
}

/** The most lanes that one limit keeps apart; further ones share a bucket. */
const BUCKET_LIMIT = 1_024;

/** Token buckets, one for each lane of each limit. */
export class RateLimiter {
  #entries: readonly Entry[] = [];

  constructor(private readonly now: Clock) {}

  /** Puts these limits, with full buckets, in the place of all former ones. */
  replace(limits: readonly RateLimit[]): void {
    this.#entries = limits.map((limit) => ({ limit, buckets: new Map<string, Bucket>() }));
  }

  /** The limits in force. */
  list(): readonly RateLimit[] {
    return this.#entries.map(({ limit }) => limit);
  }

  /** Takes a token from the bucket of the first limit that matches. Null when the call may go on, else milliseconds until a token is there. */
  take(call: Matchable): number | null {
    const entry = this.#entries.find(({ limit }) => matches(limit.match, call));
    return entry === undefined ? null : this.#takeFrom(entry, call);
  }

  #takeFrom({ limit, buckets }: Entry, call: Matchable): number | null {
    const bucket = bucketFor(
      buckets,
      `${call.region} ${call.model}`,
      capacityOf(limit),
      this.now(),
    );
    const gained = ((this.now() - bucket.filledAt) / 1_000) * limit.requestsPerSecond;
    bucket.tokens = Math.min(capacityOf(limit), bucket.tokens + gained);
    bucket.filledAt = this.now();
    if (bucket.tokens < 1) return ((1 - bucket.tokens) / limit.requestsPerSecond) * 1_000;
    bucket.tokens -= 1;
    return null;
  }
}

function capacityOf(limit: RateLimit): number {
  return limit.burst ?? Math.max(1, limit.requestsPerSecond);
}

function bucketFor(
  buckets: Map<string, Bucket>,
  lane: string,
  capacity: number,
  now: number,
): Bucket {
  const name = buckets.has(lane) || buckets.size < BUCKET_LIMIT ? lane : '(other)';
  const bucket = buckets.get(name) ?? { tokens: capacity, filledAt: now };
  buckets.set(name, bucket);
  return bucket;
}
