import { laneOf } from '@beacon/persistence';
import { findLane, laneWindow } from '@beacon/domain';
import type { LaneName, LaneRow, LaneUnderWay, RunningLane } from '@beacon/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { PlannerSettings } from '../settings/planner-settings.js';
import { Clock } from '../settings/clock.js';

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
 * Time without a result after which a lane of a job counts as stalled, in milliseconds: longer than results take that are
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

const MIN_INTERVAL_SECONDS = 0.02;
const SMOOTHING_SECONDS = 0.5;

/** How fast each lane records executions, from the counters that each pass reads. */
@Injectable()
export class PaceMeter {
  readonly #lanes = new Map<string, { recorded: number; at: number; rate: number }>();

  constructor(private readonly clock: Clock = new Clock()) {}

  /**
   * Takes the executions recorded so far in a lane, over all running jobs.
   * @returns executions per second, smoothed over about half a second; 0 at first.
   */
  observe(lane: string, recorded: number): number {
    const at = this.clock.now();
    const before = this.#lanes.get(lane);
    // A job that ended takes its executions out of the sum: start measuring again.
    if (!before || recorded < before.recorded) {
      this.#lanes.set(lane, { recorded, at, rate: before?.rate ?? 0 });
      return before?.rate ?? 0;
    }
    const seconds = (at - before.at) / 1000;
    if (seconds < MIN_INTERVAL_SECONDS) return before.rate;
    const weight = 1 - Math.exp(-seconds / SMOOTHING_SECONDS);
    const rate = before.rate + weight * ((recorded - before.recorded) / seconds - before.rate);
    this.#lanes.set(lane, { recorded, at, rate });
    return rate;
  }
}

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
