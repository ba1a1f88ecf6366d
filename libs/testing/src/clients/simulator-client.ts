import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

const lane = z.object({
  region: z.string(),
  model: z.string(),
  calls: z.number(),
  inFlight: z.number(),
  peak: z.number(),
  disturbed: z.number(),
});
const key = lane.extend({ promptSha256: z.string(), seed: z.number().nullable() });
const log = z.object({
  total: z.number(),
  inFlight: z.number(),
  redirectsFollowed: z.number(),
  lanes: z.array(lane),
  keys: z.array(key),
});

export type LaneCalls = z.output<typeof lane>;
export type KeyCalls = z.output<typeof key>;
export type CallReport = z.output<typeof log>;

/** A fault rule of the simulator, as docs/simulator.md describes it. */
export interface FaultRule {
  readonly match?: {
    readonly region?: string;
    readonly model?: string;
    readonly promptContains?: string;
    readonly sentContains?: string;
  };
  readonly fault: Readonly<Record<string, unknown>>;
  readonly times?: number;
  readonly probability?: number;
}

/** A rate limit of the simulator. */
export interface RateRule {
  readonly match?: { readonly region?: string; readonly model?: string };
  readonly requestsPerSecond: number;
  readonly burst?: number;
}

const SETTLED_PAUSE_MS = 40;
const SETTLED_LOOKS = 6;

/** The simulated provider: what was asked of it, and faults on demand. */
export class SimulatorClient {
  constructor(private readonly baseUrl: string) {}

  /** Forgets all calls, and counts those to come call by call. */
  async countCalls(): Promise<void> {
    await this.#send('DELETE', '/admin/calls');
    await this.#send('PUT', '/admin/calls', { keys: true });
  }

  /** Every call since the last reset, by lane and by key. */
  async report(): Promise<CallReport> {
    return log.parse(await this.#send('GET', '/admin/calls?detail=keys'));
  }

  /**
   * A report after which no call is on its way that was sent before: two looks agree, or some have passed while others go on.
   * @param isOfInterest which keys must agree.
   */
  async settledReport(isOfInterest: (key: KeyCalls) => boolean): Promise<CallReport> {
    let before = -1;
    for (let look = 1; ; look += 1) {
      const report = await this.report();
      const calls = report.keys.filter(isOfInterest).reduce((sum, each) => sum + each.calls, 0);
      if (calls === before || look === SETTLED_LOOKS) return report;
      before = calls;
      await pause(SETTLED_PAUSE_MS);
    }
  }

  /** Forgets all calls, faults and rate limits. */
  async reset(): Promise<void> {
    await this.faults([]);
    await this.rateLimits([]);
    await this.#send('DELETE', '/admin/calls');
  }

  /** Puts these rules in the place of all others; the first that matches a call decides. */
  async faults(rules: readonly FaultRule[]): Promise<void> {
    await this.#send('PUT', '/admin/faults', rules);
  }

  async rateLimits(rules: readonly RateRule[]): Promise<void> {
    await this.#send('PUT', '/admin/rate-limits', rules);
  }

  async #send(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.baseUrl}${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`simulator: ${method} ${path}: ${response.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  }
}
