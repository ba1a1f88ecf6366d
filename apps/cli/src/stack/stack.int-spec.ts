import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { projectRoot } from '@beacon/stack';
import { firstLine, openTempFolder, runningWith, spawnStackProgram, until } from '@beacon/testing';

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
      database: expect.stringMatching(/^postgresql:\/\/beacon@127/),
      database_password_file: expect.stringMatching(/password$/),
      simulator: null,
    });
    sut.kill('SIGINT');
    expect(await once(sut, 'exit')).toEqual([0, null]);
    expect(runningWith(temp)).toEqual([]);
    expect(leftIn(temp)).toEqual([]);
  }, 300_000);

  it('leaves nothing behind after Ctrl-C while it starts', async () => {
    const sut = spawnStackProgram(projectRoot(), ['--only', 'postgres'], { TMPDIR: temp });
    await until(() => runningWith(temp).length > 0, 'initdb runs');
    sut.kill('SIGINT');
    expect(await once(sut, 'exit')).toEqual([0, null]);
    expect(runningWith(temp)).toEqual([]);
    expect(leftIn(temp)).toEqual([]);
  });

  it('leaves nothing behind when it is killed', async () => {
    const sut = spawnStackProgram(projectRoot(), ['--only', 'postgres,nats'], { TMPDIR: temp });
    await firstLine(sut);
    expect(runningWith(temp).length).toBeGreaterThanOrEqual(2);
    sut.kill('SIGKILL');
    await until(() => runningWith(temp).length === 0, 'the processes are gone');
    await until(() => leftIn(temp).length === 0, 'their data is gone');
  });

  it('leaves nothing behind when it is killed while it starts', async () => {
    const sut = spawnStackProgram(projectRoot(), ['--only', 'postgres'], { TMPDIR: temp });
    await until(() => runningWith(temp).length > 0, 'initdb runs');
    sut.kill('SIGKILL');
    await until(() => runningWith(temp).length === 0, 'the processes are gone');
    await until(() => leftIn(temp).length === 0, 'their data is gone');
  });
});

/** What a stack left in its temporary folder. The copy of PostgreSQL for a project that others cannot enter is kept on purpose. */
function leftIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => !name.startsWith('beacon-postgres-'));
}
