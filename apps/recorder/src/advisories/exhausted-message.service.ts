import type { Bus, JetStreamPublisher } from '@beacon/bus';
import { DEAD_HEADERS, deadSubject, streams } from '@beacon/contracts';
import type { MaxDeliveriesV1 } from '@beacon/contracts';
import { JetStreamApiCodes, JetStreamApiError } from '@nats-io/jetstream';
import type { StoredMsg } from '@nats-io/jetstream';
import { Logger } from '@nestjs/common';

/** Streams whose messages stay what and where they are. */
const KEPT_STREAMS: ReadonlySet<string> = new Set([streams.dead, streams.advisories]);
/** Headers that the broker would obey a second time. */
const BROKERS_HEADERS = /^Nats-/;

/**
 * Moves messages that the broker has given up to the dead letters. Where they are they would be delivered to nobody, and a
 * task would keep its subject taken.
 */
export class ExhaustedMessageService {
  readonly #logger = new Logger('Recorder');

  constructor(
    private readonly manager: Pick<Bus['manager'], 'streams'>,
    private readonly publisher: Pick<JetStreamPublisher, 'publish'>,
  ) {}

  /**
   * Keeps the message of an advisory among the dead letters, then deletes it. Safe to repeat: one that is gone is moved.
   * @throws Error when the broker does not answer: the advisory comes again.
   */
  async move(advisory: MaxDeliveriesV1): Promise<void> {
    const { stream, stream_seq: sequence } = advisory;
    if (KEPT_STREAMS.has(stream)) return;
    const message = await this.#find(stream, sequence);
    if (message === null || isYounger(message, advisory)) return;
    // First kept, then deleted: a crash between the two keeps it twice under one id, never not at all.
    await this.publisher.publish(deadSubject(stream, message.subject), message.data, {
      messageId: `dead:${stream}:${sequence}`,
      headers: headersOf(message, advisory),
    });
    await this.manager.streams.deleteMessage(stream, sequence);
    this.#logger.error({ event: 'message.exhausted', subject: message.subject, ...advisory });
  }

  /** Null when the message or its whole stream is gone. */
  async #find(stream: string, seq: number): Promise<StoredMsg | null> {
    try {
      return await this.manager.streams.getMessage(stream, { seq });
    } catch (error) {
      const isGone =
        error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound;
      if (isGone) return null;
      throw error;
    }
  }
}

/** A stream that was rolled back counts on from an earlier number: the message there now may be another one. */
function isYounger(message: StoredMsg, { timestamp }: MaxDeliveriesV1): boolean {
  return message.time.getTime() > Date.parse(timestamp);
}

function headersOf(message: StoredMsg, advisory: MaxDeliveriesV1): Record<string, string> {
  const own = message.header.keys().filter((name) => !BROKERS_HEADERS.test(name));
  return {
    ...Object.fromEntries(own.map((name) => [name, message.header.get(name)])),
    [DEAD_HEADERS.reason]: `poison_message: delivered ${advisory.deliveries} times and never settled`,
    [DEAD_HEADERS.subject]: message.subject,
    [DEAD_HEADERS.stream]: advisory.stream,
    [DEAD_HEADERS.sequence]: String(advisory.stream_seq),
    [DEAD_HEADERS.deliveries]: String(advisory.deliveries),
  };
}
