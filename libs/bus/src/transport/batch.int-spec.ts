import { Gate, startTestBroker, until } from '@beacon/testing';
import type { TestBroker } from '@beacon/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { HandlesBatch } from './handles.js';
import type { Delivered } from '../settlement/message-context.js';
import { DONE } from '../settlement/settlement.js';
import type { Settlement } from '../settlement/settlement.js';
import {
  batchFrom,
  handlingBatches,
  makeQueue,
  note,
  send,
  startTestWorker,
} from './worker.fixture.js';
import type { Note, Queue, Worker } from './worker.fixture.js';

const textsOf = (batch: readonly Delivered<Note>[]): string[] =>
  batch.map(({ payload }) => payload.text);

describe(HandlesBatch, () => {
  let broker: TestBroker;
  const workers: Worker[] = [];

  beforeAll(async () => {
    broker = await startTestBroker();
  });

  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  });

  afterAll(async () => {
    await broker.stop();
  });

  async function work(
    queue: Queue,
    handle: (batch: readonly Delivered<Note>[]) => Promise<readonly Settlement[]>,
    batchSize = 10,
    slots = 20,
  ): Promise<Worker> {
    const worker = await startTestWorker(broker.login(), [handlingBatches(handle)], {
      subscriptions: [batchFrom(queue, slots, batchSize)],
    });
    workers.push(worker);
    return worker;
  }

  const untilEmpty = (queue: Queue): Promise<void> =>
    until(async () => (await broker.countMessages(queue.stream)) === 0, 'the queue is empty');

  async function untilPending(queue: Queue, count: number): Promise<void> {
    await until(async () => {
      const info = await broker.bus.manager.consumers.info(queue.stream, 'worker');
      return info.num_ack_pending === count;
    }, `${count} messages are delivered`);
  }

  it('handles a lone message at once, and what arrives meanwhile in full batches', async () => {
    const queue = await makeQueue(broker.bus);
    const gate = new Gate();
    const batches: string[][] = [];
    await work(queue, async (batch) => {
      batches.push(textsOf(batch));
      await gate.opened;
      return batch.map(() => DONE);
    });
    await send(broker.bus, queue, 'lone');
    await until(() => batches.length === 1, 'the lone message is handled');
    const gathered = Array.from({ length: 14 }, (_, index) => `n${index}`);
    await send(broker.bus, queue, ...gathered);
    await untilPending(queue, 15);
    gate.open();
    await untilEmpty(queue);
    expect(batches).toEqual([['lone'], gathered.slice(0, 10), gathered.slice(10)]);
  });

  it('settles each message of a batch as the handler says', async () => {
    const queue = await makeQueue(broker.bus);
    const seen: string[] = [];
    const settle = ({ payload, context }: Delivered<Note>): Settlement => {
      if (payload.text === 'dead') return { kind: 'dead', reason: 'poison' };
      const isFirst = context.deliveryCount === 1;
      return payload.text === 'retry' && isFirst
        ? { kind: 'retry', delayMs: 50, reason: 'later' }
        : DONE;
    };
    await send(broker.bus, queue, 'good', 'retry', 'dead', 'fine');
    await work(queue, async (batch) => {
      seen.push(...textsOf(batch));
      return batch.map(settle);
    });
    await untilEmpty(queue);
    expect(seen).toEqual(['good', 'retry', 'dead', 'fine', 'retry']);
    expect(await deadReasons(queue)).toEqual(['poison']);
  });

  async function deadReasons(queue: Queue): Promise<(string | undefined)[]> {
    const info = await broker.bus.manager.streams.info('BEACON_DEAD', {
      subjects_filter: `beacon.dead.*.${queue.subject('>')}`,
    });
    const subjects = Object.keys(info.state.subjects ?? {});
    return Promise.all(
      subjects.map(async (subject) => {
        const query = { last_by_subj: subject };
        const dead = await broker.bus.manager.streams.getMessage('BEACON_DEAD', query);
        return dead?.header.get('beacon-dead-reason');
      }),
    );
  }

  it('keeps an invalid message among the dead letters and handles its neighbours', async () => {
    const queue = await makeQueue(broker.bus);
    const seen: string[] = [];
    await send(broker.bus, queue, 'before');
    await broker.bus.client.publish(queue.subject('broken'), 'no JSON');
    await send(broker.bus, queue, 'after');
    await work(queue, async (batch) => {
      seen.push(...textsOf(batch));
      return batch.map(() => DONE);
    });
    await untilEmpty(queue);
    expect(seen).toEqual(['before', 'after']);
    expect(await deadReasons(queue)).toEqual([`${note.name}: the body is not JSON in UTF-8`]);
  });

  it('retries a whole batch whose handler throws, or forgets a message', async () => {
    const queue = await makeQueue(broker.bus);
    const sizes: number[] = [];
    await send(broker.bus, queue, 'a', 'b', 'c');
    await work(queue, async (batch) => {
      sizes.push(batch.length);
      if (sizes.length === 1) throw new Error('the database is away');
      if (sizes.length === 2) return batch.slice(1).map(() => DONE);
      return batch.map(() => DONE);
    });
    await untilEmpty(queue);
    expect(sizes[0]).toBe(3);
    expect(sizes.reduce((sum, size) => sum + size)).toBeGreaterThanOrEqual(6);
  });

  it('finishes the current batch and those that wait before it stops', async () => {
    const queue = await makeQueue(broker.bus);
    const gate = new Gate();
    const seen: string[] = [];
    const texts = Array.from({ length: 12 }, (_, index) => `n${index}`);
    await send(broker.bus, queue, ...texts);
    const worker = await work(queue, async (batch) => {
      await gate.opened;
      seen.push(...textsOf(batch));
      return batch.map(() => DONE);
    });
    await untilPending(queue, 12);
    // Delivered is not yet arrived: what the server sent before it answers has arrived by then.
    await worker.bus.connection.flush();
    const stopped = worker.stop();
    gate.open();
    await stopped;
    expect(seen).toEqual(texts);
    expect(await broker.countMessages(queue.stream)).toBe(0);
  });
});
