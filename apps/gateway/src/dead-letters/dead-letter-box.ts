import type { Bus } from '@beacon/bus';
import { filters } from '@beacon/contracts';
import { JetStreamApiError } from '@nats-io/jetstream';
import { Inject, Injectable } from '@nestjs/common';
import { nextMessage } from '../broker/next-message.js';
import { BUS } from '../settings/settings.js';
import { ApiError } from '../http/errors/api-error.js';
import { DEAD_STREAM, toDeadLetter } from './dead-letter.js';
import type { DeadLetter } from './dead-letter.js';

const SEQUENCE = /^[1-9]\d{0,14}$/;
/** What the broker says of a sequence that is not in its stream. */
const NO_SUCH_SEQUENCE: ReadonlySet<number> = new Set([10037, 10043, 10057]);

/** The stream of dead letters. */
@Injectable()
export class DeadLetterBox {
  constructor(@Inject(BUS) private readonly bus: Bus) {}

  /** Dead letters behind a sequence, oldest first. */
  async list(after: number, limit: number): Promise<DeadLetter[]> {
    const found: DeadLetter[] = [];
    let from = after + 1;
    while (found.length < limit) {
      const message = await nextMessage(this.bus, DEAD_STREAM, { from, filter: filters.dead });
      if (message === null) break;
      found.push(toDeadLetter(message));
      from = message.seq + 1;
    }
    return found;
  }

  /**
   * One dead letter.
   * @throws ApiError when there is none of this sequence.
   */
  async get(sequence: string): Promise<DeadLetter> {
    const message = SEQUENCE.test(sequence)
      ? await this.bus.manager.streams
          .getMessage(DEAD_STREAM, { seq: Number(sequence) })
          .catch(noneIfGone)
      : null;
    if (message === null) throw ApiError.notFound('dead letter', sequence);
    return toDeadLetter(message);
  }

  /** Forgets a dead letter; one that is gone already is no error. */
  async delete({ sequence }: DeadLetter): Promise<void> {
    await this.bus.manager.streams.deleteMessage(DEAD_STREAM, sequence).catch(noneIfGone);
  }
}

function noneIfGone(error: unknown): null {
  if (error instanceof JetStreamApiError && NO_SUCH_SEQUENCE.has(error.code)) return null;
  throw error;
}
