import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { createDatabase, startPostgres } from './postgres.js';
import type { EmbeddedPostgres } from './postgres.js';
import { isRunning, openTempFolder, runningWith } from '@beacon/testing';

async function query(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [],
    discovery: { warnWhenNoEntities: false },
  });
  try {
    return await orm.em.getConnection().execute(sql);
  } finally {
    await orm.close(true);
  }
}

describe(startPostgres, () => {
  let sut: EmbeddedPostgres;
  let folder: string;

  beforeAll(async () => {
    folder = await openTempFolder();
    sut = await startPostgres({ dataDir: join(folder, 'database'), durable: false });
  });

  afterAll(async () => {
    await sut.stop();
    await rm(folder, { recursive: true });
  });

  it('answers a query, in UTF-8 and sorting by code point', async () => {
    const rows = await query(
      sut.url,
      `select version(), current_setting('server_encoding') as encoding, 'a' < 'B' as folded`,
    );
    expect(rows).toEqual([
      { version: expect.stringMatching(/^PostgreSQL 17/), encoding: 'UTF8', folded: false },
    ]);
  });

  it('listens on the loopback address alone and asks for the password', async () => {
    expect(await query(sut.url, 'show listen_addresses')).toEqual([
      { listen_addresses: '127.0.0.1' },
    ]);
    const wrong = new URL(sut.url);
    wrong.password = 'wrong';
    await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password/);
  });

  it('creates a database that is empty and separate', async () => {
    const url = await createDatabase(sut.url, 'separate');
    expect(await query(url, 'select current_database() as name')).toEqual([{ name: 'separate' }]);
    await expect(createDatabase(sut.url, 'a"b')).rejects.toThrow(/Not a name/);
  });

  it('comes back on the same port with its data after a kill', async () => {
    const before = sut.url;
    await query(sut.url, `create table kept as select 'still here' as word; checkpoint`);
    await sut.kill('SIGKILL');
    await expect(query(sut.url, 'select 1')).rejects.toThrow(/ECONNREFUSED|connect/);
    await sut.restart();
    expect(sut.url).toBe(before);
    expect(await query(sut.url, 'select word from kept')).toEqual([{ word: 'still here' }]);
  });

  it('keeps a data folder that it was given, with its password, over a stop', async () => {
    const dataDir = join(folder, 'kept');
    const first = await startPostgres({ dataDir, durable: false });
    await query(first.url, `create table kept as select 1 as number`);
    await first.stop();
    const second = await startPostgres({ dataDir, durable: false });
    expect(await query(second.url, 'select number from kept')).toEqual([{ number: 1 }]);
    await second.stop();
  });

  it('is gone after stop, and so is its temporary folder', async () => {
    const temporary = await startPostgres({ durable: false });
    const [, dataFolder = ''] =
      /-D (\S+)/.exec(runningWith(`port=${temporary.ready.port}`)[0] ?? '') ?? [];
    expect(existsSync(dataFolder)).toBe(true);
    await temporary.stop();
    expect(isRunning(temporary.pid)).toBe(false);
    expect(existsSync(join(dataFolder, '..'))).toBe(false);
  });

  it('says why it cannot start, and leaves nothing, on a port that is taken', async () => {
    const dataDir = join(folder, 'second');
    const second = startPostgres({ dataDir, port: sut.ready.port, durable: false });
    await expect(second).rejects.toThrow(/could not bind IPv4 address/);
    expect(runningWith(dataDir)).toEqual([]);
  });
});
