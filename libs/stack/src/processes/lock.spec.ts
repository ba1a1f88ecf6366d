import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { withLock } from './lock.js';
import { openTempFolder } from '@beacon/testing';

describe(withLock, () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await openTempFolder();
    file = join(folder, 'lock');
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('does one work after the other', async () => {
    const events: string[] = [];
    const work = (name: string) => async (): Promise<void> => {
      events.push(`${name} starts`);
      await new Promise((resolve) => setImmediate(resolve));
      events.push(`${name} ends`);
    };
    await Promise.all([withLock(file, work('a')), withLock(file, work('b'))]);
    expect(events.map((event) => event.split(' ')[1])).toEqual([
      'starts',
      'ends',
      'starts',
      'ends',
    ]);
  });

  it('takes over the lock of a dead process', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    await writeFile(file, String(pid));
    expect(await withLock(file, () => Promise.resolve('done'))).toBe('done');
  });

  it('goes on without the lock when its holder takes longer than the timeout', async () => {
    await writeFile(file, String(process.pid));
    expect(await withLock(file, () => Promise.resolve('done'), 300)).toBe('done');
  });

  it('gives the lock back after work that fails', async () => {
    await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(file)).toBe(false);
  });
});
