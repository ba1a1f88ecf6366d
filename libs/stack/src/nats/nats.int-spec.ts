import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { startNats } from './nats.js';
import type { EmbeddedNats } from './nats.js';
import { isRunning } from '@beacon/testing';

async function countMessages(url: string): Promise<number> {
  const connection = await connect({ servers: url });
  try {
    const manager = await jetstreamManager(connection);
    return (await manager.streams.info('KEPT')).state.messages;
  } finally {
    await connection.close();
  }
}

async function storeMessage(url: string): Promise<void> {
  const connection = await connect({ servers: url });
  try {
    const manager = await jetstreamManager(connection);
    await manager.streams.add({ name: 'KEPT', subjects: ['kept.>'] });
    await jetstream(connection).publish('kept.one', 'hello');
  } finally {
    await connection.close();
  }
}

describe(startNats, () => {
  let sut: EmbeddedNats;

  beforeAll(async () => {
    sut = await startNats({ extraConfig: 'max_payload: 2MB' });
  }, 300_000);

  afterAll(async () => {
    await sut.stop();
  });

  it('starts with JetStream on the loopback address, with the extra configuration', async () => {
    const answer = await fetch(`${sut.ready.monitorUrl}/varz`);
    expect(await answer.json()).toMatchObject({
      host: '127.0.0.1',
      version: sut.ready.version,
      max_payload: 2 * 1024 * 1024,
      jetstream: { config: expect.objectContaining({ sync_interval: 1_000_000_000 }) },
    });
  });

  it('comes back on the same port with its streams after a stop signal and after a kill', async () => {
    const { url, pid } = sut;
    await storeMessage(url);
    for (const signal of ['SIGINT', 'SIGKILL'] as const) {
      await sut.kill(signal);
      await sut.restart();
      expect(await countMessages(url)).toBe(1);
    }
    expect(sut.url).toBe(url);
    expect(sut.pid).not.toBe(pid);
  });

  it('is gone after stop', async () => {
    const second = await startNats();
    await second.stop();
    expect(isRunning(second.pid)).toBe(false);
    await expect(connect({ servers: second.url, reconnect: false })).rejects.toThrow(/refused/i);
  });
});
