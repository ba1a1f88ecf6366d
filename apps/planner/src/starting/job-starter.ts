import { retryWhileUnavailable } from '@beacon/bounds';
import { UnprocessableMessageError } from '@beacon/bus';
import { Job, databaseErrorKind } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { JobLifecycle } from '../jobs/job-lifecycle.js';
import { PlanningScheduler } from '../planning/planning-scheduler.js';
import { Loops } from '../loops/loops.js';

/** Jobs started in one turn. */
const STARTED_AT_ONCE = 100;

/** Starts accepted jobs, and asks for a planning pass. */
@Injectable()
export class JobStarter {
  constructor(
    private readonly em: EntityManager,
    private readonly lifecycle: JobLifecycle,
    @Inject(PlanningScheduler) private readonly scheduler: Pick<PlanningScheduler, 'wake'>,
  ) {}

  /**
   * Starts an accepted job. A second command for the same job changes nothing.
   * @throws UnprocessableMessageError when there is no such job: its row is committed before the command is sent.
   */
  async start(jobId: string): Promise<void> {
    await this.em.transactional(async (em) => {
      if (await this.lifecycle.start(em, jobId)) return;
      if ((await em.count(Job, { id: jobId })) === 0) {
        throw new UnprocessableMessageError(`there is no job ${jobId}`);
      }
    });
    this.scheduler.wake();
  }

  /** Starts some jobs that are still queued. */
  async startQueued(): Promise<void> {
    const started = await this.em.transactional((em) =>
      this.lifecycle.startQueued(em, STARTED_AT_ONCE),
    );
    if (started > 0) this.scheduler.wake();
  }
}

const PAUSE_MS = 500;
const WARN_EVERY_MS = 10_000;

const logger = new Logger('Planner');

/**
 * Repeats statements while the database is away, for as long as that takes. An in-flight message keeps its lease meanwhile, so that
 * its delivery count grows by crashes only.
 * @param work must be safe to repeat.
 * @param signal ends the waiting: one last try is made then.
 * @throws Error of the last try, when it means something else or the waiting was ended.
 */
export async function retryStatements<Result>(
  work: () => Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  let warnedAt = -Infinity;
  return retryWhileUnavailable(work, {
    isUnavailable: (error) => databaseErrorKind(error) === 'away',
    signal,
    hasLastTry: true,
    firstPauseMs: PAUSE_MS,
    longestPauseMs: PAUSE_MS,
    onUnavailable: (error) => {
      if (performance.now() - warnedAt < WARN_EVERY_MS) return;
      warnedAt = performance.now();
      logger.warn({ event: 'database.awaited', error: String(error) });
    },
  });
}

/** Starts every second the jobs whose command was lost, or is late. */
@Injectable()
export class QueuedJobsLoop implements OnModuleInit {
  constructor(
    private readonly loops: Loops,
    private readonly starter: JobStarter,
  ) {}

  onModuleInit(): void {
    this.loops.add('start_queued', () => this.starter.startQueued());
  }
}
