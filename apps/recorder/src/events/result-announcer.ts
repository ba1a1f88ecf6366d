import { JetStreamPublisher, batchTraceHeaders } from '@beacon/bus';
import {
  attemptSubject,
  eventSubject,
  jobProgressed,
  progressSubject,
  resultSubject,
} from '@beacon/contracts';
import type { CellAttemptV1 } from '@beacon/contracts';
import type { OwedMessage, RecordedExecution } from '@beacon/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { RecordingMetrics } from '../results/recording-metrics.js';
import { EVENT_HEADERS, publishEvents } from './publish-events.js';
import type { AddressedEvent } from './publish-events.js';
import { attemptEvent, executionEvent } from './recorded-events.js';

/** Publishes to taps and to the planner what was recorded, after the commit. */
@Injectable()
export class ResultAnnouncer {
  constructor(
    @Inject(JetStreamPublisher)
    private readonly publisher: Pick<JetStreamPublisher, 'publish' | 'hint'>,
    readonly metrics: RecordingMetrics = new RecordingMetrics(),
  ) {}

  /**
   * Publishes one event for each execution and waits until the broker has them all, however long it is away. Repeats carry
   * the same id.
   * @param signal ends the waiting.
   * @throws Error when one was not stored: the results are then not acknowledged, and their events come again.
   */
  async announce(recorded: readonly RecordedExecution[], signal: AbortSignal): Promise<void> {
    await publishEvents(this.publisher, recorded, executionMessage, signal);
    for (const jobId of new Set(recorded.map(({ row }) => row.job_id))) this.hintProgress(jobId);
  }

  /**
   * The same for requests that did not become a result.
   * @throws Error when one was not stored: the attempts are then not acknowledged, and their events come again.
   */
  async announceAttempts(attempts: readonly CellAttemptV1[], signal: AbortSignal): Promise<void> {
    await publishEvents(this.publisher, attempts, attemptMessage, signal);
  }

  /** A hint to planners that a job has moved. Nothing depends on it. */
  hintProgress(jobId: string): void {
    this.publisher.hint(progressSubject(jobId), jobProgressed.encode({ jobId }));
  }
}

function executionMessage(execution: RecordedExecution): AddressedEvent {
  const { row } = execution;
  const subject = eventSubject('execution.recorded', row.job_id);
  const trace = batchTraceHeaders(() =>
    resultSubject({ ...row, jobId: row.job_id, model: row.model_id }),
  );
  return { subject, event: executionEvent(execution), trace };
}

function attemptMessage(attempt: CellAttemptV1): AddressedEvent {
  const subject = eventSubject('attempt.recorded', attempt.jobId);
  const trace = batchTraceHeaders(() => attemptSubject(attempt));
  return { subject, event: attemptEvent(attempt), trace };
}

/** The event of an execution as a row of the outbox. */
export function owedEvent(execution: RecordedExecution): OwedMessage {
  const { subject, event } = executionMessage(execution);
  return { subject, messageId: event.id, body: { ...event }, headers: EVENT_HEADERS };
}
