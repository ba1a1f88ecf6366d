import { suspectSubject } from '@beacon/contracts';
import { Gate, startTestBroker, until, untilElapsed } from '@beacon/testing';
import type { TestBroker } from '@beacon/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RetryLaterError } from '../errors.js';
import type { MessageContext } from '../settlement/message-context.js';
import { provision } from '../provisioning/provision.js';
import { DONE } from '../settlement/settlement.js';
import type { PullSubscription } from '../pulling/subscription.js';
import {
  batchFrom,
  handling,
  handlingBatches,
  makeQueue,
  pullFrom,
  send,
  startTestWorker,
} from '../transport/worker.fixture.js';
import type { Note, Queue, Worker } from '../transport/worker.fixture.js';

/** Deliveries without an explanation that make no suspect. */
const SUSPECT_AFTER = 1;
/** Deaths beside which nothing else is begun, before a message is given up. */
const DEATHS_ALONE = 5;
/** Short, because what a dead worker held comes back when it is over; long enough for a busy machine to handle a message within it. */
const LEASE_MS = 1_000;

type Handle = (payload: Note, context: MessageContext) => Promise<void>;

describe('a message that is delivered again and again', () => {
  let broker: TestBroker;
  let gate: Gate;
  const workers: Worker[] = [];
  beforeAll(async () => {
    broker = await startTestBroker();
  });
  beforeEach(() => {
    gate = new Gate();
  });
  afterEach(async () => {
    gate.open();
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  });
  afterAll(async () => broker.stop());

  const makeShortQueue = async (): Promise<Queue> => makeQueue(broker.bus, { ackWaitMs: LEASE_MS });

  async function start(
    handle: Handle,
    queues: readonly Queue[],
    rule: Partial<PullSubscription> = {},
  ): Promise<Worker> {
    const subscriptions = queues.map((queue) => ({
      ...pullFrom(queue, 4),
      suspectAfter: SUSPECT_AFTER,
      ...rule,
    }));
    const worker = await startTestWorker(broker.login(), [handling(handle)], {
      subscriptions,
      ackWaitMs: LEASE_MS,
      graceMs: 0,
    });
    workers.push(worker);
    return worker;
  }

  /** Plays processes that settle nothing, or give everything back, as the broker sees it. */
  async function deliver(queue: Queue, texts: readonly string[], times: number): Promise<void> {
    const consumer = await broker.bus.client.consumers.get(queue.stream, 'worker');
    await send(broker.bus, queue, ...texts);
    const all = await broker.countMessages(queue.stream);
    for (let delivery = 0; delivery < times; delivery += 1) {
      const messages = await consumer.fetch({ max_messages: all, expires: 2_000 });
      const delivered = [];
      for await (const message of messages) delivered.push(message);
      for (const message of delivered) message.nak();
    }
  }

  const untilEmpty = (queue: Queue): Promise<void> =>
    until(async () => (await broker.countMessages(queue.stream)) === 0, 'the queue is empty');

  async function deadReason(queue: Queue, text: string): Promise<string | undefined> {
    const subject = `beacon.dead.${queue.stream.replace('_', '_5F')}.${queue.subject(text)}`;
    const { manager } = broker.bus;
    const dead = await manager.streams.getMessage('BEACON_DEAD', { last_by_subj: subject });
    return dead?.header.get('beacon-dead-reason');
  }

  /** What is known of the first message of a queue. */
  async function recordOf(queue: Queue): Promise<unknown> {
    const subject = suspectSubject(queue.stream, 1);
    const { manager } = broker.bus;
    const record = await manager.streams.getMessage('BEACON_SUSPECTS', { last_by_subj: subject });
    return record?.json();
  }

  /** The last words of a worker that dies as soon as a handler has begun the message. */
  async function dieOf(text: string, queues: readonly Queue[], begun: string[]): Promise<void> {
    const before = begun.length;
    const worker = await start(async (note) => {
      begun.push(note.text);
      await gate.opened;
    }, queues);
    await until(() => begun.slice(before).includes(text), `${text} has begun`);
    await worker.bus.connection.close();
  }

  it('is handled after any number of deliveries, because these prove nothing', async () => {
    const queue = await makeShortQueue();
    await deliver(queue, ['innocent'], 40);
    const handled: number[] = [];
    await start(async (_note, { deliveryCount }) => void handled.push(deliveryCount), [queue]);
    await untilEmpty(queue);
    expect(handled).toEqual([41]);
  });

  it('is given up when its handler was begun alone five times and nobody came back', async () => {
    const queue = await makeShortQueue();
    await send(broker.bus, queue, 'poison');
    const begun: string[] = [];
    for (let death = 0; death < SUSPECT_AFTER + DEATHS_ALONE; death += 1) {
      await dieOf('poison', [queue], begun);
    }
    await send(broker.bus, queue, 'neighbour');
    const handled: string[] = [];
    await start(async ({ text }) => void handled.push(text), [queue]);
    await untilEmpty(queue);
    expect(handled).toEqual(['neighbour']);
    expect(begun).toEqual(Array(SUSPECT_AFTER + DEATHS_ALONE).fill('poison'));
    expect(await deadReason(queue, 'poison')).toBe(
      'poison_message: begun alone 5 times, and no process came back from it',
    );
  });

  it('takes no neighbour with it, of its own consumer or another, and costs each one call more', async () => {
    const [own, other] = await Promise.all([makeShortQueue(), makeShortQueue()]);
    await send(broker.bus, own, 'poison', 'a1');
    await send(broker.bus, other, 'b1', 'b2', 'b3', 'b4', 'b5');
    const begun: string[] = [];
    const done: string[] = [];
    for (let death = 0; ; death += 1) {
      const dying = new Gate();
      const worker = await start(
        async ({ text }) => {
          begun.push(text);
          if (text !== 'poison') {
            // Longer than it takes the poison to kill, unless it is handled first.
            await Promise.race([dying.opened, untilElapsed(150)]);
            if (worker.bus.connection.isClosed()) throw new Error('it died with its process');
            done.push(text);
            return;
          }
          await worker.bus.connection.close();
          dying.open();
          await gate.opened;
        },
        [own, other],
      );
      const isOver = async (): Promise<boolean> =>
        (await broker.countMessages(own.stream)) + (await broker.countMessages(other.stream)) === 0;
      await until(
        async () => worker.bus.connection.isClosed() || (await isOver()),
        'it dies, or all is done',
      );
      if (!worker.bus.connection.isClosed()) break;
      expect(death).toBeLessThan(SUSPECT_AFTER + DEATHS_ALONE);
    }
    expect(await deadReason(own, 'poison')).toContain('poison_message');
    const innocents = ['a1', 'b1', 'b2', 'b3', 'b4', 'b5'];
    expect(done.toSorted()).toEqual(innocents);
    for (const text of innocents) {
      expect(await deadReason(text === 'a1' ? own : other, text)).toBeUndefined();
      const calls = begun.filter((one) => one === text).length;
      expect(calls).toBeLessThanOrEqual(1 + SUSPECT_AFTER);
    }
  });

  it('is no suspect when processes gave it back, however often', async () => {
    const queue = await makeShortQueue();
    const records: unknown[] = [];
    const heard = broker.bus.connection.subscribe('beacon.suspects.>', {
      callback: (_error, message) => void records.push(message.json()),
    });
    await send(broker.bus, queue, 'patient');
    let deliveries = 0;
    await start(async () => {
      deliveries += 1;
      if (deliveries <= 12) throw new RetryLaterError('not yet', 0);
    }, [queue]);
    await untilEmpty(queue);
    const subject = queue.subject('patient');
    expect(await recordOf(queue)).toEqual({ subject, begun: 0, explained: 12 });
    // Written for every delivery, each of which would have made the next one suspicious; never begun as a suspect's.
    expect(records).toEqual(
      Array.from({ length: 12 }, (_, index) => ({ subject, begun: 0, explained: index + 1 })),
    );
    heard.unsubscribe();
  });

  it('is settled by a process that stops in good order, even if its handler is not notified', async () => {
    const queue = await makeShortQueue();
    await deliver(queue, ['deaf'], 2);
    const begun: string[] = [];
    const worker = await start(
      async ({ text }) => {
        begun.push(text);
        await gate.opened;
      },
      [queue],
    );
    await until(() => begun.length === 1, 'it has begun');
    expect(await recordOf(queue)).toMatchObject({ begun: 1, explained: 0 });
    await worker.stop();
    expect(await recordOf(queue)).toMatchObject({ begun: 0, explained: 3 });
  });

  it('is handled with no other suspect of the process beside it, and with what is not suspected', async () => {
    const [one, other] = await Promise.all([makeShortQueue(), makeShortQueue()]);
    await deliver(one, ['a', 'b'], 2);
    await deliver(other, ['c'], 2);
    const handled: string[] = [];
    await start(
      async ({ text }) => {
        handled.push(text);
        await gate.opened;
      },
      [one, other],
    );
    await until(() => handled.length === 1, 'one is handled');
    await send(broker.bus, one, 'innocent');
    await until(() => handled.includes('innocent'), 'the innocent one is handled beside it');
    await untilElapsed(200);
    expect(handled).toEqual(['a', 'innocent']);
    gate.open();
    await Promise.all([untilEmpty(one), untilEmpty(other)]);
    expect(handled).toEqual(['a', 'innocent', 'b', 'c']);
  });

  it('is handled with nothing else in flight once a process has died of it', async () => {
    const [one, other] = await Promise.all([makeShortQueue(), makeShortQueue()]);
    await send(broker.bus, one, 'marked');
    const begun: string[] = [];
    await dieOf('marked', [one], begun);
    await dieOf('marked', [one], begun);
    const [before, handled] = [new Gate(), [] as string[]];
    await send(broker.bus, other, 'before', 'waiting');
    await start(
      async ({ text }, { closing }) => {
        if (text === 'waiting' && !handled.includes('marked')) {
          await new Promise((resolve) => closing?.addEventListener('abort', resolve));
          handled.push('given back');
          closing?.throwIfAborted();
        }
        handled.push(text);
        await (text === 'before' ? before.opened : gate.opened);
      },
      [other, one],
    );
    await until(() => handled.includes('given back'), 'what has not begun is given back');
    await send(broker.bus, other, 'after');
    await untilElapsed(2 * LEASE_MS);
    expect(handled).toEqual(['before', 'given back']);
    before.open();
    await until(() => handled.includes('marked'), 'the suspect is handled');
    await untilElapsed(1_500);
    expect(handled).toEqual(['before', 'given back', 'marked']);
    gate.open();
    await Promise.all([untilEmpty(one), untilEmpty(other)]);
    expect(handled.slice(3).toSorted()).toEqual(['after', 'waiting']);
  });

  it('is given back unhandled while its mark cannot be written', async () => {
    const queue = await makeShortQueue();
    await deliver(queue, ['suspect'], 2);
    await broker.bus.manager.streams.delete('BEACON_SUSPECTS');
    const handled: string[] = [];
    const worker = await start(async ({ text }) => void handled.push(text), [queue]);
    await until(() => worker.logger.events.includes('bus.retry'), 'it is given back');
    expect(worker.logger.events).toContain('bus.suspect_unread');
    expect(handled).toEqual([]);
    await provision(broker.bus.manager, queue.specs);
    await untilEmpty(queue);
    expect(handled).toEqual(['suspect']);
  });

  it('is another message when a wiped stream counts again', async () => {
    const queue = await makeShortQueue();
    await send(broker.bus, queue, 'poison');
    const begun: string[] = [];
    for (let death = 0; death < SUSPECT_AFTER + DEATHS_ALONE; death += 1) {
      await dieOf('poison', [queue], begun);
    }
    await broker.bus.manager.streams.delete(queue.stream);
    await provision(broker.bus.manager, queue.specs);
    await deliver(queue, ['another'], 2);
    const handled: string[] = [];
    await start(async ({ text }) => void handled.push(text), [queue]);
    await untilEmpty(queue);
    expect(handled).toEqual(['another']);
  });

  it('does not spoil its batch: suspects come alone, the rest together', async () => {
    const queue = await makeShortQueue();
    await deliver(queue, ['suspect1', 'suspect2'], 2);
    await send(broker.bus, queue, 'a', 'b', 'c');
    const batches: string[][] = [];
    workers.push(
      await startTestWorker(
        broker.login(),
        [
          handlingBatches(async (batch) => {
            batches.push(batch.map(({ payload }) => payload.text));
            return batch.map(() => DONE);
          }),
        ],
        { subscriptions: [{ ...batchFrom(queue, 10, 10), suspectAfter: SUSPECT_AFTER }] },
      ),
    );
    await untilEmpty(queue);
    expect(batches.flat().toSorted()).toEqual(['a', 'b', 'c', 'suspect1', 'suspect2']);
    expect(batches).toContainEqual(['a', 'b', 'c']);
    for (const suspect of ['suspect1', 'suspect2']) expect(batches).toContainEqual([suspect]);
  });
});
