import { startTestBroker, until } from '@beacon/testing';
import type { TestBroker } from '@beacon/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { closeBus, connectBus } from '../connection/connection.js';
import { provision } from '../provisioning/provision.js';
import { handling, makeQueue, pullFrom, send, startTestWorker } from './worker.fixture.js';
import type { Queue, Worker } from './worker.fixture.js';

describe('a broker that lost everything', () => {
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

  const startOn = async (
    queue: Queue,
    handled: string[],
    awaitConsumers = false,
  ): Promise<Worker> =>
    startTestWorker(broker.login(), [handling(async ({ text }) => void handled.push(text))], {
      subscriptions: [pullFrom(queue, 4)],
      awaitConsumers,
    });

  it('is pulled from again as soon as it is provisioned', async () => {
    const queue = await makeQueue(broker.bus);
    const handled: string[] = [];
    worker = await startOn(queue, handled);
    await send(broker.bus, queue, 'before');
    await until(() => handled.includes('before'), 'the first is handled');
    await broker.wipe();
    await until(
      () => worker?.logger.events.includes('bus.pull_failed') ?? false,
      'a pull has failed',
    );
    await until(
      async () =>
        provision(broker.bus.manager, queue.specs).then(
          () => true,
          () => false,
        ),
      'the broker is provisioned',
    );
    await send(broker.bus, queue, 'after');
    const since = performance.now();
    await until(() => handled.includes('after'), 'the second is handled');
    expect(performance.now() - since).toBeLessThan(3_000);
    const failures = worker.logger.events.filter((event) => event === 'bus.pull_failed');
    expect(failures).toHaveLength(1);
  });

  it('may be provisioned after a worker has started that waits for it', async () => {
    const queue = await makeQueue(broker.bus);
    await broker.bus.manager.streams.delete(queue.stream);
    const handled: string[] = [];
    worker = await startOn(queue, handled, true);
    expect(worker.logger.events).toContain('bus.consumer_missing');
    await provision(broker.bus.manager, queue.specs);
    await send(broker.bus, queue, 'first');
    await until(() => handled.length === 1, 'the first is handled');
  });

  it('is waited for at the start by who asks for it, and by nobody else', async () => {
    const login = broker.login();
    await broker.server.kill('SIGKILL');
    await expect(connectBus(login)).rejects.toThrow();
    const connecting = connectBus({ ...login, wait: true });
    await broker.server.restart();
    const bus = await connecting;
    expect(await bus.connection.rtt()).toBeGreaterThanOrEqual(0);
    await closeBus(bus);
  });
});
