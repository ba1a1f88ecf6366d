import { createHash } from 'node:crypto';
import { Bus, JetStreamPublisher } from '@beacon/bus';
import {
  CLOUD_EVENT_CONTENT_TYPE,
  cloudEvent,
  eventSubject,
  messageIds,
  streams,
} from '@beacon/contracts';
import type { CloudEvent, EventData } from '@beacon/contracts';
import { Seldom } from '@beacon/observability';
import { Injectable, Logger } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { JobVerdict } from './verdict-reader.js';

type VerdictEvent = CloudEvent<EventData<'verdict.reached'>>;

/** Verdicts that are known to be told. One that is forgotten costs a look at the stream. */
const MOST_TOLD = 1_000;
const encoder = new TextEncoder();

/**
 * Tells taps of verdicts: once for each state of a job's outcomes, whoever reads it first. A verdict is reached when somebody asks, and
 * writes nothing to the database; so its event does not go through the outbox. Its id is made of the state: two gateways, or one that was
 * restarted, make the same event, and the stream itself says whether it is there.
 */
@Injectable()
export class VerdictAnnouncer {
  readonly #logger = new Logger('Verdict');
  readonly #seldom = new Seldom();
  readonly #told = new LRUCache<string, true>({ max: MOST_TOLD });

  constructor(
    private readonly bus: Bus,
    private readonly publisher: JetStreamPublisher,
  ) {}

  /**
   * Publishes the event of a headline verdict, unless it is interim or that was done. Never throws: with the broker away, the next reader
   * causes it.
   */
  async announce(jobId: string, reached: JobVerdict): Promise<void> {
    if (reached.verdict.interim) return;
    const event = eventOf(jobId, reached);
    if (this.#told.has(event.id)) return;
    this.#told.set(event.id, true);
    try {
      await this.#publish(jobId, event);
    } catch (error) {
      this.#told.delete(event.id);
      this.#seldom.pass('not told', (keptBack) =>
        this.#logger.warn({ event: 'verdict.not_told', error: String(error), keptBack }),
      );
    }
  }

  async #publish(jobId: string, event: VerdictEvent): Promise<void> {
    const subject = eventSubject('verdict.reached', jobId);
    const last = { last_by_subj: subject };
    const stored = await this.bus.manager.streams.getMessage(streams.events, last);
    if (stored?.header.get('Nats-Msg-Id') === event.id) return;
    await this.publisher.publish(subject, encoder.encode(JSON.stringify(event)), {
      messageId: event.id,
      headers: { 'Content-Type': CLOUD_EVENT_CONTENT_TYPE },
    });
  }
}

function eventOf(jobId: string, { stamp, status, verdict }: JobVerdict): VerdictEvent {
  const { conclusion, sentence, alpha, margin, regions, models } = verdict;
  const occurrence = createHash('sha256').update(stamp).digest('hex').slice(0, 20);
  return cloudEvent('verdict.reached', {
    id: messageIds.jobEvent('verdict.reached', jobId, occurrence),
    subject: jobId,
    time: new Date(),
    data: {
      job_id: jobId,
      status,
      conclusion,
      sentence,
      alpha,
      margin,
      regions,
      models: models.map((model) => ({
        model_id: model.model_id,
        conclusion: model.conclusion,
        sentence: model.sentence,
      })),
    },
  });
}
