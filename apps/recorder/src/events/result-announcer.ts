import { JetStreamPublisher } from '@beacon/bus';
import {
  eventSubject,
  jobProgressed,
  progressSubject,
  CLOUD_EVENT_CONTENT_TYPE,
  cloudEvent,
  messageIds,
} from '@beacon/contracts';
import type { CloudEvent, EventData } from '@beacon/contracts';
import type { RecordedExecution, OwedMessage, ExecutionRow } from '@beacon/persistence';
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

/** The headers of a message that is an event. */
const EVENT_HEADERS = { 'Content-Type': CLOUD_EVENT_CONTENT_TYPE };

/** The event of an execution as a row of the outbox. */
export function owedEvent(execution: RecordedExecution): OwedMessage {
  const event = recordedEvent(execution);
  return {
    subject: eventSubject('execution.recorded', execution.row.job_id),
    messageId: event.id,
    body: { ...event },
    headers: EVENT_HEADERS,
  };
}

/**
 * The event of a recorded execution: one for each round of its cell that was recorded. An execution keeps its id when a later
 * round replaces it, so that the round is part of the event's.
 */
function recordedEvent({
  id,
  recordedAt,
  row,
}: RecordedExecution): CloudEvent<EventData<'execution.recorded'>> {
  return cloudEvent('execution.recorded', {
    id: messageIds.executionEvent(id, row.round),
    subject: `${row.job_id}/${row.region}/${row.cell}`,
    time: recordedAt,
    data: eventData(id, row),
  });
}

/** Facts only: answers and prompts are read over the API by those who may. */
function eventData(id: number, row: ExecutionRow): EventData<'execution.recorded'> {
  return {
    execution_id: id,
    job_id: row.job_id,
    region: row.region,
    model_id: row.model_id,
    question_id: row.question_id,
    repeat: row.repeat,
    round: row.round,
    status: row.status,
    outcome: row.outcome,
    outcome_source: row.outcome_source,
    error_code: row.error_code,
    response_length: row.response_length,
    duration_ms: row.duration_ms,
    attempts: row.attempts,
    quarantine: (row.quarantine ?? null) !== null,
    executor_id: row.executor_id,
    provider: row.provider,
  };
}
