import { startTestBroker } from '@beacon/testing';
import type { TestBroker } from '@beacon/testing';
import { errors } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeBus, connectBus } from '../connection/connection.js';
import type { Bus } from '../connection/connection.js';
import { answerWithoutTraces } from './traceless-answers.js';

interface Inside {
  readonly protocol: {
    readonly muxSubscriptions: { add(request: object): void; size(): number };
  };
}

describe(answerWithoutTraces, () => {
  let broker: TestBroker;
  let bus: Bus;

  beforeAll(async () => {
    broker = await startTestBroker();
    bus = await connectBus(broker.login());
    bus.connection.subscribe('asked.echo', {
      callback: (_error, message) => void message.respond(message.data),
    });
    bus.connection.subscribe('asked.silent', { callback: () => undefined });
    await bus.connection.flush();
  });

  afterAll(async () => {
    await closeBus(bus);
    await broker.stop();
  });

  const pendingRequests = () => (bus.connection as unknown as Inside).protocol.muxSubscriptions;

  it('rejects no request that was answered', async () => {
    const pending = pendingRequests();
    const add = pending.add.bind(pending);
    const rejections: unknown[] = [];
    pending.add = (request) => {
      const { deferred } = request as { deferred: { reject(reason: unknown): void } };
      deferred.reject = (reason) => void rejections.push(reason);
      add(request);
    };
    const answer = await bus.connection.request('asked.echo', 'hello');
    pending.add = add;
    expect([answer.string(), rejections, pending.size()]).toEqual(['hello', [], 0]);
  });

  it('keeps how a request fails: without a responder, in time, and with the connection', async () => {
    await expect(bus.connection.request('asked.nobody')).rejects.toMatchObject({
      cause: expect.any(errors.NoRespondersError),
    });
    await expect(
      bus.connection.request('asked.silent', '', { timeout: 50 }),
    ).rejects.toBeInstanceOf(errors.TimeoutError);
    expect(pendingRequests().size()).toBe(0);
    const other = await connectBus(broker.login());
    const asked = other.connection.request('asked.silent', '', { timeout: 60_000 });
    const [failure] = await Promise.allSettled([asked, other.connection.close()]);
    expect(failure).toMatchObject({ reason: { message: expect.stringMatching(/closed/i) } });
  });
});
