import { Gate, startTestBroker, until } from '@beacon/testing';
import type { TestBroker } from '@beacon/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { closeBus, connectBus } from '../connection/connection.js';
import { handling, makeQueue, pullFrom, send, startTestWorker } from './worker.fixture.js';
import type { Queue, Worker } from './worker.fixture.js';

describe('a restart of the broker', () => {
  let broker: TestBroker;
  let worker: Worker | undefined;

  beforeEach(async () => {
    broker = await startTestBroker();
  });

  afterEach(async () => {
    await worker?.stop();
    worker = undefined;
    await broker.stop();
  });

  async function restart(): Promise<void> {
    await broker.server.kill('SIGKILL');
    await broker.server.restart();
  }

  const untilEmpty = (queue: Queue): Promise<void> =>
    until(async () => {
      const count = await broker.countMessages(queue.stream).catch(() => 1);
      return count === 0;
    }, 'the queue is empty');

  it('loses no message and is over within seconds', async () => {
    const queue = await makeQueue(broker.bus);
    const texts = Array.from({ length: 40 }, (_, index) => `n${index}`);
    await send(broker.bus, queue, ...texts);
    const handled = new Set<string>();
    const gate = new Gate();
    const pass = async ({ text }: { text: string }): Promise<void> => {
      if (handled.size >= 10) await gate.opened;
      handled.add(text);
    };
    worker = await startTestWorker(broker.login(), [handling(pass)], {
      subscriptions: [pullFrom(queue, 4)],
    });
    await until(() => handled.size >= 10, 'a quarter is handled');
    await restart();
    const back = performance.now();
    gate.open();
    await until(() => handled.size === 40, 'all are handled');
    expect(performance.now() - back).toBeLessThan(12_000);
    await untilEmpty(queue);
  });

  it('does not start a message in flight a second time', async () => {
    const queue = await makeQueue(broker.bus);
    const gate = new Gate();
    const handled: string[] = [];
    const hold = async ({ text }: { text: string }): Promise<void> => {
      handled.push(text);
      if (text === 'long') await gate.opened;
    };
    worker = await startTestWorker(broker.login(), [handling(hold)], {
      subscriptions: [pullFrom(queue, 4)],
    });
    await send(broker.bus, queue, 'long');
    await until(() => handled.length === 1, 'the message is handled');
    await restart();
    await until(async () => {
      await send(broker.bus, queue, 'probe').catch(() => undefined);
      return handled.includes('probe');
    }, 'the worker pulls again');
    gate.open();
    await untilEmpty(queue);
    expect(handled.filter((text) => text === 'long')).toHaveLength(1);
  });

  it('does not keep a connection from closing while the broker is away', async () => {
    const bus = await connectBus(broker.login());
    await broker.server.kill('SIGKILL');
    await closeBus(bus);
    expect(bus.connection.isClosed()).toBe(true);
  });
});
