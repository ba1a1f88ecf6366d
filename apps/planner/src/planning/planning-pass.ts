import { findLane, laneWindow, shareWindow } from '@beacon/domain';
import type { Catalogue } from '@beacon/domain';
import { advanceLane, runningLanes, tryPlanningLock } from '@beacon/persistence';
import type { RunningLane, SweepableJob } from '@beacon/persistence';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { JobLifecycle } from '../jobs/job-lifecycle.js';
import type { JobSweeper } from '../jobs/job-sweeper.js';
import type { SpecCache } from '../jobs/spec-cache.js';
import type { PaceMeter } from './pace-meter.js';
import type { TaskPublisher } from './task-publisher.js';

/** What a pass works with. */
export interface PlanningParts {
  readonly orm: MikroORM;
  readonly catalogue: Catalogue;
  readonly lifecycle: JobLifecycle;
  readonly sweeper: Pick<JobSweeper, 'purgeTasks'>;
  readonly specs: SpecCache;
  readonly pace: PaceMeter;
  readonly tasks: TaskPublisher;
}

/** A lane that the catalogue no longer has keeps its tasks flowing at the smallest pace: an executor may still serve it. */
const UNKNOWN_LANE_CONCURRENCY = 1;

/** One look at all running jobs: ends those that are done and fills the windows of the others. */
export class PlanningPass {
  constructor(private readonly parts: PlanningParts) {}

  /**
   * Runs under a lock, so that one planner plans at a time. Tasks are published before the cursor that says so is
   * committed: a crash in between repeats them, and the broker refuses the repeats.
   */
  async run(): Promise<'planned' | 'locked'> {
    const ended = await this.parts.orm.em.fork().transactional(async (em) => {
      if (!(await tryPlanningLock(em))) return null;
      const lanes = await runningLanes(em);
      const done = await this.#endJobs(em, lanes);
      const endedIds = new Set(done.map(({ jobId }) => jobId));
      await this.#fillWindows(
        em,
        lanes.filter(({ job_id }) => !endedIds.has(job_id)),
      );
      return done;
    });
    if (ended === null) return 'locked';
    for (const job of ended) await this.parts.sweeper.purgeTasks(job);
    return 'planned';
  }

  async #endJobs(
    em: EntityManager,
    lanes: readonly RunningLane[],
  ): Promise<SweepableJob[]> {
    const ended: SweepableJob[] = [];
    for (const [jobId, own] of Map.groupBy(lanes, ({ job_id }) => job_id)) {
      if (own.some(({ recorded, cells }) => recorded < cells)) continue;
      const { spec } = await this.parts.specs.get(em, jobId);
      if (await this.parts.lifecycle.complete(em, jobId, spec, own)) {
        ended.push({ jobId, regions: [...new Set(own.map(({ region }) => region))] });
      }
    }
    return ended;
  }

  async #fillWindows(em: EntityManager, lanes: readonly RunningLane[]): Promise<void> {
    const shared = Map.groupBy(lanes, ({ region, model_id }) => `${region}\n${model_id}`);
    for (const [key, claims] of shared) await this.#fillLane(em, key, claims);
  }

  async #fillLane(em: EntityManager, key: string, claims: readonly RunningLane[]): Promise<void> {
    const [first] = claims;
    if (!first) return;
    const recorded = claims.reduce((sum, claim) => sum + claim.recorded, 0);
    const pace = this.parts.pace.observe(key, recorded);
    const concurrency =
      findLane(this.parts.catalogue, first.region, first.model_id)?.concurrency ??
      UNKNOWN_LANE_CONCURRENCY;
    const grants = shareWindow(laneWindow(concurrency, pace), claims.map(demandOf));
    for (const [index, claim] of claims.entries()) {
      await this.#publish(em, claim, grants[index] ?? 0);
    }
  }

  async #publish(em: EntityManager, lane: RunningLane, count: number): Promise<void> {
    if (count === 0) return;
    const job = await this.parts.specs.get(em, lane.job_id);
    const published = await this.parts.tasks.publish(job, lane, count);
    if (published > 0) await advanceLane(em, lane, lane.planned + published);
  }
}

function demandOf({ cells, planned, recorded }: RunningLane): {
  unplanned: number;
  underWay: number;
} {
  return { unplanned: cells - planned, underWay: Math.max(0, planned - recorded) };
}
