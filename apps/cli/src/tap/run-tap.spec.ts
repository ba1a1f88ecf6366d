import type { EventItem } from '@beacon/bus';
import { cloudEvent, eventSubject, messageIds } from '@beacon/contracts';
import { describe, expect, it } from '@jest/globals';
import { until } from '@beacon/testing';
import { runTap } from './run-tap.js';
import type { Sink } from './sinks/sink.js';
import { TapEnd } from './tap-end.js';

const BATCH = 500;

function eventOf(sequence: number): EventItem {
  const jobId = `job-${sequence}`;
  const event = cloudEvent('job.started', {
    id: messageIds.jobEvent('job.started', jobId, null),
    subject: jobId,
    time: new Date(0),
    data: { job_id: jobId, started_at: '2026-01-01T00:00:00.000Z' },
  });
  return {
    kind: 'event',
    pending: 1,
    event: {
      position: { timeMs: 0, sequence },
      subject: eventSubject('job.started', jobId),
      data: Buffer.from(JSON.stringify(event)),
    },
  };
}

/** A stream that never ends, and counts what is asked of it. */
class Stream {
  asked = 0;

  async *items(): AsyncGenerator<EventItem, void, undefined> {
    for (;;) {
      this.asked += 1;
      yield eventOf(this.asked);
      // As from a broker, not all in one turn of the event loop.
      if (this.asked % BATCH === 0) await new Promise(setImmediate);
    }
  }
}

/** A sink that takes as long for each batch as it is told to. */
class SlowSink implements Sink {
  readonly state = { note: null, position: null };
  readonly batches: number[] = [];
  #release: () => void = () => undefined;

  async *known(): AsyncGenerator<never, void, undefined> {
    yield* [];
  }
  async begin(): Promise<void> {
    return Promise.resolve();
  }
  async write(events: readonly unknown[]): Promise<void> {
    this.batches.push(events.length);
    await new Promise<void>((resolve) => (this.#release = resolve));
  }
  async rest(): Promise<void> {
    return Promise.resolve();
  }
  async close(): Promise<void> {
    return Promise.resolve();
  }
  async abandon(): Promise<void> {
    return Promise.resolve();
  }

  /** Lets the write that waits end. */
  release(): void {
    this.#release();
  }
}

describe(runTap, () => {
  it('asks for no more than one batch and one event while its sink is at work, however long that takes', async () => {
    const stream = new Stream();
    const sink = new SlowSink();
    const stop = new AbortController();
    const running = runTap({
      items: stream.items(),
      sink,
      end: new TapEnd({ jobs: null, isAtCaughtUp: false, limit: null }, false),
      after: { timeMs: 0, sequence: 0 },
      wants: () => true,
      withTexts: async (events) => Promise.resolve(events),
      notices: { removed: () => undefined, reset: () => undefined, skipped: () => undefined },
      signal: stop.signal,
    });
    for (const batch of [1, 2, 3]) {
      await until(() => sink.batches.length === batch, `batch ${batch} is being written`);
      // The event loop has many turns, in which a tap that did not wait would ask for thousands.
      for (let turn = 0; turn < 200; turn += 1) await new Promise(setImmediate);
      expect(stream.asked).toBe(batch * BATCH + 1);
      if (batch === 3) stop.abort();
      sink.release();
    }
    const { written, endedBy } = await running;
    expect([written, endedBy]).toEqual([sink.batches.reduce((a, b) => a + b, 0), 'interrupted']);
  });
});
