import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { closeBus, connectBus } from '@beacon/bus';
import { openTempFolder } from '@beacon/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '../wait.js';
import { BrokerSet } from './broker-set.js';
import { TcpProxy } from './tcp-proxy.js';

let server: Server;
let sut: TcpProxy;
let received: string;
const sockets: Socket[] = [];

beforeEach(async () => {
  received = '';
  server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      received += chunk.toString();
      socket.write(`heard ${chunk.toString()}`);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  sut = await TcpProxy.to((server.address() as AddressInfo).port);
});

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await sut.close();
  server.close();
});

interface Client {
  readonly socket: Socket;
  answered: string;
  isClosed: boolean;
}

const dial = async (): Promise<Client> => {
  const socket = connect(sut.port, '127.0.0.1');
  const client: Client = { socket, answered: '', isClosed: false };
  sockets.push(socket);
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => (client.answered += chunk.toString()));
  socket.on('close', () => (client.isClosed = true));
  await once(socket, 'connect');
  return client;
};

const answer = (client: Client, text: string): Promise<true> =>
  until(`the answer '${text}'`, () => client.answered.endsWith(text) && true, { limitMs: 60_000 });

describe(TcpProxy, () => {
  it('carries bytes both ways', async () => {
    const client = await dial();
    client.socket.write('hello');
    await answer(client, 'heard hello');
    expect(sut.connections).toBe(1);
  });

  it('breaks and refuses connections while it is cut, and takes new ones when healed', async () => {
    const client = await dial();
    client.socket.write('one');
    await answer(client, 'heard one');
    sut.cut();
    await until('the end of the connection', () => client.isClosed);
    const refused = await dial();
    await until('the end of the new connection', () => refused.isClosed);
    sut.heal();
    const later = await dial();
    later.socket.write('two');
    await answer(later, 'heard two');
  });

  it('holds bytes back while it is frozen, breaks nothing, and brings them late', async () => {
    const client = await dial();
    client.socket.write('one');
    await answer(client, 'heard one');
    sut.freeze();
    client.socket.write('two');
    const during = await dial();
    during.socket.write('three');
    await expect(until('anything', () => received.includes('t'), { limitMs: 150 })).rejects.toThrow(
      /not within/,
    );
    expect([client.isClosed, during.isClosed]).toEqual([false, false]);
    sut.heal();
    await answer(client, 'heard two');
    await answer(during, 'heard three');
  });

  it('delays every chunk and keeps their order', async () => {
    const client = await dial();
    client.socket.setNoDelay(true);
    sut.delay(80);
    const startedAt = performance.now();
    client.socket.write('a');
    await until('the first chunk', () => received === 'a');
    sut.delay(0);
    client.socket.write('b');
    await answer(client, 'heard b');
    expect(performance.now() - startedAt).toBeGreaterThan(79);
    expect(received).toBe('ab');
  });

  it('springs a trap at the n-th match, once, at the very moment', async () => {
    const client = await dial();
    let moment = '';
    const sprung = sut.trap({
      direction: 'up',
      pattern: /PUB x/,
      action: 'pass',
      occurrence: 2,
      onSprung: () => (moment = received),
    });
    for (const text of ['PUB x1', 'PUB y2', 'PUB x3', 'PUB x4']) {
      client.socket.write(text);
      await answer(client, text);
    }
    await sprung;
    expect(moment).toBe('PUB x1PUB y2');
    expect(received).toBe('PUB x1PUB y2PUB x3PUB x4');
  });

  it('loses what sprang a trap that holds, and all that follows', async () => {
    const client = await dial();
    const sprung = sut.trap({ direction: 'up', pattern: /ACK/, action: 'hold' });
    client.socket.write('first');
    await answer(client, 'heard first');
    client.socket.write('ACK');
    await sprung;
    client.socket.write('more');
    await expect(until('more', () => received.includes('more'), { limitMs: 150 })).rejects.toThrow(
      /not within/,
    );
    expect(received).toBe('first');
    expect(client.isClosed).toBe(false);
  });

  it('lets what sprang a trap that mutes pass, and breaks before its answer comes back', async () => {
    const client = await dial();
    const sprung = sut.trap({ direction: 'up', pattern: /commit/, action: 'mute' });
    client.socket.write('commit');
    await sprung;
    await until('the end of the connection', () => client.isClosed);
    expect([received, client.answered]).toEqual(['commit', '']);
  });

  it('carries the rest of a request whose first chunk sprang a trap that mutes', async () => {
    let isAsked = false;
    server.removeAllListeners('connection');
    server.on('connection', (socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        received += chunk.toString();
        // As a server that answers whole requests only.
        isAsked = received.endsWith(';');
        if (isAsked) socket.write('done');
      });
    });
    const client = await dial();
    const sprung = sut.trap({ direction: 'up', pattern: /insert/, action: 'mute' });
    client.socket.write('insert many');
    await sprung;
    client.socket.write(' rows;');
    await until('the end of the connection', () => client.isClosed);
    expect([received, isAsked, client.answered]).toEqual(['insert many rows;', true, '']);
  });

  it('forgets latency and traps on a reset', async () => {
    const client = await dial();
    void sut.trap({ direction: 'up', pattern: /./, action: 'hold' });
    sut.delay(10_000);
    sut.cut();
    sut.reset();
    await until('the end of the connection', () => client.isClosed);
    const later = await dial();
    later.socket.write('hello');
    await answer(later, 'heard hello');
  });

  it('ends the client when the server is away', async () => {
    server.close();
    for (const socket of sockets.splice(0)) socket.destroy();
    const client = await dial();
    await until('the end of the connection', () => client.isClosed);
  });
});

describe('a proxy to a broker that asks for TLS', () => {
  it('reads what is said, stands still, and goes on', async () => {
    const folder = await openTempFolder();
    const brokers = await BrokerSet.start(1, folder, () => undefined);
    const proxy = await TcpProxy.to(brokers.first.ready.port, { tls: brokers.tls });
    const servers = `nats://127.0.0.1:${proxy.port}`;
    const bus = await connectBus({ ...brokers.operator(), servers });
    const heard: string[] = [];
    bus.connection.subscribe('aloud', {
      callback: (_error, message) => void heard.push(message.string()),
    });
    await bus.connection.flush();
    const sprung = proxy.trap({ direction: 'up', pattern: /PUB aloud/, action: 'pass' });
    bus.connection.publish('aloud', 'one');
    await sprung;
    await until('the first message', () => heard.length === 1);
    proxy.freeze();
    bus.connection.publish('aloud', 'two');
    await expect(until('more', () => heard.length > 1, { limitMs: 150 })).rejects.toThrow(
      /not within/,
    );
    proxy.heal();
    await until('the second message', () => heard.length === 2);
    await closeBus(bus);
    await proxy.close();
    await brokers.stop();
    await rm(folder, { recursive: true });
  });
});
