import { stepLimits } from '@beacon/domain';
import { laneOf, readMaxSkews } from '@beacon/persistence';
import type { LaneRow, RunningLane } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { RegionPresence } from '../presence/region-presence.js';
import { Clock } from '../settings/clock.js';

/** A count at a time. */
interface Mark {
  readonly at: number;
  readonly recorded: number;
}

const KEPT_LANES = 20_000;

interface Progress {
  /** From where the pace is measured, half a span or a whole one ago. */
  from: Mark;
  /** From where it is measured next. */
  next: Mark;
  /** When the count was another the last time. */
  moved: Mark;
}

/**
 * How fast each lane of a job goes, over a span long enough for lanes with an answer every few seconds: from the counters that
 * each pass reads.
 */
@Injectable()
export class ProgressMeter {
  readonly #lanes: LRUCache<string, Progress>;

  /** @param kept lanes that are remembered; those that were not observed for longest are forgotten. @default 20000 */
  constructor(
    private readonly clock: Clock = new Clock(),
    @Optional() kept: number = KEPT_LANES,
  ) {
    this.#lanes = new LRUCache({ max: kept });
  }

  /**
   * Takes the executions that a lane of a job has.
   * @returns executions per second over the last span or half of it, the next one counted in, so that a lane that has just begun is
   * given time; null when there was none for a whole span.
   */
  observe(lane: string, recorded: number, spanMs: number): number | null {
    const here = { at: this.clock.now(), recorded };
    const known = this.#lanes.get(lane) ?? { from: here, next: here, moved: here };
    this.#lanes.set(lane, known);
    if (recorded !== known.moved.recorded) known.moved = here;
    if (here.at - known.next.at >= spanMs / 2) {
      known.from = known.next;
      known.next = here;
    }
    if (here.at - known.moved.at >= spanMs) return null;
    const done = Math.max(0, recorded - known.from.recorded) + 1;
    return (done / Math.max(1, here.at - known.from.at)) * 1_000;
  }
}

/** What is known of lanes when a pass begins. */
export interface SkewFrame {
  readonly em: EntityManager;
  readonly plannedAt: Date;
  /** By region and model; see {@link laneOf}. */
  readonly conditions: ReadonlyMap<string, LaneRow>;
}

/** Up to which position lanes may be published; one that is not in it, to its end. */
export type PositionLimits = ReadonlyMap<RunningLane, number>;

const KEPT_JOBS = 10_000;

/** Holds back the lanes of a job that ask a model from several regions, so that none is far ahead: see `stepLimits` of the domain. */
@Injectable()
export class SkewLimits {
  /** By job; null where it has none. It is set when a job is submitted, and stays. */
  readonly #maxSkews = new Map<string, number | null>();

  constructor(
    @Inject(RegionPresence) private readonly presence: Pick<RegionPresence, 'present'>,
    private readonly progress: ProgressMeter,
  ) {}

  async limits(frame: SkewFrame, lanes: readonly RunningLane[]): Promise<PositionLimits> {
    const groups = [...Map.groupBy(lanes, modelOfJob).values()].filter(({ length }) => length > 1);
    await this.#loadSkews(frame.em, new Set(groups.flat().map(({ job_id }) => job_id)));
    return new Map(groups.flatMap((group) => this.#limitsOf(frame, group)));
  }

  #limitsOf(frame: SkewFrame, group: readonly RunningLane[]): [RunningLane, number][] {
    const [first] = group;
    const maxSkewMs = first && this.#maxSkews.get(first.job_id);
    if (maxSkewMs === undefined || maxSkewMs === null) return [];
    const paced = group.map((lane) => ({ ...lane, pace: this.#paceOf(frame, lane, maxSkewMs) }));
    const leftMs = (first?.deadline_ms ?? Infinity) - frame.plannedAt.getTime();
    const limits = stepLimits(paced, maxSkewMs, leftMs);
    return group.map((lane, index) => [lane, limits[index] ?? Infinity]);
  }

  /** Null for a lane that waits for its provider, an operator or its executors: the others do not wait with it. */
  #paceOf({ conditions }: SkewFrame, lane: RunningLane, maxSkewMs: number): number | null {
    const pace = this.progress.observe(laneOfJob(lane), lane.recorded, maxSkewMs);
    const isOpen = (conditions.get(laneOf(lane))?.status ?? 'open') === 'open';
    const executors = this.presence.present(lane.region, lane.model_id) ?? [];
    return isOpen && executors.length > 0 ? pace : null;
  }

  async #loadSkews(em: EntityManager, jobs: ReadonlySet<string>): Promise<void> {
    const unknown = [...jobs].filter((job) => !this.#maxSkews.has(job));
    if (unknown.length === 0) return;
    if (this.#maxSkews.size > KEPT_JOBS) this.#maxSkews.clear();
    const wanted = [...jobs].filter((job) => !this.#maxSkews.has(job));
    for (const [job, maxSkewMs] of await readMaxSkews(em, wanted))
      this.#maxSkews.set(job, maxSkewMs);
  }
}

function laneOfJob(lane: RunningLane): string {
  return `${lane.job_id}\n${laneOf(lane)}`;
}

function modelOfJob({ job_id, model_id }: RunningLane): string {
  return `${job_id}\n${model_id}`;
}
