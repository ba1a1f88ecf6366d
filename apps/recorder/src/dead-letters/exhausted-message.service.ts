import { Bus, DeadLetters } from '@beacon/bus';
import { streams } from '@beacon/contracts';
import type { MaxDeliveriesV1 } from '@beacon/contracts';
import { JetStreamApiCodes, JetStreamApiError } from '@nats-io/jetstream';
import type { StoredMsg } from '@nats-io/jetstream';
import { Injectable, Logger } from '@nestjs/common';

/** Streams whose messages stay what and where they are. */
const KEPT_STREAMS: ReadonlySet<string> = new Set([streams.dead, streams.advisories]);

/**
 * Moves messages that the broker has given up to the dead letters. Where they are they would never be delivered, and a
 * task would keep its subject taken.
 */
@Injectable()
export class ExhaustedMessageService {
  readonly #logger = new Logger('Recorder');

  constructor(
    private readonly bus: Bus,
    private readonly deadLetters: DeadLetters,
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
    const { deliveries } = advisory;
    await this.deadLetters.keep(
      { ...contentOf(message), stream, streamSequence: sequence, deliveryCount: deliveries },
      `poison_message: delivered ${deliveries} times and never settled`,
    );
    await this.bus.manager.streams.deleteMessage(stream, sequence);
    this.#logger.error({ event: 'message.exhausted', subject: message.subject, ...advisory });
  }

  /** Null when the message or its whole stream is gone. */
  async #find(stream: string, seq: number): Promise<StoredMsg | null> {
    try {
      return await this.bus.manager.streams.getMessage(stream, { seq });
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

function contentOf({ subject, data, header }: StoredMsg) {
  return { subject, data, headers: header };
}
