import { createServer, connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Standstill } from './standstill.js';

/** Keeps the thread busy, as a large body or an overloaded machine does. */
function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** Two ends of one connection. */
async function pair(): Promise<{
  readonly near: Socket;
  readonly far: Socket;
  readonly close: () => void;
}> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const near = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [far] = (await once(server, 'connection')) as [Socket];
  const close = (): void => {
    for (const end of [near, far]) end.destroy();
    server.close();
  };
  return { near, far, close };
}

describe(Standstill, () => {
  const sut = new Standstill();
  afterEach(() => sut.stop());

  it('says of what is read after a standstill how long it may have waited', async () => {
    const { near, far, close } = await pair();
    far.write('wake');
    await once(near, 'data');
    sut.start();
    far.write('sent at the beginning of it');
    const read = once(near, 'data').then(() => sut.unreadMs);
    standStill(700);
    expect(await read).toBeGreaterThanOrEqual(700);
    close();
  });

  it('says nothing of what is read when the loop turns again', async () => {
    sut.start();
    standStill(700);
    await pause(20);
    expect(sut.unreadMs).toBe(0);
  });

  it('says nothing when nobody has started it', () => {
    standStill(600);
    expect(new Standstill().unreadMs).toBe(0);
  });
});
