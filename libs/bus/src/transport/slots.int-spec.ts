import { Gate, startTestBroker, until, untilElapsed } from '@beacon/testing';
import type { TestBroker } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { handling, makeQueue, pullFrom, send, startTestWorker } from './worker.fixture.js';
import type { SlotSource } from '../pulling/subscription.js';

class Slots implements SlotSource {
  #count = 0;
  readonly #listeners: (() => void)[] = [];

  get count(): number {
    return this.#count;
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  set(count: number): void {
    this.#count = count;
    for (const tell of this.#listeners) tell();
  }
}

describe('a subscription whose slots change', () => {
  let broker: TestBroker;
  beforeAll(async () => {
    broker = await startTestBroker();
  });
  afterAll(async () => broker.stop());

  it('pulls nothing without slots, and never more than there are', async () => {
    const queue = await makeQueue(broker.bus);
    const slots = new Slots();
    const gate = new Gate();
    let handled = 0;
    const handle = async (): Promise<void> => {
      handled += 1;
      await gate.opened;
    };
    const worker = await startTestWorker(broker.login(), [handling(handle)], {
      subscriptions: [{ ...pullFrom(queue, 1), slots }],
    });
    await send(broker.bus, queue, ...Array.from({ length: 9 }, (_, index) => `n${index}`));
    await untilElapsed(300);
    expect(handled).toBe(0);
    expect(worker.server.isHealthy()).toBe(true);
    slots.set(2);
    await until(() => handled === 2, 'two are in flight');
    slots.set(3);
    await until(() => handled === 3, 'three are in flight');
    await untilElapsed(200);
    expect(handled).toBe(3);
    gate.open();
    await until(async () => (await broker.countMessages(queue.stream)) === 0, 'all are handled');
    await worker.stop();
  });
});
