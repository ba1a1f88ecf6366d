import { findLane, laneWindow, shareWindow } from '@beacon/domain';
import type { Catalogue } from '@beacon/domain';
import { advanceLane, runningLanes, tryPlanningLock } from '@beacon/persistence';
import type { RunningLane } from '@beacon/persistence';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { JobLifecycle } from '../jobs/job-lifecycle.js';
import type { JobSweeper } from '../jobs/job-sweeper.js';
import type { SpecCache } from '../jobs/spec-cache.js';
import type { PaceMeter } from './pace-meter.js';
import type { TaskPublisher } from './task-publisher.js';
import { TasksNotPublishedError } from './tasks-not-published.error.js';

/** What a pass works with. */
export interface PlanningParts {
  readonly orm: MikroORM;
  readonly catalogue: Catalogue;
  readonly lifecycle: JobLifecycle;
  readonly sweeper: Pick<JobSweeper, 'purgeTasks'>;
  readonly specs: SpecCache;
  readonly pace: PaceMeter;
  readonly tasks: Pick<TaskPublisher, 'publish'>;
}

/** A lane that the catalogue no longer has keeps its tasks flowing at the smallest pace: an executor may still serve it. */
const UNKNOWN_LANE_CONCURRENCY = 1;

/** What a pass saw. */
interface Look {
  /** The lanes of each job whose cells are all recorded. */
  readonly finished: readonly (readonly RunningLane[])[];
  readonly failures: readonly TasksNotPublishedError[];
}

/** One look at all running jobs: ends those that are done and fills the windows of the others. */
export class PlanningPass {
  constructor(private readonly parts: PlanningParts) {}

  /**
   * Windows are filled under a lock, so that one planner plans at a time. Tasks are published before the cursor that says
   * so is committed: a crash in between repeats them, and the broker refuses the repeats. Jobs end after that, each in
   * a transaction of its own: the lock on a job's row, for which the recorder waits, is never held while publishing.
   * @throws TasksNotPublishedError when a region's stream did not answer; the other regions are planned all the same.
   */
  async run(): Promise<'planned' | 'locked'> {
    const look = await this.parts.orm.em.fork().transactional((em) => this.#plan(em));
    if (look === null) return 'locked';
    for (const lanes of look.finished) await this.#end(lanes);
    const [failure] = look.failures;
    if (failure) throw failure;
    return 'planned';
  }

  async #plan(em: EntityManager): Promise<Look | null> {
    if (!(await tryPlanningLock(em))) return null;
    const jobs = [...Map.groupBy(await runningLanes(em), ({ job_id }) => job_id).values()];
    const unfinished = jobs.filter((lanes) => !isFinished(lanes));
    const failures = await this.#fillWindows(em, unfinished.flat());
    return { finished: jobs.filter(isFinished), failures };
  }

  async #end(lanes: readonly RunningLane[]): Promise<void> {
    const jobId = lanes[0]?.job_id ?? '';
    const ended = await this.parts.orm.em.fork().transactional(async (em) => {
      const { spec } = await this.parts.specs.get(em, jobId, lanes[0]?.generation ?? 1);
      return this.parts.lifecycle.complete(em, jobId, spec, lanes);
    });
    const regions = new Set(lanes.map(({ region }) => region));
    if (ended) await this.parts.sweeper.purgeTasks({ jobId, regions: [...regions] });
  }

  /** A region whose stream does not answer is left for the next pass: it holds up no other. */
  async #fillWindows(
    em: EntityManager,
    lanes: readonly RunningLane[],
  ): Promise<readonly TasksNotPublishedError[]> {
    const failures = new Map<string, TasksNotPublishedError>();
    const shared = Map.groupBy(lanes, ({ region, model_id }) => `${region}\n${model_id}`);
    for (const [key, claims] of shared) {
      if (failures.has(claims[0]?.region ?? '')) continue;
      try {
        await this.#fillLane(em, key, claims);
      } catch (error) {
        if (!(error instanceof TasksNotPublishedError)) throw error;
        failures.set(error.region, error);
      }
    }
    return [...failures.values()];
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
    const job = await this.parts.specs.get(em, lane.job_id, lane.generation);
    const published = await this.parts.tasks.publish(job, lane, count);
    if (published > 0) await advanceLane(em, lane, lane.planned + published);
  }
}

function isFinished(lanes: readonly RunningLane[]): boolean {
  return lanes.every(({ recorded, cells }) => recorded >= cells);
}

function demandOf({ cells, planned, recorded }: RunningLane): {
  unplanned: number;
  underWay: number;
} {
  return { unplanned: cells - planned, underWay: Math.max(0, planned - recorded) };
}
