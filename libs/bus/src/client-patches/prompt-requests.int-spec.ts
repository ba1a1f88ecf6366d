import { streamSpec, startTestBroker, until } from '@beacon/testing';
import type { TestBroker } from '@beacon/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Bus } from '../connection/connection.js';
import { ConnectionLostError, askPromptly } from './prompt-requests.js';
import { provision } from '../provisioning/provision.js';
import { JetStreamPublisher } from '../publishing/publisher.js';

describe(askPromptly, () => {
  let broker: TestBroker;
  let bus: Bus;
  const changes: string[] = [];

  beforeEach(async () => {
    broker = await startTestBroker();
    bus = await broker.connect('prompt');
    askPromptly(bus);
    changes.length = 0;
    void follow(bus);
    await provision(bus.manager, [streamSpec('PROMPT', 'prompt.>')]);
  });
  afterEach(async () => broker.stop());

  const follow = async ({ connection }: Bus): Promise<void> => {
    for await (const { type } of connection.status()) changes.push(type);
  };
  const publish = async (): Promise<string> =>
    new JetStreamPublisher(bus).publish('prompt.one', new Uint8Array());
  const lost = (): Promise<void> => until(() => changes.includes('disconnect'), 'it is lost');

  it('fails what is asked when the connection breaks, long before its time is over', async () => {
    await broker.server.kill('SIGSTOP');
    const asked = Promise.allSettled([publish(), bus.manager.streams.info('PROMPT')]);
    const startedAt = performance.now();
    await broker.server.kill('SIGKILL');
    for (const outcome of await asked) {
      expect(outcome).toMatchObject({ reason: expect.any(ConnectionLostError) });
    }
    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });

  it('keeps what is asked meanwhile until the connection is there again', async () => {
    await broker.server.kill('SIGKILL');
    await lost();
    const publishing = publish();
    await broker.server.restart();
    expect(await publishing).toBe('stored');
    expect(await publish()).toBe('stored');
  });

  it('keeps it no longer than its own time', async () => {
    await broker.server.kill('SIGKILL');
    await lost();
    const asked = bus.connection.request('nobody', '', { timeout: 200 });
    await expect(asked).rejects.toThrow('no connection to the broker for 200 ms');
  });
});
