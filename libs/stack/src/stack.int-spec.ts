import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readRegions } from './catalogue-regions.js';
import { StackError, StoppedError } from './errors.js';
import type { DeathReport } from './errors.js';
import { readServiceReady } from './services.js';
import { startStack } from './stack.js';
import { isRunning, openTempFolder, runningWith, until } from '@beacon/testing';

describe(startStack, () => {
  let folder: string;

  beforeEach(async () => {
    folder = await openTempFolder();
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('starts a broker and a database together, and ends both', async () => {
    const sut = await startStack({ parts: ['postgres', 'nats'], dataDir: folder, durable: false });
    const pids = [...sut.processes.values()].map(({ pid }) => pid);
    expect([...sut.processes.keys()].toSorted()).toEqual(['nats', 'postgres']);
    expect(sut.natsUrl).toMatch(/^nats:\/\/127\.0\.0\.1:\d+$/);
    expect(sut.databaseUrl).toMatch(/^postgresql:\/\/beacon:.+@127\.0\.0\.1:\d+\/postgres$/);
    expect(pids.every(isRunning)).toBe(true);
    await Promise.all([sut.stop(), sut.stop()]);
    expect(pids.some(isRunning)).toBe(false);
    expect(runningWith(folder)).toEqual([]);
  }, 300_000);

  it('uses a running broker and database instead of its own', async () => {
    const natsUrl = 'nats://127.0.0.1:1';
    const databaseUrl = 'postgresql://127.0.0.1:1/x';
    const sut = await startStack({ parts: ['postgres', 'nats'], natsUrl, databaseUrl });
    expect([sut.natsUrl, sut.databaseUrl, sut.processes.size]).toEqual([natsUrl, databaseUrl, 0]);
    await sut.stop();
  });

  it('names what it has when asked for what it has not', async () => {
    const sut = await startStack({ parts: ['nats'] });
    expect(() => sut.gatewayUrl).toThrow(
      new StackError('This stack has no gateway; it has: nats.'),
    );
    await sut.stop();
  });

  it('leaves nothing when it is given up while it starts', async () => {
    const abort = new AbortController();
    const onLine = (name: string): void => {
      if (name === 'initdb') abort.abort(new StoppedError('enough'));
    };
    const starting = startStack({
      parts: ['postgres', 'nats'],
      dataDir: folder,
      onLine,
      signal: abort.signal,
    });
    await expect(starting).rejects.toThrow('enough');
    expect(runningWith(folder)).toEqual([]);
  });

  it('stops all and says why when one process cannot start', async () => {
    const starting = startStack({
      parts: ['postgres', 'nats'],
      dataDir: folder,
      natsConfig: 'nonsense {',
    });
    await expect(starting).rejects.toThrow(/nats ended with exit code 1[^]*Parse error/);
    expect(runningWith(folder)).toEqual([]);
  });

  it('tells of a process that dies later, and restarts it in its place', async () => {
    const deaths: DeathReport[] = [];
    const sut = await startStack({ parts: ['nats'], onDeath: (report) => deaths.push(report) });
    process.kill(sut.process('nats').pid, 'SIGKILL');
    await until(() => deaths.length > 0, 'the death is told');
    expect(deaths[0]).toMatchObject({ name: 'nats', signal: 'SIGKILL' });
    await sut.process('nats').restart();
    expect(sut.process('nats').url).toBe(sut.natsUrl);
    await sut.stop();
  });
});

describe(readRegions, () => {
  it('reads the ids of the regions, and refuses a file without', async () => {
    const folder = await openTempFolder();
    const file = join(folder, 'catalogue.yaml');
    await writeFile(file, 'regions:\n  - id: us-east\n    name: US\n  - id: asia\n');
    expect(await readRegions(file)).toEqual(['us-east', 'asia']);
    await writeFile(file, 'models: []\n');
    await expect(readRegions(file)).rejects.toThrow(StackError);
    await expect(readRegions(join(folder, 'none.yaml'))).rejects.toThrow(
      /Cannot read the catalogue/,
    );
    await rm(folder, { recursive: true });
  });
});

describe(readServiceReady, () => {
  it('knows the one line that says ready', () => {
    const line = JSON.stringify({
      event: 'service.ready',
      service: 'gateway',
      url: 'http://127.0.0.1:1',
    });
    expect(readServiceReady(line)).toEqual({ url: 'http://127.0.0.1:1' });
    expect(readServiceReady('waiting for service.ready')).toBeUndefined();
    expect(readServiceReady('{"event":"service.started","of":"service.ready"}')).toBeUndefined();
  });
});
