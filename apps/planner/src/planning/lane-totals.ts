import type { LaneUnderWay } from '@beacon/persistence';
import { laneOf } from './lane-steps.js';

/** Names a lane of a job. */
type JobLane = Pick<LaneUnderWay, 'job_id' | 'region' | 'model_id' | 'recorded'>;

/**
 * How many executions each lane has recorded since this planner began to look, over all jobs: jobs come and go, and each is
 * counted as long as it is under way.
 */
export class LaneTotals {
  #recorded = new Map<string, number>();
  readonly #totals = new Map<string, number>();

  /** A lane of a job is under way from now on: what is recorded of it until the next look counts. */
  begin(lane: JobLane): void {
    const key = keyOf(lane);
    if (!this.#recorded.has(key)) this.#recorded.set(key, lane.recorded);
  }

  /** Takes how far all lanes under way are; those that are not among them any more are forgotten. */
  observe(underWay: readonly JobLane[]): void {
    const before = this.#recorded;
    this.#recorded = new Map();
    for (const lane of underWay) {
      const key = keyOf(lane);
      const more = Math.max(0, lane.recorded - (before.get(key) ?? lane.recorded));
      this.#recorded.set(key, lane.recorded);
      this.#totals.set(laneOf(lane), this.of(laneOf(lane)) + more);
    }
  }

  /** Executions of a lane, by {@link laneOf}. */
  of(lane: string): number {
    return this.#totals.get(lane) ?? 0;
  }
}

function keyOf(lane: JobLane): string {
  return `${lane.job_id}\n${laneOf(lane)}`;
}
