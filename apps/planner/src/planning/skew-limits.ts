import { stepLimits } from '@beacon/domain';
import { readMaxSkews } from '@beacon/persistence';
import type { LaneRow, RunningLane } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { RegionPresence } from '../presence/region-presence.js';
import type { ProgressMeter } from './progress-meter.js';

/** What is known of lanes when a pass begins. */
export interface StepFrame {
  readonly em: EntityManager;
  readonly plannedAt: Date;
  /** By region and model; see {@link laneOf}. */
  readonly conditions: ReadonlyMap<string, LaneRow>;
}

/** Up to which position lanes may be published; one that is not in it, to its end. */
export type StepLimits = ReadonlyMap<RunningLane, number>;

const KEPT_JOBS = 10_000;

/** Keeps the lanes of a job that ask one model from several regions in step: see `stepLimits` of the domain. */
export class LaneSteps {
  /** By job; null where it wants none. It is set when a job is submitted, and stays. */
  readonly #maxSkews = new Map<string, number | null>();

  constructor(
    private readonly presence: Pick<RegionPresence, 'present'>,
    private readonly progress: ProgressMeter,
  ) {}

  async limits(frame: StepFrame, lanes: readonly RunningLane[]): Promise<StepLimits> {
    const groups = [...Map.groupBy(lanes, modelOfJob).values()].filter(({ length }) => length > 1);
    await this.#learnSkews(frame.em, new Set(groups.flat().map(({ job_id }) => job_id)));
    return new Map(groups.flatMap((group) => this.#limitsOf(frame, group)));
  }

  #limitsOf(frame: StepFrame, group: readonly RunningLane[]): [RunningLane, number][] {
    const [first] = group;
    const maxSkewMs = first && this.#maxSkews.get(first.job_id);
    if (maxSkewMs === undefined || maxSkewMs === null) return [];
    const steps = group.map((lane) => ({ ...lane, pace: this.#paceOf(frame, lane, maxSkewMs) }));
    const leftMs = (first?.deadline_ms ?? Infinity) - frame.plannedAt.getTime();
    const limits = stepLimits(steps, maxSkewMs, leftMs);
    return group.map((lane, index) => [lane, limits[index] ?? Infinity]);
  }

  /** Null for a lane that waits for its provider, an operator or its executors: the others do not wait with it. */
  #paceOf({ conditions }: StepFrame, lane: RunningLane, maxSkewMs: number): number | null {
    const pace = this.progress.observe(laneOfJob(lane), lane.recorded, maxSkewMs);
    const isOpen = (conditions.get(laneOf(lane))?.status ?? 'open') === 'open';
    const executors = this.presence.present(lane.region, lane.model_id) ?? [];
    return isOpen && executors.length > 0 ? pace : null;
  }

  async #learnSkews(em: EntityManager, jobs: ReadonlySet<string>): Promise<void> {
    const unknown = [...jobs].filter((job) => !this.#maxSkews.has(job));
    if (unknown.length === 0) return;
    if (this.#maxSkews.size > KEPT_JOBS) this.#maxSkews.clear();
    const wanted = [...jobs].filter((job) => !this.#maxSkews.has(job));
    for (const [job, maxSkewMs] of await readMaxSkews(em, wanted))
      this.#maxSkews.set(job, maxSkewMs);
  }
}

/** Names a lane, over all jobs. */
export function laneOf({ region, model_id }: Pick<RunningLane, 'region' | 'model_id'>): string {
  return `${region}\n${model_id}`;
}

function laneOfJob(lane: RunningLane): string {
  return `${lane.job_id}\n${laneOf(lane)}`;
}

function modelOfJob({ job_id, model_id }: RunningLane): string {
  return `${job_id}\n${model_id}`;
}
