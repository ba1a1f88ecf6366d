import type { JetStreamPublisher } from '@beacon/bus';
import {
  CLOUD_EVENT_CONTENT_TYPE,
  cloudEvent,
  eventSubject,
  jobProgressed,
  progressSubject,
} from '@beacon/contracts';
import type { ExecutionRow } from '@beacon/persistence';

/** A recorded execution, as it is told to taps. */
export interface RecordedExecution {
  readonly id: number;
  readonly recordedAt: Date;
  readonly row: ExecutionRow;
}

const HEADERS = { 'Content-Type': CLOUD_EVENT_CONTENT_TYPE };
const encoder = new TextEncoder();

/** Tells taps and the planner what was recorded, after the commit. */
export class ResultAnnouncer {
  constructor(private readonly publisher: Pick<JetStreamPublisher, 'publish' | 'hint'>) {}

  /**
   * Publishes one event for each execution and waits until the broker has them all. Repeats carry the same id.
   * @throws Error when one was not stored: the results are then not acknowledged, and their events come again.
   */
  async announce(recorded: readonly RecordedExecution[]): Promise<void> {
    await Promise.all(recorded.map((execution) => this.#publishEvent(execution)));
    for (const jobId of new Set(recorded.map(({ row }) => row.job_id))) {
      this.publisher.hint(progressSubject(jobId), jobProgressed.encode({ jobId }));
    }
  }

  async #publishEvent({ id, recordedAt, row }: RecordedExecution): Promise<void> {
    const event = cloudEvent('execution.recorded', {
      id: `execution:${id}`,
      source: '/recorder',
      subject: `${row.job_id}/${row.region}/${row.cell}`,
      time: recordedAt,
      data: eventData(id, row),
    });
    await this.publisher.publish(
      eventSubject('execution.recorded', row.job_id),
      encoder.encode(JSON.stringify(event)),
      { messageId: event.id, headers: HEADERS },
    );
  }
}

/** Facts only: answers and prompts are read over the API by those who may. */
function eventData(id: number, row: ExecutionRow): Readonly<Record<string, unknown>> {
  return {
    execution_id: id,
    job_id: row.job_id,
    region: row.region,
    model_id: row.model_id,
    question_id: row.question_id,
    repeat: row.repeat,
    status: row.status,
    outcome: row.outcome,
    outcome_source: row.outcome_source,
    error_code: row.error_code,
    response_length: row.response_length,
    duration_ms: row.duration_ms,
    attempts: row.attempts,
  };
}
