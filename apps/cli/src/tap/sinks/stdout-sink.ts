import { terminalJson } from '@beacon/domain';
import type { Output } from '../../output/output.js';
import type { TapEvent } from '../tap-event.js';
import { jsonLine } from './json-line.js';
import type { KnownEvent, Sink, SinkState } from './sink.js';

/** Prints events as lines of JSON, no faster than they are read. It keeps nothing, and cannot be gone on with. */
export class StdoutSink implements Sink {
  readonly state: SinkState = { note: null, position: null };

  constructor(private readonly output: Output) {}

  async *known(): AsyncGenerator<KnownEvent> {}

  async begin(): Promise<void> {}

  async write(events: readonly TapEvent[]): Promise<void> {
    if (events.length === 0) return;
    const lines = events.map((event) => `${terminalJson(jsonLine(event))}\n`);
    await this.output.write(lines.join(''));
  }

  async rest(): Promise<void> {}

  async close(): Promise<void> {}

  async abandon(): Promise<void> {}
}
