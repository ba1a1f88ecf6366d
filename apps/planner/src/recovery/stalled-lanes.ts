import type { RunningLane } from '@beacon/persistence';
import { Injectable } from '@nestjs/common';
import { Clock } from '../settings/clock.js';

/** How long a lane's counters may stand still before it is searched, in milliseconds. */
export const STILL_MS = 15_000;

interface Seen {
  readonly mark: string;
  readonly since: number;
}

/**
 * Which lanes stand still although tasks are under way. Slow lanes stand still, too: a search costs little, and only lanes
 * that really lost something cost more.
 */
@Injectable()
export class StalledLanes {
  readonly #seen = new Map<string, Seen>();

  constructor(private readonly clock: Clock = new Clock()) {}

  /** Takes how far all running lanes are now; returns those that have not moved for {@link STILL_MS}. */
  observe(lanes: readonly RunningLane[]): RunningLane[] {
    const before = new Map(this.#seen);
    this.#seen.clear();
    return lanes.filter((lane) => {
      const key = jobLaneKey(lane);
      const mark = `${lane.recorded}/${lane.planned}/${lane.retries_planned}/${lane.retries_waiting}`;
      const known = before.get(key);
      const since = known?.mark === mark ? known.since : this.clock.now();
      const isStill = this.clock.now() - since >= STILL_MS;
      // Returned now, so not again before it has stood still for as long again.
      this.#seen.set(key, { mark, since: isStill ? this.clock.now() : since });
      return isStill;
    });
  }
}

/** Names a lane of a job's generation. */
export function jobLaneKey(
  lane: Pick<RunningLane, 'job_id' | 'region' | 'model_id' | 'generation'>,
): string {
  return `${lane.job_id}\n${lane.region}\n${lane.model_id}\n${lane.generation}`;
}
