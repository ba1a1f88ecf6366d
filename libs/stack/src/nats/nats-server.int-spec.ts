import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NatsServerNotFoundError } from '../errors.js';
import { findNatsServer } from './nats-server.js';
import { openTempFolder } from '@beacon/testing';

async function installFake(file: string, version: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `#!/bin/sh\necho "nats-server: v${version}"\n`);
  await chmod(file, 0o755);
  return file;
}

describe(findNatsServer, () => {
  let folder: string;
  let cacheDir: string;
  const onPath = (): string => join(folder, 'bin', 'nats-server');
  const inCache = (version: string): string =>
    join(cacheDir, `${process.platform}-${process.arch}`, version, 'nats-server');

  beforeEach(async () => {
    folder = await openTempFolder();
    cacheDir = join(folder, 'cache');
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('takes the one that BEACON_NATS_SERVER names before all others', async () => {
    const path = await installFake(join(folder, 'named'), '2.12.5');
    await installFake(onPath(), '99.0.0');
    const env = { BEACON_NATS_SERVER: path, PATH: dirname(onPath()) };
    expect(await findNatsServer({ env, cacheDir })).toEqual({ path, version: '2.12.5' });
  });

  it('refuses a BEACON_NATS_SERVER that does not run', async () => {
    const env = { BEACON_NATS_SERVER: join(folder, 'nothing') };
    await expect(findNatsServer({ env, cacheDir })).rejects.toThrow(NatsServerNotFoundError);
  });

  it('takes a new enough one on PATH before the cache', async () => {
    const path = await installFake(onPath(), '99.0.0');
    await installFake(inCache('99.1.0'), '99.1.0');
    expect(await findNatsServer({ env: { PATH: dirname(path) }, cacheDir })).toEqual({
      path,
      version: '99.0.0',
    });
  });

  it('takes that of the optional package before the cache, when none on PATH is new enough', async () => {
    await installFake(onPath(), '2.9.10');
    await installFake(inCache('99.0.0'), '99.0.0');
    const path = await installFake(join(folder, 'package', 'nats-server'), '99.1.0');
    const env = { PATH: dirname(onPath()) };
    const found = await findNatsServer({ env, cacheDir, packaged: () => path });
    expect(found).toEqual({ path, version: '99.1.0' });
  });

  it('passes over an optional package whose server does not run here', async () => {
    const path = await installFake(inCache('99.0.0'), '99.0.0');
    const env = { PATH: '' };
    const broken = join(folder, 'nothing');
    const found = await findNatsServer({ env, cacheDir, packaged: () => broken });
    expect(found).toEqual({ path, version: '99.0.0' });
  });

  it('takes the newest one in the cache, by number, when the one on PATH is too old', async () => {
    await installFake(onPath(), '2.9.10');
    await installFake(inCache('99.9.0'), '99.9.0');
    const path = await installFake(inCache('99.10.0'), '99.10.0');
    expect(await findNatsServer({ env: { PATH: dirname(onPath()) }, cacheDir })).toEqual({
      path,
      version: '99.10.0',
    });
  });

  it('warns of an old one in the cache', async () => {
    const path = await installFake(inCache('2.9.10'), '2.9.10');
    const notices: string[] = [];
    const notice = (text: string): void => void notices.push(text);
    // A machine with a new one in the system's own folders does not get as far as the cache.
    const found = await findNatsServer({ env: { PATH: '' }, cacheDir, notice });
    const isOwn = found.path === path;
    expect(notices.some((text) => text.includes('older than 2.10.0'))).toBe(isOwn);
  });
});
