import { z } from 'zod';
import { CallsForgottenError, type CallLog } from '../calls/call-log.js';
import type { FaultBox } from '../faults/fault-box.js';
import type { RateLimiter } from '../faults/rate-limiter.js';
import { FAULT_RULES, RATE_LIMITS } from '../faults/rules.js';
import { readJson, sendJson, type Exchange } from './exchange.js';
import { HttpError } from './http-error.js';
import { checked } from './requests.js';

const CALLS_SETTINGS = z.strictObject({ keys: z.boolean() });
const CALLS_QUERY = z.strictObject({
  since: z
    .string()
    .regex(/^\d{1,15}$/, 'must be a mark of an earlier answer')
    .transform(Number),
  detail: z.literal('keys').optional(),
});

/** What operators and tests do to the simulation while it runs. */
export class AdminApi {
  #redirectsFollowed = 0;

  constructor(
    private readonly calls: CallLog,
    private readonly faults: FaultBox,
    private readonly limiter: RateLimiter,
  ) {}

  /** PUT /admin/faults: the rules of the body replace all others. */
  async putFaults(exchange: Exchange): Promise<void> {
    this.faults.replace(checked(FAULT_RULES, await readJson(exchange.request)));
    this.getFaults(exchange);
  }

  /** GET /admin/faults. */
  getFaults(exchange: Exchange): void {
    sendJson(exchange, 200, { simulation: true, rules: this.faults.list() });
  }

  /** DELETE /admin/faults. */
  deleteFaults(exchange: Exchange): void {
    this.faults.replace([]);
    this.getFaults(exchange);
  }

  /** PUT /admin/rate-limits: the limits of the body replace all others. */
  async putRateLimits(exchange: Exchange): Promise<void> {
    this.limiter.replace(checked(RATE_LIMITS, await readJson(exchange.request)));
    this.getRateLimits(exchange);
  }

  /** GET /admin/rate-limits. */
  getRateLimits(exchange: Exchange): void {
    sendJson(exchange, 200, { simulation: true, limits: this.limiter.list() });
  }

  /** DELETE /admin/rate-limits. */
  deleteRateLimits(exchange: Exchange): void {
    this.limiter.replace([]);
    this.getRateLimits(exchange);
  }

  /** PUT /admin/calls: switches counting by key. */
  async putCalls(exchange: Exchange): Promise<void> {
    this.calls.switchKeys(checked(CALLS_SETTINGS, await readJson(exchange.request)).keys);
    this.#sendCalls(exchange, 0, false);
  }

  /** GET /admin/calls?since=<mark>&detail=keys. */
  getCalls(exchange: Exchange): void {
    const query = new URL(exchange.request.url ?? '/', 'http://simulator').searchParams;
    const { since, detail } = checked(CALLS_QUERY, { since: '0', ...Object.fromEntries(query) });
    this.#sendCalls(exchange, since, detail === 'keys');
  }

  /** DELETE /admin/calls: forgets all counts. */
  deleteCalls(exchange: Exchange): void {
    this.calls.reset();
    this.#redirectsFollowed = 0;
    this.#sendCalls(exchange, 0, false);
  }

  /** Any request to the target of a planted redirect. */
  redirected(exchange: Exchange): void {
    this.#redirectsFollowed += 1;
    sendJson(exchange, 200, { simulation: true, redirected: true });
  }

  #sendCalls(exchange: Exchange, since: number, detail: boolean): void {
    sendJson(exchange, 200, {
      simulation: true,
      since,
      mark: this.calls.total,
      total: Math.max(0, this.calls.total - since),
      inFlight: this.calls.inFlight,
      redirectsFollowed: this.#redirectsFollowed,
      countsKeys: this.calls.countsKeys,
      uncounted: this.calls.uncounted,
      ...this.#lists(since, detail),
    });
  }

  #lists(since: number, detail: boolean): Record<string, unknown> {
    try {
      const lanes = this.calls.lanes(since);
      return detail ? { lanes, keys: this.calls.keys(since) } : { lanes };
    } catch (error) {
      if (!(error instanceof CallsForgottenError)) throw error;
      throw new HttpError(400, 'calls_forgotten', error.message);
    }
  }
}
