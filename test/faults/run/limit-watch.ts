import { setTimeout as pause } from 'node:timers/promises';
import type { Lab } from '../lab/lab.js';
import { LANE_CONCURRENCY } from '../lab/lab-shapes.js';
import type { LaneCalls } from '@beacon/testing';

const EVERY_MS = 40;

interface Sample {
  readonly at: number;
  readonly limit: number;
}

/**
 * Looks again and again how many calls each lane has in flight at the provider, and holds that against the limit that the lane has
 * at that moment, over all replicas. Calls that run when a limit is lowered may come to their end: a limit counts for a while after
 * it was lowered.
 */
export class LimitWatch {
  readonly #limits = new Map<string, Sample[]>();
  readonly #problems = new Map<string, string>();
  #lowest = Infinity;
  #looks = 0;
  #isOver = false;
  readonly #watching: Promise<void>;

  /** @param graceMs how long a call takes, and how long a new limit takes to apply. */
  constructor(
    private readonly lab: Pick<Lab, 'database' | 'simulator'>,
    private readonly graceMs: number,
  ) {
    this.#watching = this.#watch();
  }

  /** The lowest limit that a lane had. */
  get lowest(): number {
    return this.#lowest;
  }

  /** Ends it and tells what it saw: lanes over their limit, or that it could not see. */
  async stop(): Promise<readonly string[]> {
    this.#isOver = true;
    await this.#watching;
    if (this.#looks === 0) return ['no lane could be looked at'];
    return [...this.#problems.values()];
  }

  async #watch(): Promise<void> {
    while (!this.#isOver) {
      // What is asked is away for a moment when it is what a fault hits.
      await this.#look().catch(() => undefined);
      await pause(EVERY_MS);
    }
  }

  async #look(): Promise<void> {
    // The provider first: a call that a raised limit let through comes after the row that raised it.
    const { lanes } = await this.lab.simulator.report();
    const rows = await this.lab.database.query<{ lane: string; limit: number }>(
      `select region || ' ' || model_id as lane, "limit"::float8 as "limit" from lanes`,
    );
    const limits = new Map(rows.map(({ lane, limit }) => [lane, limit]));
    for (const lane of lanes) this.#hold(lane, limits);
    this.#looks += 1;
  }

  #hold({ region, model, inFlight }: LaneCalls, limits: ReadonlyMap<string, number>): void {
    const lane = `${region} ${model}`;
    const allowed = this.#allowed(lane, limits.get(lane) ?? LANE_CONCURRENCY);
    if (inFlight <= allowed) return;
    this.#problems.set(lane, `${lane} had ${inFlight} calls in flight under a limit of ${allowed}`);
  }

  #allowed(lane: string, limit: number): number {
    const at = performance.now();
    const before = this.#limits.get(lane) ?? [{ at, limit: LANE_CONCURRENCY }];
    const recent = [...before, { at, limit }].filter((one) => at - one.at <= this.graceMs);
    this.#limits.set(lane, recent);
    this.#lowest = Math.min(this.#lowest, limit);
    return Math.max(...recent.map((one) => one.limit));
  }
}
