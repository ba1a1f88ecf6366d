import { shareCost } from '@beacon/domain';
import type { CostLeft, CostedLane } from '@beacon/domain';
import { laneOf } from '@beacon/persistence';
import type { LaneRow, RunningLane } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { SpecCache } from '../jobs/spec-cache.js';
import { PlannerSettings } from '../settings/planner-settings.js';
import { CallEstimates } from './call-estimates.js';
import { ReachedLimits } from './reached-limits.js';

/** What is known of lanes when a pass begins. */
export interface CostFrame {
  readonly em: EntityManager;
  /** By region and model; see {@link laneOf}. */
  readonly conditions: ReadonlyMap<string, LaneRow>;
  /** How many tasks lanes take now, by {@link laneOf}; those that take none may be absent. */
  readonly rooms: ReadonlyMap<string, number>;
}

/** Tasks that lanes of jobs with a cost limit may publish now; a lane that is not in it, any number. */
export type Allowances = ReadonlyMap<RunningLane, number>;

/**
 * Holds jobs to their cost limits. The lock of planning passes is held, and a lane's cursor moves before its tasks are published: so what
 * is under way is all that can be, and nobody else begins calls of the job meanwhile.
 */
@Injectable()
export class CostLimits {
  constructor(
    private readonly specs: SpecCache,
    @Inject(PlannerSettings) private readonly settings: Pick<PlannerSettings, 'catalogue'>,
    private readonly reached: ReachedLimits,
  ) {}

  /**
   * @param lanes all lanes of the jobs of this pass.
   * @param isServed which of them are planned: calls of the others were removed, or run out.
   */
  async allowances(
    frame: CostFrame,
    lanes: readonly RunningLane[],
    isServed: (lane: RunningLane) => boolean,
  ): Promise<Allowances> {
    const limited = lanes.filter(({ max_cost: limit }) => limit !== null);
    const allowances = new Map<RunningLane, number>();
    for (const [jobId, all] of Map.groupBy(limited, ({ job_id }) => job_id)) {
      const served = all.filter(isServed);
      const [first] = served;
      if (first === undefined) continue;
      const job = await this.specs.get(frame.em, jobId, first.generation);
      const estimates = served.map((lane) => this.#costed(frame, lane, job));
      const left = costLeft(first.max_cost ?? 0, spentBy(all), estimates);
      const { counts, isReached } = shareCost(
        left,
        estimates.map(({ costed }) => costed),
      );
      for (const [index, lane] of served.entries()) allowances.set(lane, counts[index] ?? 0);
      if (isReached) this.reached.note({ jobId, spent: spentBy(all), limit: first.max_cost ?? 0 });
    }
    return allowances;
  }

  #costed(
    { conditions, rooms }: CostFrame,
    lane: RunningLane,
    job: Awaited<ReturnType<SpecCache['get']>>,
  ): EstimatedLane {
    const estimates = new CallEstimates(job, lane, this.settings.catalogue);
    const { most } = estimates;
    const { cells, planned, recorded, retries_waiting: waiting, retries_planned: again } = lane;
    const likely = likelyCost(lane, most);
    return {
      most,
      likely,
      underWay: Math.max(0, planned - recorded) + again,
      costed: {
        total: Math.max(1, cells + waiting + again),
        done: Math.max(planned, recorded) + again,
        first: estimates.next(1)[0] ?? null,
        next: estimates.next(Math.max(0, rooms.get(laneOf(lane)) ?? 0)),
        likely,
        waits: (conditions.get(laneOf(lane))?.status ?? 'open') !== 'open',
      },
    };
  }
}

interface EstimatedLane {
  readonly costed: CostedLane;
  readonly most: number;
  readonly likely: number;
  /** Calls that are published and not recorded. */
  readonly underWay: number;
}

/** By the calls of the lane so far; as long as none has been paid for, the most. */
function likelyCost({ spent, recorded }: RunningLane, most: number): number {
  return spent > 0 && recorded > 0 ? Math.min(most, spent / recorded) : most;
}

function spentBy(lanes: readonly RunningLane[]): number {
  return lanes.reduce((sum, { spent }) => sum + spent, 0);
}

/** What is recorded and what is spent were read at one moment: a call is either under way or paid for. */
function costLeft(limit: number, spent: number, lanes: readonly EstimatedLane[]): CostLeft {
  const busy = lanes.filter(({ underWay }) => underWay > 0);
  const sum = (cost: (lane: EstimatedLane) => number): number =>
    busy.reduce((total, lane) => total + lane.underWay * cost(lane), 0);
  return {
    atLeast: limit - spent - sum(({ most }) => most),
    likely: limit - spent - sum(({ likely }) => likely),
    isIdle: busy.length === 0,
  };
}
