import { BackPressureError, JetStreamPublisher, provision } from '@beacon/bus';
import type { Bus, PublishOptions } from '@beacon/bus';
import { eventSubject, jobSubject, streams, topologyOf } from '@beacon/contracts';
import type { CloudEvent } from '@beacon/contracts';
import { OutboxMessage, runStatement } from '@beacon/persistence';
import { RecordingLogger, TestStack, until } from '@beacon/testing';
import type { EmbeddedNats } from '@beacon/stack';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OutboxRelay, jobCommand, jobEvent } from './index.js';
import type { OutboxEntry } from './index.js';

/** A publish as the relay asked for it. */
interface Asked {
  readonly subject: string;
  readonly messageId: string | undefined;
}

/** Publishes for real, and remembers in what order it was asked. */
class ListeningPublisher extends JetStreamPublisher {
  readonly asked: Asked[] = [];
  refuse: (subject: string) => Error | null = () => null;

  override async publish(subject: string, body: Uint8Array, options: PublishOptions) {
    this.asked.push({ subject, messageId: options.messageId });
    const refusal = this.refuse(subject);
    if (refusal) throw refusal;
    return super.publish(subject, body, options);
  }
}

describe(OutboxRelay, () => {
  let stack: TestStack;
  let nats: EmbeddedNats;
  let orm: MikroORM;
  let bus: Bus;
  let publisher: ListeningPublisher;
  const relays: OutboxRelay[] = [];

  beforeAll(async () => {
    Logger.overrideLogger(new RecordingLogger());
    stack = await TestStack.start();
    ({ nats, orm, bus } = stack);
    await provision(bus.manager, topologyOf({ regions: [], lanes: [] }));
  });
  beforeEach(async () => {
    publisher = new ListeningPublisher(bus);
    await runStatement(orm.em.fork(), 'truncate outbox');
    await bus.manager.streams.purge(streams.events);
    await bus.manager.streams.purge(streams.jobs);
  });
  afterEach(async () => {
    await Promise.all(relays.splice(0).map((relay) => relay.stop()));
  });
  afterAll(async () => {
    await stack.stop();
  });

  const startRelay = (): OutboxRelay => {
    const relay = new OutboxRelay(orm, publisher);
    relays.push(relay);
    relay.start();
    return relay;
  };
  const owe = async (entries: readonly OutboxEntry[]): Promise<void> => {
    const rows = entries.map((entry) => ({ ...entry, createdAt: new Date() }));
    await orm.em.fork().insertMany(OutboxMessage, rows);
  };
  const events = (prefix: string, count: number): OutboxEntry[] =>
    Array.from({ length: count }, (_unused, index) =>
      jobEvent('job.started', `${prefix}_${index}`, { started_at: '2026-11-24T02:17:07.702Z' }),
    );
  const owed = async (): Promise<number> => orm.em.fork().count(OutboxMessage);
  const stored = async (stream: string): Promise<number> =>
    (await bus.manager.streams.info(stream)).state.messages;

  it('gives the broker each row in the order of their ids, and forgets it then', async () => {
    const entries = events('ordered', 250);
    await owe(entries);
    startRelay();
    await until(async () => (await owed()) === 0, 'the outbox is empty');
    expect(publisher.asked.map(({ messageId }) => messageId)).toEqual(
      entries.map(({ messageId }) => messageId),
    );
    expect(await stored(streams.events)).toBe(250);
    const first = await bus.manager.streams.getMessage(streams.events, {
      last_by_subj: eventSubject('job.started', 'ordered_0'),
    });
    expect(first?.header.get('Content-Type')).toBe('application/cloudevents+json');
    expect(first?.json<CloudEvent>()).toMatchObject({
      id: 'job.started:ordered_0',
      type: 'beacon.job.started.v1',
      data: { job_id: 'ordered_0' },
    });
  });

  it('sends each row once when several relays run', async () => {
    await owe(events('shared', 500));
    startRelay();
    startRelay();
    startRelay();
    await until(async () => (await owed()) === 0, 'the outbox is empty');
    expect(new Set(publisher.asked.map(({ messageId }) => messageId)).size).toBe(500);
    expect(publisher.asked).toHaveLength(500);
    expect(await stored(streams.events)).toBe(500);
  });

  it('sends what is written later as soon as it is woken', async () => {
    const relay = startRelay();
    await owe([jobCommand('submit', 'job_1')]);
    relay.wake();
    await until(async () => (await owed()) === 0, 'the command is sent');
    const message = await bus.manager.streams.getMessage(streams.jobs, {
      last_by_subj: jobSubject('submit', 'job_1'),
    });
    expect(message?.json()).toEqual({ jobId: 'job_1' });
  });

  it('repeats no neighbours of a row that the broker refuses, and keeps that row until it is taken', async () => {
    const [refused, ...others] = events('refused', 10);
    await owe([...(refused ? [refused] : []), ...others]);
    publisher.refuse = (subject) =>
      subject === refused?.subject ? new BackPressureError('full') : null;
    const relay = startRelay();
    await until(async () => (await owed()) === 1, 'the others are sent');
    relay.wake();
    await until(async () => publisher.asked.length > 10, 'the row is tried again');
    expect(new Set(publisher.asked.slice(10).map(({ subject }) => subject))).toEqual(
      new Set([refused?.subject]),
    );
    publisher.refuse = () => null;
    relay.wake();
    await until(async () => (await owed()) === 0, 'the last row is sent');
    expect(await stored(streams.events)).toBe(10);
  });

  it('does not write what another has not committed', async () => {
    const relay = startRelay();
    const em = orm.em.fork();
    await em.begin();
    await em.insertMany(
      OutboxMessage,
      events('uncommitted', 1).map((entry) => ({ ...entry, createdAt: new Date() })),
    );
    await owe(events('committed', 1));
    relay.wake();
    await until(async () => (await stored(streams.events)) === 1, 'the committed row is sent');
    await em.rollback();
    await relay.stop();
    expect(publisher.asked.map(({ messageId }) => messageId)).toEqual(['job.started:committed_0']);
  });

  it('keeps the rows while the broker is away, and sends them when it is back', async () => {
    await nats.kill();
    await owe(events('away', 5));
    startRelay();
    await until(async () => publisher.asked.length >= 5, 'it was tried');
    expect(await owed()).toBe(5);
    await nats.restart();
    await until(async () => (await owed()) === 0, 'the outbox is empty');
    expect(await stored(streams.events)).toBe(5);
  });

  it('takes nothing any more once it is stopped', async () => {
    const relay = startRelay();
    await relay.stop();
    await owe(events('stopped', 1));
    relay.wake();
    expect(publisher.asked).toEqual([]);
    expect(await owed()).toBe(1);
  });
});
