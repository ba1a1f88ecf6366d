import { Gate, startTestBroker, until, untilElapsed } from '@beacon/testing';
import type { TestBroker } from '@beacon/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { UnwantedMessageError } from '../errors.js';
import { provision } from './provision.js';
import {
  handling,
  makeQueue,
  pullFrom,
  send,
  startTestWorker,
} from '../transport/worker.fixture.js';
import type { Queue, Worker } from '../transport/worker.fixture.js';

describe('a subject that names the work', () => {
  let broker: TestBroker;
  const workers: Worker[] = [];
  beforeAll(async () => {
    broker = await startTestBroker();
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  });
  afterAll(async () => broker.stop());

  async function work(
    queue: Queue,
    handle: () => Promise<void>,
    uniqueSubjects = true,
  ): Promise<Worker> {
    const worker = await startTestWorker(broker.login(), [handling(handle)], {
      subscriptions: [{ ...pullFrom(queue, 4), uniqueSubjects }],
    });
    workers.push(worker);
    return worker;
  }

  /** The stream is gone and there again, with its consumer; what was in flight is planned again, behind another message. */
  async function wipeAndReplan(queue: Queue): Promise<void> {
    await broker.bus.manager.streams.delete(queue.stream);
    await provision(broker.bus.manager, queue.specs);
    await send(broker.bus, queue, 'other', 'task');
  }

  const untilEmpty = (queue: Queue): Promise<void> =>
    until(async () => (await broker.countMessages(queue.stream)) === 0, 'the queue is empty');
  const untilDelivered = (queue: Queue, count: number): Promise<void> =>
    until(async () => {
      const { delivered } = await broker.bus.manager.consumers.info(queue.stream, 'worker');
      return delivered.consumer_seq >= count;
    }, `${count} messages are delivered`);

  it('is not worked on twice at once, though a wiped stream counts again', async () => {
    const queue = await makeQueue(broker.bus);
    const gate = new Gate();
    let handled = 0;
    const worker = await work(queue, async () => {
      handled += 1;
      await gate.opened;
    });
    await send(broker.bus, queue, 'task');
    await until(() => handled === 1, 'the task is in flight');
    expect(worker.server.heldSubjects()).toEqual([queue.subject('task')]);
    await wipeAndReplan(queue);
    await untilDelivered(queue, 2);
    await until(() => handled === 2, 'the other one is in flight');
    await untilElapsed(200);
    gate.open();
    await untilEmpty(queue);
    expect(handled).toBe(2);
    await until(() => worker.server.heldSubjects().length === 0, 'nothing is in flight');
  });

  it('is worked on again when the work in flight was called off', async () => {
    const queue = await makeQueue(broker.bus);
    const gates = [new Gate(), new Gate(), new Gate()];
    let handled = 0;
    await work(queue, async () => {
      handled += 1;
      const number = handled;
      await gates[number - 1]?.opened;
      if (number === 1) throw new UnwantedMessageError('called off');
    });
    await send(broker.bus, queue, 'task');
    await until(() => handled === 1, 'the task is in flight');
    await wipeAndReplan(queue);
    await untilDelivered(queue, 2);
    await until(() => handled === 2, 'the other one is in flight');
    for (const gate of gates) gate.open();
    await untilEmpty(queue);
    expect(handled).toBe(3);
  });

  it('acknowledges a message whose work was called off', async () => {
    const queue = await makeQueue(broker.bus);
    let handled = 0;
    await work(queue, async () => {
      handled += 1;
      throw new UnwantedMessageError('called off');
    });
    await send(broker.bus, queue, 'task');
    await untilEmpty(queue);
    expect(handled).toBe(1);
  });
});
