import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { choosePort, onChosenPort } from './choose-port.js';

describe('the port of the gateway', () => {
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

  /** Takes the port that it is given, as another program would, and fails as the gateway does then; later times it has its port. */
  function lateGateway(): (port: number) => Promise<number> {
    let starts = 0;
    return async (port) => {
      starts += 1;
      if (starts > 1) return port;
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      throw new Error(
        `gateway ended:\n  | listen EADDRINUSE: address already in use 127.0.0.1:${port}`,
      );
    };
  }

  it('starts again on another when its port is taken meanwhile, and says so', async () => {
    server.close();
    await once(server, 'close');
    const port = await onChosenPort(null, tell, lateGateway(), taken);
    expect(port).toBeGreaterThan(taken);
    expect(told[0]).toContain(`port ${taken} was taken by another program meanwhile`);
  });

  it.each(['one that was asked for', 'another port'])(
    'does not start again when what is taken is %s',
    async (which) => {
      let starts = 0;
      const work = async (port: number): Promise<never> => {
        starts += 1;
        const of = which === 'another port' ? port + 1 : port;
        throw new Error(`listen EADDRINUSE: address already in use 127.0.0.1:${of}`);
      };
      server.close();
      await once(server, 'close');
      const wanted = which === 'another port' ? null : taken;
      await expect(onChosenPort(wanted, tell, work, taken)).rejects.toThrow('EADDRINUSE');
      expect(starts).toBe(1);
    },
  );
});
