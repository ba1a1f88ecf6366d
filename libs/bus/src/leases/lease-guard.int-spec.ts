import { consumerSpec, startTestBroker, streamSpec, until } from '@beacon/testing';
import type { TestBroker } from '@beacon/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { jetstream } from '@nats-io/jetstream';
import type { Delivery } from '../settlement/settlement.js';
import { KeepAlive } from './keep-alive.js';
import { LeaseGuard } from './lease-guard.js';
import { PullLoop } from '../pulling/pull-loop.js';
import { provision } from '../provisioning/provision.js';

const ACK_WAIT_MS = 1_000;
/** Node finds what the thread imports by the name of its source. */
const SOURCES = `import { registerHooks } from 'node:module';
registerHooks({ resolve: (name, context, next) =>
  next(/^[.].*[.]js$/.test(name) && context.parentURL?.endsWith('.ts') ? name.replace(/js$/, 'ts') : name, context) });`;
const THREAD = {
  entry: new URL('./lease-guard.worker.ts', import.meta.url),
  options: { execArgv: ['--import', `data:text/javascript,${encodeURIComponent(SOURCES)}`] },
};

describe(LeaseGuard, () => {
  let broker: TestBroker;
  let guard: LeaseGuard | undefined;
  beforeEach(async () => {
    broker = await startTestBroker();
    const consumers = [consumerSpec('worker', 'leases.>', { ackWaitMs: ACK_WAIT_MS })];
    await provision(broker.bus.manager, [streamSpec('LEASES', 'leases.>', { consumers })]);
    await broker.bus.client.publish('leases.one', 'body');
  });
  afterEach(async () => {
    await guard?.stop();
    await broker.stop();
  });

  /** Takes the message as a consumer of this process does, and holds it. */
  const take = async (keepAlive: KeepAlive): Promise<Delivery> => {
    const taken = Promise.withResolvers<Delivery>();
    const loop = new PullLoop({
      connection: broker.bus.connection,
      stream: 'LEASES',
      durable: 'worker',
      slots: { count: 1, onChange: () => undefined },
      handle: async (delivery) => {
        keepAlive.hold(delivery);
        taken.resolve(delivery);
        await new Promise(() => undefined);
      },
      logger: new Logger('spec'),
    });
    loop.start();
    return taken.promise;
  };
  /** Whether another process gets the message that is held here. */
  const isGivenAway = async (): Promise<boolean> => {
    const consumer = await jetstream(broker.bus.connection).consumers.get('LEASES', 'worker');
    return (await consumer.next({ expires: 1_000 })) !== null;
  };

  it('keeps what is held while the process stands still', async () => {
    guard = new LeaseGuard(broker.login(), ACK_WAIT_MS);
    await guard.start(THREAD);
    const keepAlive = new KeepAlive(ACK_WAIT_MS, guard.table);
    const delivery = await take(keepAlive);
    block(3 * ACK_WAIT_MS);
    expect(await isGivenAway()).toBe(false);
    delivery.ack();
    keepAlive.release(delivery);
  });

  it('loses it when the process stands still for longer than one that lives', async () => {
    guard = new LeaseGuard(broker.login(), ACK_WAIT_MS, 500);
    await guard.start(THREAD);
    const keepAlive = new KeepAlive(ACK_WAIT_MS, guard.table);
    const delivery = await take(keepAlive);
    block(4 * ACK_WAIT_MS);
    expect(await isGivenAway()).toBe(true);
    keepAlive.release(delivery);
    keepAlive.stop();
  });

  it('says nothing of what was released', async () => {
    guard = new LeaseGuard(broker.login(), ACK_WAIT_MS);
    await guard.start(THREAD);
    const keepAlive = new KeepAlive(ACK_WAIT_MS, guard.table);
    keepAlive.release(await take(keepAlive));
    await until(isGivenAway, 'it is given to another process');
  });
});

function block(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end;);
}
