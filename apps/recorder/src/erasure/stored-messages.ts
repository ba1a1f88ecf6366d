import { Bus } from '@beacon/bus';
import { durables, filters, streams } from '@beacon/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { nullIfGone } from '../dead-letters/refused-messages.js';

/** Streams that hold what was answered, with the filter of a job's messages. What is dead is taken by nobody's acknowledgement. */
const TAKEN = [
  { stream: streams.results, filterOf: filters.resultsOfJob },
  { stream: streams.attempts, filterOf: filters.attemptsOfJob },
] as const;

/** A stream with the messages of a job that were in it at one moment. */
interface StoredUpTo {
  readonly stream: string;
  readonly filter: string;
  /** Of the last of them. */
  readonly sequence: number;
}

/** The messages of a job that the broker holds. */
@Injectable()
export class StoredMessages {
  constructor(@Inject(Bus) private readonly bus: Pick<Bus, 'manager'>) {}

  /**
   * What the broker holds of a job; null while the recorder has not acknowledged all of it: what is recorded of it comes first.
   * @throws Error when the broker does not answer.
   */
  async acknowledged(jobId: string): Promise<readonly StoredUpTo[] | null> {
    const stored: StoredUpTo[] = [];
    for (const { stream, filterOf } of TAKEN) {
      const filter = filterOf(jobId);
      const sequence = await this.#last(stream, filter);
      if (sequence === null) continue;
      const { ack_floor: floor } = await this.bus.manager.consumers.info(stream, durables.recorder);
      if (sequence > floor.stream_seq) return null;
      stored.push({ stream, filter, sequence });
    }
    const dead = filters.deadOfJob(jobId);
    const sequence = await this.#last(streams.dead, dead);
    return sequence === null
      ? stored
      : [...stored, { stream: streams.dead, filter: dead, sequence }];
  }

  /**
   * Removes them. What came later stays until it is recorded.
   * @throws Error when the broker does not answer, or does not let the recorder: `beacon broker update` gives its user the right.
   */
  async remove(stored: readonly StoredUpTo[]): Promise<void> {
    for (const { stream, filter, sequence } of stored) {
      await this.bus.manager.streams.purge(stream, { filter, seq: sequence + 1 });
    }
  }

  async #last(stream: string, filter: string): Promise<number | null> {
    const { streams: manager } = this.bus.manager;
    const last = await manager.getMessage(stream, { last_by_subj: filter }).catch(nullIfGone);
    return last?.seq ?? null;
  }
}
