import { Inject, Injectable } from '@nestjs/common';
import { ConnectionGate } from '../connection/connection-gate.js';
import { Bus } from '../connection/connection.js';
import { EventPass } from './event-pass.js';
import type { EventItem, EventReading } from './event-reading.js';
import { EventStream } from './event-stream.js';

/**
 * Reads `BEACON_EVENTS` in order, at its caller's pace: no more is asked for than the caller takes. A broker that is away is waited for.
 * Each event comes once, except after a `gap` with the reason `reset`, and except that a publisher may store an event twice, minutes apart:
 * who counts drops events whose id was there before. The position of the last item that was dealt with is all that must be kept to go on later.
 */
@Injectable()
export class EventReader {
  readonly #gate: ConnectionGate;

  constructor(
    @Inject(EventStream) private readonly stream: EventStream,
    @Inject(Bus) bus: Pick<Bus, 'connection'>,
  ) {
    this.#gate = new ConnectionGate(bus.connection);
  }

  /**
   * Reads until it is told to end, or its caller stops.
   * @throws EventStartError when the stream has not reached the sequence at which it shall start.
   */
  read(reading: EventReading): AsyncGenerator<EventItem, void, void> {
    return new EventPass(this.stream, this.#gate, reading).items();
  }
}
