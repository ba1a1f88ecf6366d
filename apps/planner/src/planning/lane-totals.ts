import type { LaneUnderWay } from '@beacon/persistence';
import { Injectable } from '@nestjs/common';
import { Clock } from '../settings/clock.js';
import { laneOf } from './lane-of.js';

/** Names a lane of a job. */
type JobLane = Pick<
  LaneUnderWay,
  'job_id' | 'region' | 'model_id' | 'recorded' | 'retries_planned'
>;

/** How far a lane of a job was, and since when it has not moved, on the process's own clock. */
interface Position {
  readonly recorded: number;
  readonly retries: number;
  readonly since: number;
}

/**
 * How long nothing of a lane's tasks of a job comes back until it stands still, in milliseconds: longer than results take that are
 * not held up. Where the model itself is slower, a lane has a little more under way than it needs.
 */
const STANDS_STILL_MS = 2_000;

/**
 * How many executions each lane has recorded since this planner started, over all jobs: jobs come and go, and each is
 * counted as long as it is under way; and which of them stand still.
 */
@Injectable()
export class LaneTotals {
  #positions = new Map<string, Position>();
  readonly #totals = new Map<string, number>();

  constructor(private readonly clock: Clock = new Clock()) {}

  /** A lane of a job is under way from now on: what is recorded of it until the next pass counts. */
  begin(lane: JobLane): void {
    const key = keyOf(lane);
    if (!this.#positions.has(key)) this.#positions.set(key, this.#at(lane));
  }

  /** Takes how far all lanes under way are; those that are not among them any more are forgotten. */
  observe(underWay: readonly JobLane[]): void {
    const before = this.#positions;
    this.#positions = new Map();
    for (const lane of underWay) {
      const key = keyOf(lane);
      const known = before.get(key);
      const more = Math.max(0, lane.recorded - (known?.recorded ?? lane.recorded));
      const moved = more > 0 || lane.retries_planned < (known?.retries ?? 0);
      const { since, ...now } = this.#at(lane);
      this.#positions.set(key, { ...now, since: moved ? since : (known?.since ?? since) });
      this.#totals.set(laneOf(lane), this.of(laneOf(lane)) + more);
    }
  }

  /** Whether a lane of a job has tasks under way of which none has come back for {@link STANDS_STILL_MS}. */
  standsStill(lane: Omit<JobLane, 'recorded' | 'retries_planned'>): boolean {
    const position = this.#positions.get(keyOf(lane));
    return position !== undefined && this.clock.now() - position.since >= STANDS_STILL_MS;
  }

  #at({ recorded, retries_planned: retries }: JobLane): Position {
    return { recorded, retries, since: this.clock.now() };
  }

  /** Executions of a lane, by {@link laneOf}. */
  of(lane: string): number {
    return this.#totals.get(lane) ?? 0;
  }
}

function keyOf(lane: Omit<JobLane, 'recorded' | 'retries_planned'>): string {
  return `${lane.job_id}\n${laneOf(lane)}`;
}
