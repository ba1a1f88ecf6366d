import { findLane, laneWindow } from '@beacon/domain';
import type { LaneName, LaneRow, LaneUnderWay, RunningLane } from '@beacon/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { PlannerSettings } from '../settings/planner-settings.js';
import { laneOf } from './lane-of.js';
import { LaneTotals } from './lane-totals.js';
import { PaceMeter } from './pace-meter.js';

/** How much a lane takes now, over all jobs. */
export interface LaneRoom extends LaneName {
  /** Tasks that may be under way. */
  readonly window: number;
  /** Tasks that small jobs may have beyond the window together. */
  readonly beyond: number;
  /** Tasks under way of jobs that stand still, at most a window: they take no room from the others. */
  readonly standing: number;
  /** What is left of all three. */
  readonly room: number;
}

/** What is known of lanes when a pass begins. */
export interface LaneFacts {
  /** By {@link laneOf}. */
  readonly conditions: ReadonlyMap<string, LaneRow>;
  /** Lanes of jobs that have tasks under way. */
  readonly underWay: readonly LaneUnderWay[];
}

/** A lane that the catalogue no longer has gets one task at a time: an executor may still serve it. */
const UNKNOWN_LANE_CONCURRENCY = 1;

/** Computes how many tasks lanes take: by their limits as they are, not as the catalogue would have them, and by their pace. */
@Injectable()
export class LaneRooms {
  constructor(
    @Inject(PlannerSettings) private readonly settings: Pick<PlannerSettings, 'catalogue'>,
    private readonly pace: PaceMeter,
    private readonly totals: LaneTotals,
  ) {}

  of(lanes: readonly LaneName[], facts: LaneFacts): LaneRoom[] {
    const taken = sumByLane(facts.underWay);
    const still = sumByLane(facts.underWay.filter((lane) => this.totals.standsStill(lane)));
    return lanes.map((lane) => this.#roomOf(lane, facts, { taken, still }));
  }

  /** Whether a lane of a job has tasks under way of which none has come back for a while. */
  standsStill(lane: RunningLane): boolean {
    return this.totals.standsStill(lane);
  }

  #roomOf(
    { region, model_id }: LaneName,
    { conditions }: LaneFacts,
    sums: Readonly<Record<'taken' | 'still', ReadonlyMap<string, number>>>,
  ): LaneRoom {
    const key = laneOf({ region, model_id });
    const pace = this.pace.observe(key, this.totals.of(key));
    const condition = conditions.get(key);
    const limit = condition?.limit ?? this.#configured(region, model_id);
    // A lane that starts no calls gets no more than it could start at once when it opens again.
    const isOpen = condition === undefined || condition.status === 'open';
    const [window, beyond] = isOpen ? [laneWindow(limit, pace), limit] : [limit, 0];
    // Nothing comes back in a lane that starts no calls.
    const standing = isOpen ? Math.min(window, sums.still.get(key) ?? 0) : 0;
    const room = window + beyond + standing - (sums.taken.get(key) ?? 0);
    return { region, model_id, window, beyond, standing, room };
  }

  #configured(region: string, model: string): number {
    return (
      findLane(this.settings.catalogue, region, model)?.concurrency ?? UNKNOWN_LANE_CONCURRENCY
    );
  }
}

function sumByLane(lanes: readonly LaneUnderWay[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const lane of lanes) {
    sums.set(laneOf(lane), (sums.get(laneOf(lane)) ?? 0) + tasksUnderWay(lane));
  }
  return sums;
}

/** Tasks of a job that take room of a lane. */
export function tasksUnderWay(
  lane: Pick<RunningLane, 'planned' | 'recorded' | 'retries_planned'> & {
    readonly is_served?: boolean;
  },
): number {
  if (lane.is_served === false) return 0;
  return Math.max(0, lane.planned - lane.recorded) + lane.retries_planned;
}
