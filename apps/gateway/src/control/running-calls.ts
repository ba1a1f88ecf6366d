import { Bus, stopCalls } from '@beacon/bus';
import { momentAfterStop, readLivingExecutors } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';

const CONFIRM_WITHIN_MS = 1_000;

/** Whether a stopped job's calls are over. */
export interface StoppedCalls {
  /** Tasks that were planned up to this moment are called off, ISO 8601 by the database's clock. */
  readonly before: string;
  /** Executors with a recent heartbeat that did not confirm in time: they may begin calls until they are notified. */
  readonly unconfirmed: readonly string[];
}

/** Has the calls of a job that was cancelled or paused aborted, and waits until its executors say that none begins any more. */
@Injectable()
export class RunningCalls {
  readonly #logger = new Logger(RunningCalls.name);

  constructor(
    private readonly orm: MikroORM,
    private readonly bus: Bus,
  ) {}

  /**
   * Call it when the change is committed. Never throws: the change is made, and the planner does the same again.
   * @param changedAt when the job was changed, by the database's clock.
   */
  async stop(
    { id, regions }: { readonly id: string; readonly regions: readonly string[] },
    changedAt: string,
  ): Promise<StoppedCalls> {
    const found = { before: changedAt, executors: [] as string[] };
    try {
      const em = this.orm.em.fork();
      // A pass that looked before the commit plans tasks that are younger than the change itself.
      found.before = (await momentAfterStop(em, id)) ?? changedAt;
      found.executors = await readLivingExecutors(em, regions);
      const confirmation = { executors: found.executors, withinMs: CONFIRM_WITHIN_MS };
      const calledOff = { jobId: id, regions, before: new Date(found.before) };
      const unconfirmed = await stopCalls(this.bus, calledOff, confirmation);
      if (unconfirmed.length > 0) this.#warn(id, { unconfirmed });
      return { before: found.before, unconfirmed };
    } catch (error) {
      this.#warn(id, { error: String(error) });
      return { before: found.before, unconfirmed: found.executors };
    }
  }

  #warn(jobId: string, facts: Readonly<Record<string, unknown>>): void {
    this.#logger.warn({ event: 'job.calls_unconfirmed', jobId, ...facts });
  }
}
