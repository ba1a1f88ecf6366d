import { connect, createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestBroker } from '@beacon/testing';
import type { TestBroker } from '@beacon/testing';
import { closeBus, connectBus } from './connection.js';

let broker: TestBroker;
beforeAll(async () => {
  broker = await startTestBroker();
});
afterAll(async () => broker?.stop());

/** Stands before the broker, and says nothing to the first connection. */
async function silentToTheFirst(): Promise<{ readonly server: Server; readonly url: string }> {
  let connections = 0;
  const server = createServer((client) => {
    connections += 1;
    client.on('error', () => client.destroy());
    if (connections === 1) return;
    const upstream = connect(Number(new URL(broker.server.url).port), '127.0.0.1');
    upstream.on('error', () => client.destroy());
    client.on('close', () => upstream.destroy());
    client.pipe(upstream).pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `nats://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('connectBus, without waiting for a broker', () => {
  it('tries again where a broker takes the connection and does not answer in time', async () => {
    const { server, url } = await silentToTheFirst();
    const bus = await connectBus({ ...broker.login(), servers: url });
    await expect(bus.connection.rtt()).resolves.toBeGreaterThanOrEqual(0);
    await closeBus(bus);
    server.close();
  });

  it('fails at once where nothing listens', async () => {
    const { server, url } = await silentToTheFirst();
    server.close();
    await once(server, 'close');
    await expect(connectBus({ ...broker.login(), servers: url })).rejects.toThrow('refused');
  });
});
