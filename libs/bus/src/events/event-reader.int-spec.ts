import { cloudEvent, eventSubject, streams, topologyOf } from '@beacon/contracts';
import type { EventType } from '@beacon/contracts';
import { Gate, startTestBroker, until } from '@beacon/testing';
import type { TestBroker } from '@beacon/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { provision } from '../provisioning/provision.js';
import { JetStreamPublisher } from '../publishing/publisher.js';
import { EventReader } from './event-reader.js';
import { EventStartError } from './event-reading.js';
import type { EventItem, EventReading } from './event-reading.js';
import { EventStream } from './event-stream.js';
import type { StoredEvent } from './event-stream.js';

const SPEC = topologyOf({ regions: [], lanes: [] }).filter(({ name }) => name === streams.events);

describe(EventReader, () => {
  let broker: TestBroker;
  let publisher: JetStreamPublisher;
  let sut: EventReader;
  let readings: Reading[];

  beforeEach(async () => {
    broker = await startTestBroker();
    await provision(broker.bus.manager, SPEC);
    publisher = new JetStreamPublisher(broker.bus);
    sut = new EventReader(new EventStream(broker.bus), broker.bus);
    readings = [];
  });

  afterEach(async () => {
    await Promise.all(readings.map((reading) => reading.stop()));
    await broker.stop();
  });

  function read(options: Omit<EventReading, 'signal'>, pace?: () => Promise<void>): Reading {
    const reading = new Reading(sut, options, pace);
    readings.push(reading);
    return reading;
  }

  async function publish(type: EventType, about: string, id: string): Promise<void> {
    const data = { job_id: about, started_at: new Date().toISOString() };
    const event = cloudEvent('job.started', { id, subject: about, time: new Date(), data });
    const body = new TextEncoder().encode(JSON.stringify(event));
    await publisher.publish(eventSubject(type, about), body, { messageId: id });
  }

  async function start(about: string, ...ids: readonly string[]): Promise<void> {
    for (const id of ids) await publish('job.started', about, id);
  }

  it('says of a stream that has had no event that all of it is read, and reads the first', async () => {
    const reading = read({ start: { kind: 'oldest' } });
    await reading.until('caught_up');
    await start('job-1', 'a');
    await reading.untilIds('a');
  });

  it('reads what is stored and what is stored later, in order', async () => {
    await start('job-1', 'a', 'b');
    const reading = read({ start: { kind: 'oldest' } });
    await reading.untilIds('a', 'b');
    await start('job-1', 'c');
    await reading.untilIds('a', 'b', 'c');
    expect(reading.pending).toEqual([1, 0, 0]);
  });

  it('reads only what is stored from now on, and says at once that nothing was there', async () => {
    await start('job-1', 'a');
    const reading = read({ start: { kind: 'new' } });
    await reading.until('caught_up');
    await start('job-1', 'b');
    await reading.untilIds('b');
  });

  it('starts at a sequence, and refuses one that the stream has not reached', async () => {
    await start('job-1', 'a', 'b', 'c');
    await read({ start: { kind: 'sequence', sequence: 2 } }).untilIds('b', 'c');
    await read({ start: { kind: 'sequence', sequence: 0 } }).untilIds('a', 'b', 'c');
    const early = read({ start: { kind: 'sequence', sequence: 9 } });
    await expect(early.ended).rejects.toBeInstanceOf(EventStartError);
  });

  it('starts with the first event that was stored at a time or later', async () => {
    await start('job-1', 'a', 'b');
    const message = await broker.bus.manager.streams.getMessage(streams.events, { seq: 2 });
    const time = message?.time ?? new Date(0);
    await until(() => Date.now() > time.getTime() + 1, 'the clock has moved on');
    await start('job-1', 'c', 'd');
    const third = await broker.bus.manager.streams.getMessage(streams.events, { seq: 3 });
    await read({ start: { kind: 'time', time: third?.time ?? new Date(0) } }).untilIds('c', 'd');
    await read({ start: { kind: 'time', time: new Date(0) } }).untilIds('a', 'b', 'c', 'd');
    const late = read({ start: { kind: 'time', time: new Date(Date.now() + 60_000) } });
    await late.until('caught_up');
    await start('job-1', 'e');
    await late.untilIds('e');
  });

  it('reads the types and jobs that were chosen, and events about lanes with any job', async () => {
    await start('job-1', 'a');
    await start('job-2', 'b');
    await publish('job.paused', 'job-1', 'c');
    await publish('lane.changed', 'us-east', 'd');
    const started = new Set<EventType>(['job.started']);
    const all = { jobIds: null, types: started };
    await read({ start: { kind: 'oldest' }, choice: all }).untilIds('a', 'b');
    const one = { jobIds: ['job-1', 'job-1'], types: null };
    await read({ start: { kind: 'oldest' }, choice: one }).untilIds('a', 'c', 'd');
  });

  it('moves on past events that are not chosen, so that their end is no gap', async () => {
    await start('job-2', 'a', 'b');
    const choice = { jobIds: ['job-1'], types: null };
    const reading = read({ start: { kind: 'oldest' }, choice });
    const position = (await reading.until('caught_up', 2)).position;
    expect(position.sequence).toBe(2);
    await broker.bus.manager.streams.purge(streams.events);
    const later = read({ start: { kind: 'after', position }, choice });
    await later.until('caught_up');
    expect(later.gaps).toEqual([]);
  });

  it('goes on behind a position that was kept', async () => {
    await start('job-1', 'a', 'b', 'c');
    const first = read({ start: { kind: 'oldest' } });
    await first.untilIds('a', 'b', 'c');
    const position = first.positions[1];
    if (position === undefined) throw new Error('no position');
    await read({ start: { kind: 'after', position } }).untilIds('c');
  });

  it('says that events are missing when they are not kept any more', async () => {
    await start('job-1', 'a', 'b', 'c', 'd');
    const first = read({ start: { kind: 'oldest' } });
    await first.untilIds('a', 'b', 'c', 'd');
    await broker.bus.manager.streams.purge(streams.events, { seq: 4 });
    const position = first.positions[0];
    if (position === undefined) throw new Error('no position');
    const later = read({ start: { kind: 'after', position } });
    await later.untilIds('d');
    expect(later.gaps).toEqual(['expired']);
  });

  it('asks for no more than its caller takes', async () => {
    const gate = new Gate();
    const ids = Array.from({ length: 1_200 }, (_, index) => `e${index}`);
    await Promise.all(ids.map(async (id) => start('job-1', id)));
    const reading = read({ start: { kind: 'oldest' } }, async () => gate.opened);
    await until(() => reading.ids.length === 1, 'the first is taken');
    const [consumer] = await broker.bus.manager.consumers.list(streams.events).next();
    expect(consumer?.num_pending).toBeGreaterThanOrEqual(700);
    gate.open();
    await until(() => reading.ids.length === 1_200, 'all are taken');
    expect(new Set(reading.ids).size).toBe(1_200);
  });

  it('brings every event once when the broker has forgotten its consumer meanwhile', async () => {
    const gate = new Gate();
    const ids = Array.from({ length: 700 }, (_, index) => `e${index}`);
    await Promise.all(ids.map(async (id) => start('job-1', id)));
    const reading = read({ start: { kind: 'oldest' } }, async () => gate.opened);
    await until(() => reading.ids.length === 1, 'the first is taken');
    const [consumer] = await broker.bus.manager.consumers.list(streams.events).next();
    await broker.bus.manager.consumers.delete(streams.events, consumer?.name ?? '');
    gate.open();
    await until(() => reading.ids.length >= 700, 'all are taken');
    expect(new Set(reading.ids).size).toBe(700);
    expect(reading.gaps).toEqual([]);
  });

  it('brings every event once when the broker is killed in the middle', async () => {
    const ids = Array.from({ length: 900 }, (_, index) => `e${index}`);
    await Promise.all(ids.map(async (id) => start('job-1', id)));
    const gate = new Gate();
    const reading = read({ start: { kind: 'oldest' } }, async () => {
      if (reading.ids.length >= 300) await gate.opened;
    });
    await until(() => reading.ids.length >= 300, 'a third is taken');
    await broker.server.kill('SIGKILL');
    gate.open();
    await broker.server.restart();
    await until(() => reading.ids.length >= 900, 'all are taken');
    await eventually(async () => start('job-1', 'last'));
    await until(() => reading.ids.at(-1) === 'last', 'it goes on');
    expect(reading.ids).toHaveLength(901);
    expect(new Set(reading.ids).size).toBe(901);
    expect(reading.gaps).toEqual([]);
  });

  it('says once that the broker is away, and once that it is back', async () => {
    await start('job-1', 'a');
    const reading = read({ start: { kind: 'oldest' } });
    await reading.untilIds('a');
    await broker.server.kill('SIGKILL');
    await until(() => reading.away.length === 1, 'it is away');
    await broker.server.restart();
    await until(() => reading.away.length === 2, 'it is back');
    expect(reading.away).toEqual([true, false]);
  });

  it('goes on with a stream that was made anew, and says so', async () => {
    await start('job-1', 'a', 'b', 'c');
    const reading = read({ start: { kind: 'oldest' } });
    await reading.untilIds('a', 'b', 'c');
    await broker.wipe();
    await eventually(async () => provision(broker.bus.manager, SPEC));
    await start('job-1', 'd', 'e');
    await reading.untilIds('a', 'b', 'c', 'd', 'e');
    expect(reading.gaps).toEqual(['reset']);
  });

  it('leaves no consumer behind when it ends', async () => {
    await start('job-1', 'a');
    const reading = read({ start: { kind: 'oldest' } });
    await reading.untilIds('a');
    await reading.stop();
    await until(
      async () => (await broker.bus.manager.consumers.list(streams.events).next()).length === 0,
      'the consumer is gone',
    );
  });
});

