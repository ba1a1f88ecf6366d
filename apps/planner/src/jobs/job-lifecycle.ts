import { endStatus } from '@beacon/domain';
import type { JobStatus } from '@beacon/domain';
import { jobEvent } from '@beacon/outbox';
import {
  endJobs,
  lockRunningJobs,
  enqueueOutbox,
  readFinishedJobs,
  startJob,
  startQueuedJobs,
  finishedAmong,
  settleLanes,
} from '@beacon/persistence';
import type { FinishedJob, StartedJob, LaneUnderWay } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger, Inject } from '@nestjs/common';
import { PlannerSettings } from '../settings/planner-settings.js';

const FIRST_GENERATION = 1;

/** Moves jobs through their states; each move is a conditional update, so it happens once, with its event beside it. */
@Injectable()
export class JobLifecycle {
  readonly #logger = new Logger('Planner');

  /** `queued` to `running`; false when the job is past that, or paused. */
  async start(em: EntityManager, jobId: string): Promise<boolean> {
    const started = await startJob(em, jobId);
    if (started) await this.#enqueueStarted(em, [started]);
    return started !== null;
  }

  /**
   * Starts jobs whose command was lost, or is late; the database is the truth.
   * @returns how many.
   */
  async startQueued(em: EntityManager, limit: number): Promise<number> {
    const started = await startQueuedJobs(em, limit);
    await this.#enqueueStarted(em, started);
    return started.length;
  }

  /**
   * Ends those of some running jobs of which all cells are recorded and none is being retried. Both are read under the
   * locks of the jobs' rows: what was read before may be of a time before a retry, an extension or a cancellation. A job whose
   * row is locked is left for another time, so that this never waits while the recorder waits for these rows.
   * @returns those that ended now.
   */
  async complete(em: EntityManager, jobIds: readonly string[]): Promise<string[]> {
    const locked = await lockRunningJobs(em, jobIds);
    if (locked.length === 0) return [];
    const finished = await readFinishedJobs(em, locked);
    if (finished.length === 0) return [];
    const statuses = new Map(finished.map((job) => [job.id, statusOf(job)]));
    const ended = finished.map(({ id }) => ({ id, status: statuses.get(id) ?? 'completed' }));
    const moments = await endJobs(em, ended);
    await enqueueOutbox(
      em,
      finished.flatMap((job) => {
        const { id, executions, generation, reachedMaxCost } = job;
        const completed_at = moments.get(id);
        if (completed_at === undefined) return [];
        const stopped_by = reachedMaxCost ? ('max_cost' as const) : null;
        const data = { status: statusOf(job), completed_at, executions, stopped_by };
        const occurrence = generation === FIRST_GENERATION ? null : String(generation);
        return jobEvent('job.completed', id, data, occurrence);
      }),
    );
    for (const { id: jobId, generation } of finished) {
      const status = statuses.get(jobId);
      this.#logger.log({ event: 'job.completed', jobId, status, generation });
    }
    return finished.map(({ id }) => id);
  }

  async #enqueueStarted(em: EntityManager, jobs: readonly StartedJob[]): Promise<void> {
    await enqueueOutbox(
      em,
      jobs.map(({ id, startedAt }) => jobEvent('job.started', id, { started_at: startedAt })),
    );
    for (const { id: jobId } of jobs) this.#logger.log({ event: 'job.started', jobId });
  }
}

/** A judging job that found nothing to ask in a region, or anywhere, has not failed there. */
function statusOf({ regions, constraints }: FinishedJob): JobStatus {
  const asked = regions.filter(({ cells }) => cells > 0);
  return asked.length === 0 ? 'completed' : endStatus(asked, constraints);
}

/** Jobs that end in one transaction: as many as cost little more than one. */
const AT_ONCE = 100;

/** How many of the jobs that seemed to be finished ended. */
export interface Ending {
  readonly ended: number;
  /** Finished jobs that have not ended yet: time is over, or their rows are locked. */
  readonly left: ReadonlySet<string>;
}

/** Ends jobs that are finished. */
@Injectable()
export class JobEnder {
  constructor(
    private readonly em: EntityManager,
    private readonly lifecycle: JobLifecycle,
    @Inject(PlannerSettings) private readonly settings: Pick<PlannerSettings, 'planning'>,
  ) {}

  /**
   * Ends the finished jobs among those whose lanes under way are done, and settles these lanes.
   * @param found other jobs that seem to be finished.
   */
  async end(underWay: readonly LaneUnderWay[], found: readonly string[]): Promise<Ending> {
    const ending = await this.#endFinished([...new Set([...candidates(underWay), ...found])]);
    const settled = underWay.filter((lane) => isSettled(lane) && !ending.left.has(lane.job_id));
    await settleLanes(this.em, settled);
    return ending;
  }

  /** In small transactions, the first of them whatever the time. */
  async #endFinished(jobIds: readonly string[]): Promise<Ending> {
    const until = performance.now() + this.settings.planning.endMs;
    const finished = await finishedAmong(this.em, jobIds);
    const left = new Set(finished);
    for (let from = 0; from < finished.length; from += AT_ONCE) {
      if (from > 0 && performance.now() >= until) break;
      const some = finished.slice(from, from + AT_ONCE);
      const ended = await this.em.transactional((em) => this.lifecycle.complete(em, some));
      for (const id of ended) left.delete(id);
    }
    return { ended: finished.length - left.size, left };
  }
}

/** Jobs of which a lane under way is done, so that they may be finished. */
function candidates(underWay: readonly LaneUnderWay[]): string[] {
  return underWay
    .filter(({ recorded, cells, retries_planned }) => recorded >= cells && retries_planned === 0)
    .map(({ job_id }) => job_id);
}

/** Whether all that is published of a lane is recorded. One that is being closed is followed until its job ends. */
function isSettled({ recorded, planned, retries_planned, is_served }: LaneUnderWay): boolean {
  return is_served && recorded >= planned && retries_planned === 0;
}
