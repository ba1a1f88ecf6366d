import { Gate, startTestBroker, until, untilElapsed } from '@beacon/testing';
import type { TestBroker } from '@beacon/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { headers } from '@nats-io/transport-node';
import { RetryLaterError, SubscriptionError, UnprocessableMessageError } from '../errors.js';
import { JetStreamServer } from './jetstream.server.js';
import type { JetStreamServerOptions } from './jetstream.server.js';
import type { MessageContext } from '../settlement/message-context.js';
import { handling, makeQueue, note, pullFrom, send, startTestWorker } from './worker.fixture.js';
import type { Note, Queue, Worker } from './worker.fixture.js';

describe(JetStreamServer, () => {
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

  type Handle = (payload: Note, context: MessageContext) => Promise<void>;

  async function work(
    queue: Queue,
    slots: number,
    handle: Handle,
    options: Partial<JetStreamServerOptions> = {},
  ): Promise<Worker> {
    const subscriptions = [pullFrom(queue, slots)];
    const worker = await startTestWorker(broker.login(), [handling(handle)], {
      subscriptions,
      ...options,
    });
    workers.push(worker);
    return worker;
  }

  const untilEmpty = (queue: Queue): Promise<void> =>
    until(async () => (await broker.countMessages(queue.stream)) === 0, 'the queue is empty');

  async function unacknowledged(queue: Queue): Promise<number> {
    const info = await broker.bus.manager.consumers.info(queue.stream, 'worker');
    return info.num_ack_pending;
  }

  const deadLetter = (queue: Queue, text: string) =>
    broker.bus.manager.streams.getMessage('BEACON_DEAD', {
      last_by_subj: `beacon.dead.${queue.stream.replace('_', '_5F')}.${queue.subject(text)}`,
    });

  it('hands the validated payload to the handler and removes the message once it returns', async () => {
    const queue = await makeQueue(broker.bus);
    const gate = new Gate();
    const handled: [Note, string, number][] = [];
    await work(queue, 1, async (payload, { subject, deliveryCount }) => {
      handled.push([payload, subject, deliveryCount]);
      await gate.opened;
    });
    await broker.bus.client.publish(queue.subject('a'), '{"text":"hello","unknown":1}');
    await until(() => handled.length === 1, 'the message is handled');
    expect(await broker.countMessages(queue.stream)).toBe(1);
    gate.open();
    await untilEmpty(queue);
    expect(handled).toEqual([[{ text: 'hello' }, queue.subject('a'), 1]]);
  });

  it('delivers a message again after the delay that its handler asks for, and not before', async () => {
    const queue = await makeQueue(broker.bus);
    const at: number[] = [];
    await work(queue, 1, async (_payload, { deliveryCount }) => {
      at.push(performance.now());
      if (deliveryCount === 1) throw new RetryLaterError('not yet', 700);
    });
    await send(broker.bus, queue, 'a');
    await untilEmpty(queue);
    const [first = 0, second = 0] = at;
    expect(at).toHaveLength(2);
    expect(second - first).toBeGreaterThanOrEqual(690);
    expect(second - first).toBeLessThan(5_000);
  });

  it('retries a message whose handler fails in a way that it does not know', async () => {
    const queue = await makeQueue(broker.bus);
    const counts: number[] = [];
    const worker = await work(queue, 1, async (_payload, { deliveryCount }) => {
      counts.push(deliveryCount);
      if (deliveryCount < 3) throw new TypeError('a bug');
    });
    await send(broker.bus, queue, 'a');
    await untilEmpty(queue);
    expect(counts).toEqual([1, 2, 3]);
    // The same reason is told once in a while, however often it comes.
    expect(worker.logger.events.filter((event) => event === 'bus.retry')).toHaveLength(1);
  });

  it('keeps an unprocessable message with its reason, bytes and headers among the dead letters', async () => {
    const queue = await makeQueue(broker.bus);
    await work(queue, 1, async ({ text }) => {
      if (text === 'bad') throw new UnprocessableMessageError('no such\n\tthing: ü.');
    });
    const extra = headers();
    extra.set('traceparent', '00-abc-def-01');
    const body = '{ "text":  "bad" }';
    await broker.bus.client.publish(queue.subject('bad'), body, { headers: extra, msgID: 'bad-1' });
    await untilEmpty(queue);
    const dead = await deadLetter(queue, 'bad');
    expect(dead?.string()).toBe(body);
    expect(Object.fromEntries(dead?.header ?? [])).toMatchObject({
      traceparent: ['00-abc-def-01'],
      'Nats-Msg-Id': [`dead:${queue.stream}:1`],
      'beacon-dead-reason': ['no such thing:  .'],
      'beacon-dead-subject': [queue.subject('bad')],
      'beacon-dead-stream': [queue.stream],
      'beacon-dead-sequence': ['1'],
      'beacon-dead-deliveries': ['1'],
    });
  });

  it.each([
    ['no JSON', new TextEncoder().encode('{'), /not JSON/],
    ['another schema', new TextEncoder().encode('{"text":5}'), /text: invalid_type/],
    ['no UTF-8', Uint8Array.from([0xff, 0xfe]), /not JSON in UTF-8/],
    ['nothing', new Uint8Array(), /not JSON/],
  ])(
    'keeps a message of %s among the dead letters and goes on with the next',
    async (_what, body, reason) => {
      const queue = await makeQueue(broker.bus);
      const handled: string[] = [];
      await send(broker.bus, queue, 'before');
      await broker.bus.client.publish(queue.subject('broken'), body);
      await send(broker.bus, queue, 'after');
      await work(queue, 1, async ({ text }) => void handled.push(text));
      await untilEmpty(queue);
      expect(handled).toEqual(['before', 'after']);
      const dead = await deadLetter(queue, 'broken');
      expect(dead?.data).toEqual(body);
      expect(dead?.header.get('beacon-dead-reason')).toMatch(reason);
    },
  );

  it('keeps a message that cannot be dead-lettered yet until it can', async () => {
    const queue = await makeQueue(broker.bus, { ackWaitMs: 1_000 });
    const { manager } = broker.bus;
    await manager.streams.delete('BEACON_DEAD');
    const worker = await work(queue, 1, async () => {
      throw new UnprocessableMessageError('bad');
    });
    await send(broker.bus, queue, 'bad');
    await until(() => worker.logger.events.includes('bus.settle_failed'), 'settling has failed');
    expect(await broker.countMessages(queue.stream)).toBe(1);
    await makeQueue(broker.bus);
    await untilEmpty(queue);
    expect(await deadLetter(queue, 'bad')).not.toBeNull();
  });

  it('never holds more messages than it has slots, and leaves the others to the broker', async () => {
    const queue = await makeQueue(broker.bus);
    const texts = Array.from({ length: 30 }, (_, index) => `n${index}`);
    await send(broker.bus, queue, ...texts);
    const load = new LoadMeter();
    await work(queue, 5, load.handle);
    await load.untilBusy(5);
    await untilElapsed(300);
    expect(await unacknowledged(queue)).toBe(5);
    load.gate.open();
    await untilEmpty(queue);
    expect(load.most).toBe(5);
    expect(load.handled.toSorted()).toEqual(texts.toSorted());
  });

  it('shares the work of a consumer between two workers, within its limit over both', async () => {
    const queue = await makeQueue(broker.bus, { maxAckPending: 6 });
    const texts = Array.from({ length: 60 }, (_, index) => `n${index}`);
    await send(broker.bus, queue, ...texts);
    const [both, first, second] = [new LoadMeter(), new LoadMeter(), new LoadMeter()];
    for (const own of [first, second]) {
      await work(queue, 4, async (payload) => {
        await Promise.all([own.handle(payload), both.handle(payload)]);
      });
    }
    await both.untilBusy(6);
    await untilElapsed(300);
    expect(await unacknowledged(queue)).toBe(6);
    for (const { gate } of [first, second, both]) gate.open();
    await untilEmpty(queue);
    expect(both.most).toBe(6);
    expect(Math.max(first.most, second.most)).toBe(4);
    expect(Math.min(first.handled.length, second.handled.length)).toBeGreaterThan(0);
    expect(both.handled.toSorted()).toEqual(texts.toSorted());
  });

  it('does not let a message go to another while its handler outlasts the lease', async () => {
    const queue = await makeQueue(broker.bus, { ackWaitMs: 600 });
    const gate = new Gate();
    let handled = 0;
    const handle = async (): Promise<void> => {
      handled += 1;
      await gate.opened;
    };
    await work(queue, 2, handle, { ackWaitMs: 600 });
    await work(queue, 2, handle, { ackWaitMs: 600 });
    await send(broker.bus, queue, 'long');
    await until(() => handled === 1, 'the message is handled');
    // Two leases.
    await untilElapsed(1_300);
    gate.open();
    await untilEmpty(queue);
    expect(handled).toBe(1);
  });

  it('shares one handling among deliveries of a message that is still in flight', async () => {
    const queue = await makeQueue(broker.bus, { ackWaitMs: 500 });
    const gate = new Gate();
    let handled = 0;
    const handle = async (): Promise<void> => {
      handled += 1;
      await gate.opened;
    };
    // The extensions come too late for this lease, as after a blocked event loop.
    await work(queue, 2, handle, { ackWaitMs: 60_000 });
    await send(broker.bus, queue, 'long');
    await until(async () => {
      const info = await broker.bus.manager.consumers.info(queue.stream, 'worker');
      return info.num_redelivered === 1;
    }, 'the message is delivered again');
    gate.open();
    await untilEmpty(queue);
    expect(handled).toBe(1);
  });

  it('stops pulling at once, and stops once the message in flight is done', async () => {
    const queue = await makeQueue(broker.bus);
    const load = new LoadMeter();
    const worker = await work(queue, 1, load.handle);
    await send(broker.bus, queue, 'first');
    await load.untilBusy(1);
    const stopped = worker.stop();
    await send(broker.bus, queue, 'second');
    await untilElapsed(300);
    load.gate.open();
    await stopped;
    expect(load.handled).toEqual(['first']);
    expect(await broker.countMessages(queue.stream)).toBe(1);
    expect(await unacknowledged(queue)).toBe(0);
  });

  it('loses no time with messages that were on their way when it stopped', async () => {
    const queue = await makeQueue(broker.bus);
    const texts = Array.from({ length: 200 }, (_, index) => `n${index}`);
    await send(broker.bus, queue, ...texts);
    const handled: string[] = [];
    const first = await work(queue, 50, async ({ text }) => void handled.push(text));
    await until(() => handled.length > 0, 'the first messages are handled');
    await first.stop();
    const since = performance.now();
    await work(queue, 50, async ({ text }) => void handled.push(text));
    await untilEmpty(queue);
    // Their lease would have ended after 10 s.
    expect(performance.now() - since).toBeLessThan(5_000);
    expect(handled.toSorted()).toEqual(texts.toSorted());
  });

  it('aborts a message in flight after the grace, and another worker gets it at once', async () => {
    const queue = await makeQueue(broker.bus);
    const signals: AbortSignal[] = [];
    const worker = await work(
      queue,
      1,
      async (_payload, { signal }) => {
        signals.push(signal);
        await new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('gave up')));
        });
      },
      { graceMs: 100 },
    );
    await send(broker.bus, queue, 'long');
    await until(() => signals.length === 1, 'the message is handled');
    await worker.stop();
    expect(signals[0]?.aborted).toBe(true);
    await expectAtOnce(queue);
  });

  it('returns a message whose handler does not listen to the abortion', async () => {
    const queue = await makeQueue(broker.bus);
    const gate = new Gate();
    let handled = 0;
    const worker = await work(
      queue,
      1,
      async () => {
        handled += 1;
        await gate.opened;
      },
      { graceMs: 10 },
    );
    await send(broker.bus, queue, 'deaf');
    await until(() => handled === 1, 'the message is handled');
    await worker.stop();
    await expectAtOnce(queue);
    gate.open();
  });

  /** Long before its lease of 10 s would have ended. */
  async function expectAtOnce(queue: Queue): Promise<void> {
    const since = performance.now();
    const counts: number[] = [];
    await work(queue, 1, async (_payload, { deliveryCount }) => void counts.push(deliveryCount));
    await untilEmpty(queue);
    expect(performance.now() - since).toBeLessThan(5_000);
    expect(counts).toEqual([2]);
  }

  it('hands core messages to their handler until it stops, and finishes what it has begun', async () => {
    const gate = new Gate();
    const handled: string[] = [];
    const worker = await startTestWorker(
      broker.login(),
      [
        handling(async ({ text }) => {
          await gate.opened;
          handled.push(text);
        }),
      ],
      { subscriptions: [{ kind: 'core', contract: note, subject: 'hints.*', queue: 'group' }] },
    );
    workers.push(worker);
    const { connection } = broker.bus;
    connection.publish('hints.a', '{"text":');
    connection.publish('hints.a', note.encode({ text: 'in time' }));
    await until(() => worker.logger.events.includes('bus.handler_failed'), 'the first is refused');
    const stopped = worker.stop();
    connection.publish('hints.a', note.encode({ text: 'too late' }));
    await connection.flush();
    gate.open();
    await stopped;
    expect(handled).toEqual(['in time']);
  });

  describe('at the start', () => {
    const start = async (
      controllers: Parameters<typeof startTestWorker>[1],
      subscriptions: JetStreamServerOptions['subscriptions'],
    ): Promise<Worker> => startTestWorker(broker.login(), controllers, { subscriptions });
    const idle = (): ReturnType<typeof handling> => handling(async () => undefined);

    it('refuses a handler without a subscription', async () => {
      const started = start([idle()], []);
      await expect(started).rejects.toThrow(SubscriptionError);
      await expect(started).rejects.toThrow("handler 'test.note' has no subscription");
    });

    it('refuses a subscription without a handler', async () => {
      const queue = await makeQueue(broker.bus);
      const started = start([], [pullFrom(queue, 1)]);
      await expect(started).rejects.toThrow("subscription 'test.note' has no handler");
    });

    it('refuses two handlers of one contract', async () => {
      const queue = await makeQueue(broker.bus);
      const started = start([idle(), idle()], [pullFrom(queue, 1)]);
      await expect(started).rejects.toThrow("two handlers for 'test.note'");
    });

    it('refuses a handler of single messages on a subscription of batches', async () => {
      const queue = await makeQueue(broker.bus);
      const started = start([idle()], [{ ...pullFrom(queue, 1), kind: 'batch', batchSize: 5 }]);
      await expect(started).rejects.toThrow("'test.note' is subscribed as batch");
    });

    it('refuses a consumer that was not provisioned, and leaves nothing open', async () => {
      const queue = await makeQueue(broker.bus);
      const missing = { ...pullFrom(queue, 1), durable: 'missing' };
      await expect(start([idle()], [missing])).rejects.toThrow(/no consumer missing on QUEUE_\d+/);
      // The server strikes a connection off its list a moment after the client has closed it.
      await until(async () => {
        const page = await fetch(`${broker.server.ready.monitorUrl}/connz`);
        const { connections } = (await page.json()) as { connections: { name: string }[] };
        return connections.every(({ name }) => name === 'spec');
      }, 'only the connection of the spec itself is left');
    });
  });
});

/** A handler that counts what is in flight and holds it until its gate opens. */
class LoadMeter {
  readonly gate = new Gate();
  readonly handled: string[] = [];
  most = 0;
  #now = 0;

  readonly handle = async ({ text }: Note): Promise<void> => {
    this.#now += 1;
    this.most = Math.max(this.most, this.#now);
    await this.gate.opened;
    // Stays in flight over a turn of the event loop, so that others can overlap.
    await new Promise((resolve) => setImmediate(resolve));
    this.#now -= 1;
    this.handled.push(text);
  };

  async untilBusy(count: number): Promise<void> {
    await until(() => this.#now >= count, `${count} messages are in flight`);
  }
}
