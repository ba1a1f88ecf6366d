import { countRequest, forgetOldRequests, readKeyLimits } from '@beacon/persistence';
import type { RequestCount } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import type { ThrottlerStorage } from '@nestjs/throttler';
import { LRUCache } from 'lru-cache';
import type { Principal } from '../access/principal.js';
import { LIMIT_OPTIONS } from './limit-options.js';
import type { LimitOptions } from './limit-options.js';

const MOST_KEYS = 10_000;
/** How long a key's limit is believed: one that is changed holds everywhere within this, in milliseconds. */
const BELIEVED_MS = 2_000;
/** Old counts are forgotten once in so many. */
const SWEEP_EVERY = 500;

/** Counts requests in the database, so that all gateways count together. */
@Injectable()
export class RequestLimits implements ThrottlerStorage {
  readonly #limits = new LRUCache<string, { readonly most: number | null }>({
    max: MOST_KEYS,
    ttl: BELIEVED_MS,
    fetchMethod: async (prefix) => {
      const { requestsPerMinute } = await readKeyLimits(this.orm.em.fork(), prefix);
      return { most: requestsPerMinute };
    },
  });
  #counted = 0;

  constructor(
    private readonly orm: MikroORM,
    @Inject(LIMIT_OPTIONS) private readonly options: LimitOptions,
  ) {}

  /** Requests that a principal may make in a minute; null for any number. */
  async mostOf({ kind, id }: Principal): Promise<number | null> {
    if (kind === 'local') return null;
    const own = kind === 'key' ? await this.#limits.fetch(id) : undefined;
    return own?.most ?? this.options.requestsPerMinute;
  }

  /** Counts one more of somebody; @nestjs/throttler calls it. */
  async increment(tracker: string, ttl: number, limit: number) {
    const { hits, seconds } = await this.count(tracker, ttl);
    const left = Math.ceil(seconds);
    return {
      totalHits: hits,
      timeToExpire: left,
      isBlocked: hits > limit,
      timeToBlockExpire: left,
    };
  }

  /** Counts one more of somebody within a window of so many milliseconds. */
  async count(tracker: string, windowMs: number): Promise<RequestCount> {
    const em = this.orm.em.fork();
    this.#counted += 1;
    if (this.#counted % SWEEP_EVERY === 0) await forgetOldRequests(em);
    return countRequest(em, tracker, windowMs);
  }
}
