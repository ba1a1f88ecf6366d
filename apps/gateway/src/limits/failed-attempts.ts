import { isIPv6 } from 'node:net';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { ApiError } from '../http/errors/api-error.js';
import { LIMIT_OPTIONS } from './limit-options.js';
import type { LimitOptions } from './limit-options.js';
import { RequestLimits } from './request-limits.js';

const WINDOW_MS = 60_000;
const MOST_ADDRESSES = 10_000;
/** Groups of an IPv6 address that are one customer's. */
const NETWORK_GROUPS = 4;

/** Codes of credentials that are no good. One that was revoked or has expired was good: whoever sends it guesses nothing. */
const GUESSES: ReadonlySet<string> = new Set(['invalid_key', 'invalid_token']);

/** Slows those down who try credentials that are no good: an address that failed too often waits, whatever it sends. */
@Injectable()
export class FailedAttempts {
  readonly #logger = new Logger('Access');
  /** When an address may try again, in milliseconds since 1970. */
  readonly #until = new LRUCache<string, number>({ max: MOST_ADDRESSES, ttl: WINDOW_MS });

  constructor(
    private readonly limits: RequestLimits,
    @Inject(LIMIT_OPTIONS) private readonly options: LimitOptions,
  ) {}

  /** @throws ApiError 429 for credentials from an address that has failed too often within the minute. */
  assertMayTry(request: FastifyRequest): void {
    if (!carriesCredentials(request)) return;
    const until = this.#until.get(networkOf(request.ip));
    const seconds = Math.ceil(((until ?? 0) - Date.now()) / 1_000);
    if (seconds > 0) throw tooMany(seconds);
  }

  /** Notes that a request was refused: counted over all gateways, where it was a guess. */
  async note(request: FastifyRequest, error: unknown): Promise<void> {
    const { failedAttempts: most } = this.options;
    if (most === null || !(error instanceof ApiError) || !GUESSES.has(error.code)) return;
    const address = networkOf(request.ip);
    const { hits, seconds } = await this.limits.count(`failed:${address}`, WINDOW_MS);
    if (hits < most) return;
    this.#until.set(address, Date.now() + seconds * 1_000);
    if (hits === most) this.#logger.warn({ event: 'access.too_many_attempts', address });
  }
}

function carriesCredentials({ headers }: FastifyRequest): boolean {
  return headers.authorization !== undefined;
}

/** An address, or the network that one customer has of IPv6: he may take any address of it. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [head = '', tail = ''] = address.split('::');
  const first = head.split(':').filter((group) => group !== '');
  const last = tail.split(':').filter((group) => group !== '');
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => '0');
  return `${[...first, ...zeros, ...last].slice(0, NETWORK_GROUPS).join(':')}::/64`;
}

function tooMany(seconds: number): ApiError {
  const message = `too many credentials that were no good came from this address: try again in ${seconds} s`;
  const headers = { 'retry-after': String(seconds) };
  const code = 'too_many_attempts';
  return new ApiError(429, { error: code, code, message, headers });
}
