import { Bus, nextMessage } from '@beacon/bus';
import { filters, streams } from '@beacon/contracts';
import { JetStreamApiError } from '@nats-io/jetstream';
import { Injectable } from '@nestjs/common';
import { toDeadLetter } from './dead-letter.js';
import type { DeadLetter } from './dead-letter.js';

const STREAM = streams.dead;
/** The broker's error codes for a sequence that is not in its stream. */
const NO_SUCH_SEQUENCE: ReadonlySet<number> = new Set([10037, 10043, 10057]);

/** The stream that keeps dead letters. */
@Injectable()
export class DeadLetterStore {
  constructor(private readonly bus: Bus) {}

  /** Dead letters behind a sequence, oldest first; `limit` at most. */
  async list(after: number, limit: number): Promise<DeadLetter[]> {
    const found: DeadLetter[] = [];
    let from = after + 1;
    while (found.length < limit) {
      const message = await nextMessage(this.bus, STREAM, { from, filter: filters.dead });
      if (message === null) break;
      found.push(toDeadLetter(message));
      from = message.seq + 1;
    }
    return found;
  }

  /** The dead letter of a sequence; null when there is none. */
  async find(sequence: number): Promise<DeadLetter | null> {
    const { streams: manager } = this.bus.manager;
    const message = await manager.getMessage(STREAM, { seq: sequence }).catch(nullIfGone);
    return message === null ? null : toDeadLetter(message);
  }

  /** Deletes a dead letter; one that is gone already is no error. */
  async delete({ sequence }: DeadLetter): Promise<void> {
    await this.bus.manager.streams.deleteMessage(STREAM, sequence).catch(nullIfGone);
  }
}

function nullIfGone(error: unknown): null {
  if (error instanceof JetStreamApiError && NO_SUCH_SEQUENCE.has(error.code)) return null;
  throw error;
}
