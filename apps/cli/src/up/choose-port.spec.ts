import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { choosePort } from './choose-port.js';

describe(choosePort, () => {
  let server: Server;
  let taken: number;
  const told: string[] = [];
  const tell = (text: string): void => void told.push(text);

  beforeEach(async () => {
    told.length = 0;
    server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    taken = (server.address() as AddressInfo).port;
  });

  afterEach(() => {
    server.close();
  });

  it('takes the next free port in place of the usual one, and says so', async () => {
    const port = await choosePort(null, tell, taken);
    expect(port).toBeGreaterThan(taken);
    expect(told).toEqual([`port ${taken} is taken by another program: using ${port}`]);
  });

  it('takes the usual one without a word when it is free', async () => {
    server.close();
    await once(server, 'close');
    expect(await choosePort(null, tell, taken)).toBe(taken);
    expect(told).toEqual([]);
  });

  it('refuses one that was asked for and is taken', async () => {
    await expect(choosePort(taken, tell)).rejects.toThrow(`Port ${taken} is taken`);
  });
});
