import { endStatus } from '@beacon/domain';
import type { JobSpec } from '@beacon/domain';
import { jobEvent } from '@beacon/outbox';
import {
  OutboxMessage,
  endJob,
  lockRunningJob,
  readRegionTallies,
  runningLanesOf,
  startJob,
  startQueuedJobs,
} from '@beacon/persistence';
import type { RunningLane, StartedJob } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Logger } from '@nestjs/common';

const SOURCE = '/planner';
const FIRST_GENERATION = 1;

/** Moves jobs through their states; each move is a conditional update, so it happens once, with its event beside it. */
export class JobLifecycle {
  readonly #logger = new Logger('Planner');

  /** `queued` to `running`; false when the job is past that, or paused. */
  async start(em: EntityManager, jobId: string): Promise<boolean> {
    const started = await startJob(em, jobId);
    if (started) this.#tellStarted(em, started);
    return started !== null;
  }

  /**
   * Starts jobs whose command was lost, or is late; the database is the truth.
   * @returns how many.
   */
  async startQueued(em: EntityManager, limit: number): Promise<number> {
    const started = await startQueuedJobs(em, limit);
    for (const job of started) this.#tellStarted(em, job);
    return started.length;
  }

  /**
   * Ends a running job if all its cells are recorded and none is being retried. Both are looked at again under the lock of
   * the job's row: what was seen before may be of a time before a retry, an extension or a cancellation.
   * @returns false when it does not end now, or was ended by another.
   */
  async complete(
    em: EntityManager,
    jobId: string,
    specOf: (generation: number) => Promise<JobSpec>,
  ): Promise<boolean> {
    const job = await lockRunningJob(em, jobId);
    if (job === null) return false;
    const lanes = await runningLanesOf(em, jobId);
    if (!isFinished(lanes)) return false;
    const { constraints } = await specOf(job.generation);
    // A judging job that found nothing to ask in a region, or anywhere, has failed nobody there.
    const asked = (await readRegionTallies(em, jobId)).filter(({ cells }) => cells > 0);
    const status = asked.length === 0 ? 'completed' : endStatus(asked, constraints);
    const completedAt = await endJob(em, jobId, status);
    const executions = lanes.reduce((sum, lane) => sum + lane.recorded, 0);
    const data = { status, completed_at: completedAt, executions };
    const occurrence = job.generation === FIRST_GENERATION ? null : String(job.generation);
    em.create(OutboxMessage, {
      ...jobEvent('job.completed', jobId, SOURCE, data, occurrence),
      createdAt: new Date(),
    });
    this.#logger.log({ event: 'job.completed', jobId, status, generation: job.generation });
    return true;
  }

  #tellStarted(em: EntityManager, { id, startedAt }: StartedJob): void {
    em.create(OutboxMessage, {
      ...jobEvent('job.started', id, SOURCE, { started_at: startedAt }),
      createdAt: new Date(),
    });
    this.#logger.log({ event: 'job.started', jobId: id });
  }
}

/** Whether every cell of a job has its execution, no retry is open and no cell can be added by itself. */
export function isFinished(lanes: readonly RunningLane[]): boolean {
  return (
    lanes.length > 0 &&
    lanes.every(
      ({ recorded, cells, retries_waiting, retries_planned, is_growing }) =>
        recorded >= cells && retries_waiting + retries_planned === 0 && !is_growing,
    )
  );
}
