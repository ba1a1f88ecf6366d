import { Injectable } from '@nestjs/common';
import { ApiError } from '../http/errors/api-error.js';

const WINDOW_MS = 60_000;
/** Refused signatures of an address within a minute, behind which nothing of it is looked at. */
const MOST_OF_ADDRESS = 10;
/** Of a key, behind which a further one is answered as too many. */
const MOST_OF_KEY = 5;
/** Addresses and keys that are remembered: the oldest are forgotten first, so that nobody fills the memory. */
const MOST_COUNTED = 20_000;

interface Count {
  failures: number;
  readonly endsAt: number;
}

/**
 * Counts signatures that were refused, by address and by key, in this process and for a minute each. An address that sends many is not
 * listened to. A key is only slowed in what is refused: anybody can name a key, and must not be able to lock its owner out.
 */
@Injectable()
export class SignatureFailures {
  readonly #counts = new Map<string, Count>();

  /** @throws ApiError 429 when too many of the address were refused. */
  requireFew(address: string | null, now = performance.now()): void {
    const count = this.#countOf(`address ${address}`, now);
    if (count !== undefined && count.failures >= MOST_OF_ADDRESS) {
      throw tooMany('of this address', count, now);
    }
  }

  /**
   * Counts a refusal.
   * @param kid id of the key that is named; null where none is.
   * @returns what is to be answered in its place; null when it stays as it is.
   */
  add(address: string | null, kid: string | null, now = performance.now()): ApiError | null {
    this.#add(`address ${address}`, now);
    if (kid === null) return null;
    const count = this.#add(`key ${kid}`, now);
    return count.failures > MOST_OF_KEY ? tooMany(`of the key ${kid}`, count, now) : null;
  }

  #countOf(name: string, now: number): Count | undefined {
    const count = this.#counts.get(name);
    return count !== undefined && count.endsAt > now ? count : undefined;
  }

  #add(name: string, now: number): Count {
    const count = this.#countOf(name, now) ?? { failures: 0, endsAt: now + WINDOW_MS };
    count.failures += 1;
    // Behind all others, so that the first of the map is the one that was counted longest ago.
    this.#counts.delete(name);
    this.#counts.set(name, count);
    const [oldest] = this.#counts.keys();
    if (this.#counts.size > MOST_COUNTED && oldest !== undefined) this.#counts.delete(oldest);
    return count;
  }
}

function tooMany(whose: string, { endsAt }: Count, now: number): ApiError {
  const seconds = Math.max(1, Math.ceil((endsAt - now) / 1_000));
  const message = `too many signatures ${whose} were refused: ask again in ${seconds} s`;
  const code = 'signature_failures';
  const headers = { 'retry-after': String(seconds) };
  return new ApiError(429, { error: 'rate_limit_exceeded', code, message, headers });
}
