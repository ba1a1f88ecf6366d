import { Gate, startTestBroker, until, untilElapsed } from '@beacon/testing';
import type { TestBroker } from '@beacon/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DONE } from './settlement.js';
import {
  batchFrom,
  handling,
  handlingBatches,
  makeQueue,
  pullFrom,
  send,
  startTestWorker,
} from './worker.fixture.js';
import type { Queue, Worker } from './worker.fixture.js';

/** Deliveries that are allowed without an explanation; more than a quarter of them are suspicious. */
const LIMIT = 8;

describe('a message that is delivered again and again', () => {
  let broker: TestBroker;
  const workers: Worker[] = [];
  beforeAll(async () => {
    broker = await startTestBroker();
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  });
  afterAll(async () => broker.stop());

  /** Plays processes that die with messages in hand, as the broker sees it. */
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

  const REASON = 'poison_message: delivered 9 times, and no handler lived to settle it';

  it('is dead-lettered before its handler sees it, and its neighbours are handled', async () => {
    const queue = await makeQueue(broker.bus);
    await deliver(queue, ['poison'], LIMIT);
    await send(broker.bus, queue, 'neighbour');
    const handled: string[] = [];
    const handle = async ({ text }: { text: string }) => void handled.push(text);
    workers.push(
      await startTestWorker(broker.server.url, [handling(handle)], {
        subscriptions: [{ ...pullFrom(queue, 4), poisonAfter: LIMIT }],
      }),
    );
    await untilEmpty(queue);
    expect(handled).toEqual(['neighbour']);
    expect(await deadReason(queue, 'poison')).toBe(REASON);
  });

  it('is handled when its deliveries are explained', async () => {
    const queue = await makeQueue(broker.bus);
    await deliver(queue, ['tried'], LIMIT);
    const handled: (number | undefined)[] = [];
    workers.push(
      await startTestWorker(
        broker.server.url,
        [
          handling(
            async (_payload, { deliveryCount, streamSequence }) =>
              void handled.push(deliveryCount, streamSequence),
          ),
        ],
        {
          subscriptions: [
            {
              ...pullFrom(queue, 4),
              poisonAfter: LIMIT,
              explainedDeliveries: async ({ subject }) =>
                subject === queue.subject('tried') ? 1 : 0,
            },
          ],
        },
      ),
    );
    await untilEmpty(queue);
    expect(handled).toEqual([9, 1]);
  });

  it('is handled with no other suspect beside it', async () => {
    const queue = await makeQueue(broker.bus);
    await deliver(queue, ['a', 'b', 'c'], 2);
    const gate = new Gate();
    const handled: string[] = [];
    const handle = async ({ text }: { text: string }): Promise<void> => {
      handled.push(text);
      await gate.opened;
    };
    workers.push(
      await startTestWorker(broker.server.url, [handling(handle)], {
        subscriptions: [{ ...pullFrom(queue, 8), poisonAfter: LIMIT }],
      }),
    );
    await until(() => handled.length === 1, 'one is handled');
    await send(broker.bus, queue, 'innocent');
    await until(() => handled.includes('innocent'), 'the innocent one is handled beside it');
    await untilElapsed(200);
    expect(handled).toHaveLength(2);
    gate.open();
    await untilEmpty(queue);
    expect(handled.toSorted()).toEqual(['a', 'b', 'c', 'innocent']);
  });

  it('does not spoil its batch: the poison is dead, suspects come alone, the rest together', async () => {
    const queue = await makeQueue(broker.bus);
    await deliver(queue, ['poison'], LIMIT);
    await deliver(queue, ['suspect1', 'suspect2'], 2);
    await send(broker.bus, queue, 'a', 'b', 'c');
    const batches: string[][] = [];
    workers.push(
      await startTestWorker(
        broker.server.url,
        [
          handlingBatches(async (batch) => {
            batches.push(batch.map(({ payload }) => payload.text));
            return batch.map(() => DONE);
          }),
        ],
        { subscriptions: [{ ...batchFrom(queue, 10, 10), poisonAfter: LIMIT }] },
      ),
    );
    await untilEmpty(queue);
    expect(await deadReason(queue, 'poison')).toContain('poison_message');
    expect(batches.flat().toSorted()).toEqual(['a', 'b', 'c', 'suspect1', 'suspect2']);
    expect(batches).toContainEqual(['a', 'b', 'c']);
    for (const suspect of ['suspect1', 'suspect2']) expect(batches).toContainEqual([suspect]);
  });
});
