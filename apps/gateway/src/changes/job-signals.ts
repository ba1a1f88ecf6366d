import { Bus, JetStreamPublisher, announceCancel, removeTasks } from '@beacon/bus';
import { jobProgressed, progressSubject } from '@beacon/contracts';
import { OutboxRelay } from '@beacon/outbox';
import { Injectable, Logger } from '@nestjs/common';

const STOP_TIMEOUT_MS = 2_000;

/** Work that is to be stopped. */
export interface Stop {
  readonly jobId: string;
  readonly regions: readonly string[];
  /** Tasks that were planned up to this moment, ISO 8601 by the database's clock. */
  readonly before: string;
}

/**
 * Tells the others of a change after its commit, so that it takes effect at once. Nothing of it is needed for correctness:
 * the planner does the same again by what it finds in the database.
 */
@Injectable()
export class JobSignals {
  readonly #logger = new Logger(JobSignals.name);

  constructor(
    private readonly publisher: JetStreamPublisher,
    private readonly relay: OutboxRelay,
    private readonly bus: Bus,
  ) {}

  /** Relays what the change owes, and wakes the planners. */
  changed(jobId: string): void {
    this.relay.wake();
    this.hint(jobId);
  }

  /** Wakes the planners. */
  hint(jobId: string): void {
    this.#try(jobId, () =>
      this.publisher.hint(progressSubject(jobId), jobProgressed.encode({ jobId })),
    );
  }

  /** Removes a job's queued tasks and has its running calls aborted. A broker that is away is waited for 2 s. */
  async stop(work: Stop): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, STOP_TIMEOUT_MS)));
    await Promise.race([this.#remove(work), late]);
    clearTimeout(timer);
    // Even if the purge failed: running calls are aborted anyway.
    const calledOff = { ...work, before: new Date(work.before) };
    this.#try(work.jobId, () => announceCancel(this.publisher, calledOff));
  }

  async #remove({ jobId, regions }: Stop): Promise<void> {
    try {
      await removeTasks(this.bus.manager, jobId, regions);
    } catch (error) {
      this.#logger.warn({ event: 'job.purge_failed', jobId, error: String(error) });
    }
  }

  #try(jobId: string, send: () => void): void {
    try {
      send();
    } catch (error) {
      this.#logger.warn({ event: 'job.notice_failed', jobId, error: String(error) });
    }
  }
}
