import { findLane, laneWindow, shareWindow, withinWindow } from '@beacon/domain';
import type { Catalogue, LaneDemand } from '@beacon/domain';
import {
  advanceLanes,
  databaseNow,
  findWaitingRounds,
  markRoundsPlanned,
  readLaneRows,
  runningLanes,
  tryPlanningLock,
} from '@beacon/persistence';
import type { LaneCursor, LaneRow, RunningLane } from '@beacon/persistence';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { isFinished } from '../jobs/job-lifecycle.js';
import type { JobLifecycle } from '../jobs/job-lifecycle.js';
import type { PlannedJob, SpecCache } from '../jobs/spec-cache.js';
import { laneOf } from './lane-steps.js';
import type { LaneSteps, StepLimits } from './lane-steps.js';
import { withPrompts } from '../judging/judge-prompts.js';
import type { PaceMeter } from './pace-meter.js';
import type { TaskPublisher } from './task-publisher.js';
import { nextCells } from './next-cells.js';
import { laterRound } from './task.js';
import { TasksNotPublishedError } from './tasks-not-published.error.js';

/** What a pass works with. */
export interface PlanningParts {
  readonly orm: MikroORM;
  readonly catalogue: Catalogue;
  readonly lifecycle: JobLifecycle;
  readonly specs: SpecCache;
  readonly pace: PaceMeter;
  readonly steps: Pick<LaneSteps, 'limits'>;
  readonly tasks: Pick<TaskPublisher, 'publish'>;
}

/** A lane that the catalogue no longer has keeps its tasks flowing at the smallest pace: an executor may still serve it. */
const UNKNOWN_LANE_CONCURRENCY = 1;

/** What a pass saw. */
interface Look {
  /** Jobs whose cells are all recorded. */
  readonly finished: readonly string[];
  readonly failures: readonly TasksNotPublishedError[];
}