function idOf({ data }: StoredEvent): string {
  return JSON.parse(new TextDecoder().decode(data)).id;
}

/** Repeats what a broker that is being restarted does not answer. */
async function eventually(step: () => Promise<unknown>): Promise<void> {
  const isDone = async (): Promise<boolean> =>
    step().then(
      () => true,
      () => false,
    );
  await until(isDone, 'the broker answers');
}

/** A caller that takes every item. */
class Reading {
  readonly items: EventItem[] = [];
  readonly ended: Promise<void>;
  readonly ids: string[] = [];
  readonly away: boolean[] = [];
  readonly #stop = new AbortController();

  constructor(
    reader: EventReader,
    options: Omit<EventReading, 'signal'>,
    pace?: () => Promise<void>,
  ) {
    const { signal } = this.#stop;
    const onAway = (reason: unknown): void => void this.away.push(reason !== null);
    this.ended = this.#take(reader.read({ ...options, signal, onAway }), pace);
    // Looked at by the test that expects it.
    this.ended.catch(() => undefined);
  }

  get positions() {
    return this.#events.map(({ event }) => event.position);
  }

  get pending(): number[] {
    return this.#events.map(({ pending }) => pending);
  }

  get gaps(): string[] {
    return this.items.flatMap((item) => (item.kind === 'gap' ? [item.reason] : []));
  }

  async untilIds(...ids: readonly string[]): Promise<void> {
    await until(() => this.ids.length >= ids.length, `${ids.length} events came`);
    expect(this.ids).toEqual(ids);
  }

  async until(kind: 'caught_up', count = 1): Promise<Extract<EventItem, { kind: 'caught_up' }>> {
    const found = () => this.items.filter((item) => item.kind === kind);
    await until(() => found().length >= count, `${count} ${kind} came`);
    const item = found()[count - 1];
    if (item === undefined) throw new Error('no item');
    return item;
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.ended.catch(() => undefined);
  }

  get #events() {
    return this.items.filter((item) => item.kind === 'event');
  }

  async #take(items: AsyncIterable<EventItem>, pace?: () => Promise<void>): Promise<void> {
    for await (const item of items) {
      this.items.push(item);
      if (item.kind === 'event') this.ids.push(idOf(item.event));
      await pace?.();
    }
  }
}
