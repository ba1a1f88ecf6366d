import { CLOUD_EVENT_CONTENT_TYPE, cloudEvent, eventSubject, streams } from '@beacon/contracts';
import type { CloudEvent, EventData, EventType } from '@beacon/contracts';
import { until } from '@beacon/testing';
import { headers } from '@nats-io/transport-node';
import type { Harness } from '../harness-spec.js';
import { smallJob } from '../harness-spec.js';
import { EventClient } from './event-client-spec.js';

const MOMENT = new Date('2026-11-20T10:00:00.000Z');

/** Publishes events as the services do, and reads them as clients do. */
export class LiveHarness {
  readonly #clients: EventClient[] = [];
  #executions = 0;

  constructor(readonly harness: Harness) {}

  /** Submits a job; its `job.submitted` is stored. */
  async submit(): Promise<string> {
    const { body } = await this.harness.post('/api/v1/jobs', smallJob());
    const jobId = String(body.id);
    const last = async () => {
      const subject = eventSubject('job.submitted', jobId);
      return this.harness.bus.manager.streams.getMessage(streams.events, { last_by_subj: subject });
    };
    await until(last, 'the event of the submission is stored');
    return jobId;
  }

  /** Connects a client, closed by {@link closeAll}. */
  async connect(
    path: string,
    lastEventId?: string | null,
    url = this.harness.gateway.url,
  ): Promise<EventClient> {
    const sent: Record<string, string> = lastEventId ? { 'last-event-id': lastEventId } : {};
    const client = await EventClient.open(`${url}/api/v1${path}`, sent);
    this.#clients.push(client);
    return client;
  }

  /** Publishes events of recorded executions; returns their ids. */
  async record(jobId: string, count: number, more: object = {}): Promise<number[]> {
    const ids = Array.from({ length: count }, () => (this.#executions += 1));
    for (const id of ids) {
      await this.publish('execution.recorded', jobId, { ...recorded(id, jobId), ...more });
    }
    return ids;
  }

  async publish<T extends EventType>(type: T, about: string, data: EventData<T>): Promise<void> {
    const id = `${type}:${about}:${Math.random()}`;
    await this.publishRaw(
      type,
      about,
      cloudEvent(type, { id, subject: about, time: MOMENT, data }),
    );
  }

  async publishRaw(type: EventType, about: string, event: CloudEvent): Promise<void> {
    const sent = headers();
    sent.set('Content-Type', CLOUD_EVENT_CONTENT_TYPE);
    await this.harness.bus.client.publish(eventSubject(type, about), JSON.stringify(event), {
      headers: sent,
      msgID: event.id,
    });
  }

  async complete(jobId: string): Promise<void> {
    await this.harness.setJob(jobId, { status: 'completed', completedAt: MOMENT });
    await this.publish('job.completed', jobId, {
      stopped_by: null,
      job_id: jobId,
      status: 'completed',
      completed_at: MOMENT.toISOString(),
      executions: 1,
    });
  }

  closeAll(): void {
    for (const client of this.#clients.splice(0)) client.close();
  }
}

/** The ids of the executions that a client received. */
export function executionsOf(...clients: readonly EventClient[]): number[] {
  return clients
    .flatMap((client) => client.of('execution.recorded'))
    .map(({ data }) => data.data.execution_id);
}

function recorded(id: number, jobId: string): EventData<'execution.recorded'> {
  return {
    execution_id: id,
    job_id: jobId,
    region: 'us-east',
    model_id: 'llama3.2-1b',
    question_id: 'math_basic',
    repeat: 1,
    round: 1,
    status: 'completed',
    outcome: 'answered',
    outcome_source: 'rules',
    error_code: null,
    response_length: 12,
    duration_ms: 7,
    attempts: 1,
    quarantine: false,
    executor_id: 'executor-1',
    provider: 'openai-compatible',
  };
}