/** What all lanes of a pass share. */
interface Frame {
  readonly em: EntityManager;
  /** The database's time, taken after the planning lock. */
  readonly plannedAt: Date;
  readonly conditions: ReadonlyMap<string, LaneRow>;
  readonly limits: StepLimits;
  /** Where the cursors of lanes are after what was published. */
  readonly cursors: LaneCursor[];
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
    for (const jobId of look.finished) await this.#end(jobId);
    const [failure] = look.failures;
    if (failure) throw failure;
    return 'planned';
  }

  async #plan(em: EntityManager): Promise<Look | null> {
    if (!(await tryPlanningLock(em))) return null;
    const plannedAt = await databaseNow(em);
    const jobs = [...Map.groupBy(await runningLanes(em), ({ job_id }) => job_id)];
    const served = jobs.flatMap(([, lanes]) => (isFinished(lanes) ? [] : lanes.filter(isServed)));
    const rows = served.length === 0 ? [] : await readLaneRows(em);
    const known = { em, plannedAt, conditions: new Map(rows.map((row) => [laneOf(row), row])) };
    const limits = await this.parts.steps.limits(known, served);
    const frame: Frame = { ...known, limits, cursors: [] };
    const failures = await this.#fillWindows(frame, served);
    await advanceLanes(em, frame.cursors);
    const finished = jobs.filter(([, lanes]) => isFinished(lanes)).map(([jobId]) => jobId);
    return { finished, failures };
  }

  async #end(jobId: string): Promise<void> {
    const { orm, specs, lifecycle } = this.parts;
    await orm.em.fork().transactional((em) =>
      lifecycle.complete(em, jobId, async (generation) => {
        const { spec } = await specs.get(em, jobId, generation);
        return spec;
      }),
    );
  }

  /** A region whose stream does not answer is left for the next pass: it holds up no other. */
  async #fillWindows(
    frame: Frame,
    lanes: readonly RunningLane[],
  ): Promise<readonly TasksNotPublishedError[]> {
    const failures = new Map<string, TasksNotPublishedError>();
    for (const [key, claims] of Map.groupBy(lanes, laneOf)) {
      if (failures.has(claims[0]?.region ?? '')) continue;
      try {
        await this.#fillLane(frame, key, claims);
      } catch (error) {
        if (!(error instanceof TasksNotPublishedError)) throw error;
        failures.set(error.region, error);
      }
    }
    return [...failures.values()];
  }

  async #fillLane(frame: Frame, key: string, claims: readonly RunningLane[]): Promise<void> {
    const grants = this.#grants(frame, key, claims);
    for (const [index, claim] of claims.entries()) {
      await this.#publish(frame, claim, grants[index] ?? 0);
    }
  }

  /** How many tasks each job gets in a lane now: by the lane's limit as it is, not as the catalogue would have it. */
  #grants(
    { conditions, limits }: Frame,
    key: string,
    claims: readonly RunningLane[],
  ): readonly number[] {
    const recorded = claims.reduce((sum, claim) => sum + claim.recorded, 0);
    const pace = this.parts.pace.observe(key, recorded);
    const condition = conditions.get(key);
    const limit = condition?.limit ?? this.#configuredLimit(claims);
    const demands = claims.map((claim) => demandOf(claim, limits.get(claim)));
    if (condition === undefined || condition.status === 'open') {
      return shareWindow(laneWindow(limit, pace), demands, limit);
    }
    return withinWindow(limit, demands, shareWindow(limit, demands));
  }

  #configuredLimit([claim]: readonly RunningLane[]): number {
    const lane = claim && findLane(this.parts.catalogue, claim.region, claim.model_id);
    return lane?.concurrency ?? UNKNOWN_LANE_CONCURRENCY;
  }

  async #publish(frame: Frame, lane: RunningLane, count: number): Promise<void> {
    if (count === 0) return;
    const job = await this.parts.specs.get(frame.em, lane.job_id, lane.generation);
    const waiting = Math.min(count, lane.retries_waiting);
    const retried = waiting === 0 || (await this.#publishRounds(frame, job, lane, waiting));
    if (retried) await this.#publishCells(frame, job, lane, count - waiting);
  }

  /** @returns whether the region's stream took them all. */
  async #publishRounds(
    { em, plannedAt }: Frame,
    job: PlannedJob,
    lane: RunningLane,
    count: number,
  ): Promise<boolean> {
    const rounds = await findWaitingRounds(em, lane, count);
    const cells = rounds.map(laterRound);
    const asked = await withPrompts(em, this.parts.specs, job, cells);
    const { accepted } = await this.parts.tasks.publish(asked, lane, cells, plannedAt);
    await markRoundsPlanned(em, lane, rounds.slice(0, accepted));
    return accepted === rounds.length;
  }

  async #publishCells(
    { em, plannedAt, cursors }: Frame,
    job: PlannedJob,
    lane: RunningLane,
    count: number,
  ): Promise<void> {
    if (count === 0 || lane.planned >= lane.cells) return;
    const next = await nextCells(em, job, lane, count);
    const asked = await withPrompts(em, this.parts.specs, job, next.cells);
    const { accepted } = await this.parts.tasks.publish(asked, lane, next.cells, plannedAt);
    const cursor = accepted === next.cells.length ? next.end : next.positions[accepted];
    if (cursor === undefined || cursor <= lane.planned) return;
    const { job_id, region, model_id } = lane;
    cursors.push({ job_id, region, model_id, planned: cursor });
  }
}

/** Nothing is planned of a paused job, nor in a lane that is being closed. */
function isServed({ is_paused, closing_code }: RunningLane): boolean {
  return !is_paused && closing_code === null;
}

/** @param limit position up to which the lane may be published: a retry is held by nothing. */
function demandOf(lane: RunningLane, limit = Infinity): LaneDemand {
  // What was closed when the job was cancelled is recorded beyond the cursor.
  const cells = lane.cells - Math.max(lane.planned, lane.recorded);
  return {
    unplanned: cells + lane.retries_waiting,
    allowed: Math.min(cells, Math.max(0, limit - lane.planned)) + lane.retries_waiting,
    underWay: Math.max(0, lane.planned - lane.recorded) + lane.retries_planned,
  };
}
