import { startTestBroker, until } from '@beacon/testing';
import type { TestBroker } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeBus, connectBus } from '../connection/connection.js';
import type { Bus } from '../connection/connection.js';
import { coalesceWrites } from './coalesce-writes.js';

interface Inside {
  readonly protocol: { readonly transport: { send(frame: Uint8Array): void } };
}

describe(coalesceWrites, () => {
  let broker: TestBroker;
  let bus: Bus;

  beforeAll(async () => {
    broker = await startTestBroker();
    bus = await connectBus(broker.login());
  });

  afterAll(async () => {
    await closeBus(bus);
    await broker.stop();
  });

  /** Sizes of the writes from now on. */
  function writes(): number[] {
    const { transport } = (bus.connection as unknown as Inside).protocol;
    const send = transport.send.bind(transport);
    const sizes: number[] = [];
    transport.send = (frame) => {
      sizes.push(frame.length);
      send(frame);
    };
    return sizes;
  }

  it('writes once for what is published in one turn of the event loop, in its order', async () => {
    const received: string[] = [];
    bus.connection.subscribe('gathered.>', {
      callback: (_error, message) => void received.push(message.string()),
    });
    await bus.connection.flush();
    const sizes = writes();
    for (let number = 1; number <= 20; number += 1) {
      bus.connection.publish('gathered.one', String(number));
      // Another microtask: the client alone would have written by now.
      await Promise.resolve();
    }
    await until(() => received.length === 20, 'all are received');
    expect(received).toEqual(Array.from({ length: 20 }, (_, index) => String(index + 1)));
    expect(sizes).toHaveLength(1);
  });

  it('does not hold back large amounts', async () => {
    const sizes = writes();
    const large = 'x'.repeat(20_000);
    for (let number = 1; number <= 10; number += 1) bus.connection.publish('gathered.large', large);
    expect(sizes.length).toBeGreaterThan(1);
    await bus.connection.flush();
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(200_000);
  });
});
