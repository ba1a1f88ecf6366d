import { JetStreamPublisher } from '@beacon/bus';
import { eventSubject, jobProgressed, progressSubject } from '@beacon/contracts';
import type { RecordedExecution } from '@beacon/persistence';
import { EVENT_HEADERS } from '../events/owed-event.js';
import { recordedEvent } from '../events/recorded-event.js';
import { Inject, Injectable } from '@nestjs/common';
import { retryPublications } from '../outages/retry.js';

const encoder = new TextEncoder();

/** Publishes to taps and to the planner what was recorded, after the commit. */
@Injectable()
export class ResultAnnouncer {
  constructor(
    @Inject(JetStreamPublisher)
    private readonly publisher: Pick<JetStreamPublisher, 'publish' | 'hint'>,
  ) {}

  /**
   * Publishes one event for each execution and waits until the broker has them all, however long it is away. Repeats carry
   * the same id.
   * @param signal ends the waiting.
   * @throws Error when one was not stored: the results are then not acknowledged, and their events come again.
   */
  async announce(recorded: readonly RecordedExecution[], signal: AbortSignal): Promise<void> {
    const left = new Set(recorded);
    await retryPublications(() => this.#publishEvents(left), signal);
    for (const jobId of new Set(recorded.map(({ row }) => row.job_id))) this.hintProgress(jobId);
  }

  /** A hint to planners that a job has moved. Nothing depends on it. */
  hintProgress(jobId: string): void {
    this.publisher.hint(progressSubject(jobId), jobProgressed.encode({ jobId }));
  }

  /** The first one alone: while the broker is away, each try would leave all of them waiting in the client. */
  async #publishEvents(left: Set<RecordedExecution>): Promise<void> {
    const [first, ...others] = left;
    if (first === undefined) return;
    await this.#publishEvent(first, left);
    const outcomes = await Promise.allSettled(others.map((one) => this.#publishEvent(one, left)));
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failure) throw failure.reason;
  }

  async #publishEvent(execution: RecordedExecution, left: Set<RecordedExecution>): Promise<void> {
    const event = recordedEvent(execution);
    await this.publisher.publish(
      eventSubject('execution.recorded', execution.row.job_id),
      encoder.encode(JSON.stringify(event)),
      { messageId: event.id, headers: EVENT_HEADERS },
    );
    left.delete(execution);
  }
}
