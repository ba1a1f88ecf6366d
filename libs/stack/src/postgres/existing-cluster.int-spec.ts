import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, cp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTempFolder } from '@beacon/testing';
import { unprivilegedUser } from '../processes/run-user.js';
import { takeCluster } from './existing-cluster.js';
import { startPostgres } from './postgres.js';

describe(takeCluster, () => {
  let folder: string;
  let dataDir: string;

  beforeAll(async () => {
    folder = await openTempFolder();
    dataDir = join(folder, 'postgres');
    await (await startPostgres({ dataDir, durable: false })).stop();
  });

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('makes a cluster run that was copied without its owner and its modes', async () => {
    const copy = join(folder, 'copied', 'postgres');
    await cp(dataDir, copy, { recursive: true });
    await chmod(join(copy, 'data'), 0o755);
    for (const path of [join(folder, 'copied'), copy]) await chmod(path, 0o711);
    const sut = await startPostgres({ dataDir: copy, durable: false });
    await sut.stop();
    const expected = unprivilegedUser()?.uid ?? process.getuid?.();
    expect((await stat(join(copy, 'data', 'PG_VERSION'))).uid).toBe(expected);
  });

  it('runs as whoever owns the files, when it is root', async () => {
    if (unprivilegedUser() === undefined) return;
    const copy = join(folder, 'other', 'postgres');
    await cp(dataDir, copy, { recursive: true });
    for (const path of [join(folder, 'other'), copy]) await chmod(path, 0o711);
    const owner = 47_111;
    const { status: given } = spawnSync('chown', ['-R', `${owner}:${owner}`, copy]);
    expect(given).toBe(0);
    const sut = await startPostgres({ dataDir: copy, durable: false });
    const status = await readFile(`/proc/${sut.pid}/status`, 'utf8').catch(() => null);
    await sut.stop();
    if (status !== null) expect(status).toMatch(new RegExp(`^Uid:\\s+${owner}\\s`, 'm'));
    expect((await stat(join(copy, 'data'))).uid).toBe(owner);
  });

  it('starts beside a lock whose process id another program has got', async () => {
    const stranger = spawn('sleep', ['300'], {
      stdio: 'ignore',
      uid: unprivilegedUser()?.uid,
      gid: unprivilegedUser()?.gid,
    });
    await once(stranger, 'spawn');
    const lock = join(dataDir, 'data', 'postmaster.pid');
    await writeFile(lock, `${stranger.pid}\n${dataDir}/data\n1\n1\n\n\n`);
    const { uid, gid } = await stat(join(dataDir, 'data'));
    await chown(lock, uid, gid);
    try {
      const sut = await startPostgres({ dataDir, durable: false });
      await sut.stop();
      expect(stranger.exitCode).toBeNull();
    } finally {
      stranger.kill();
    }
  });

  it('refuses a cluster of another major version, and says what to do', async () => {
    const file = join(dataDir, 'data', 'PG_VERSION');
    const version = await readFile(file, 'utf8');
    await writeFile(file, '16\n');
    await expect(startPostgres({ dataDir })).rejects.toThrow(
      /is PostgreSQL 16's, and this Beacon brings PostgreSQL 17.*Start it with the Beacon/s,
    );
    await writeFile(file, version);
  });
});
