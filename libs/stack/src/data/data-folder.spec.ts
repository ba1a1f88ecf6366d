import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataFolderError } from '../errors.js';
import { unprivilegedUser } from '../processes/run-user.js';
import { openDataFolder } from './data-folder.js';
import { FACTS_FILE, readFacts } from './folder-facts.js';

describe(openDataFolder, () => {
  let temp: string;

  beforeEach(async () => {
    temp = await mkdtemp(join(tmpdir(), 'beacon-data-'));
  });

  afterEach(async () => {
    await rm(temp, { recursive: true, force: true });
  });

  it('makes an absent folder for its owner alone, and says in it what it is', async () => {
    const { path, facts } = await openDataFolder(join(temp, 'a', 'b'));
    const expected = unprivilegedUser() === undefined ? 0o700 : 0o711;
    expect((await stat(path)).mode & 0o777).toBe(expected);
    expect(facts).toMatchObject({ format: 1, beacon: null, demo: false });
    expect(await readFacts(path)).toEqual(facts);
  });

  it('closes a folder of its own that others could look into', async () => {
    await openDataFolder(temp);
    await chmod(temp, 0o777);
    await openDataFolder(temp);
    expect((await stat(temp)).mode & 0o066).toBe(0);
  });

  it('knows what it recorded when it is opened again', async () => {
    const folder = await openDataFolder(temp);
    await folder.record({ beacon: '1.2.3', demo: true });
    expect((await openDataFolder(temp)).facts).toMatchObject({ beacon: '1.2.3', demo: true });
  });

  it('refuses a folder with something else in it, and leaves it as it is', async () => {
    await writeFile(join(temp, 'thesis.tex'), 'mine');
    const { mode } = await stat(temp);
    await expect(openDataFolder(temp)).rejects.toThrow(/not empty, and not a data folder/);
    expect(await readFacts(temp)).toBeNull();
    expect((await stat(temp)).mode).toBe(mode);
  });

  it('takes a folder that the stack program made before there were such files', async () => {
    await mkdir(join(temp, 'postgres/data'), { recursive: true });
    await mkdir(join(temp, 'nats'));
    await writeFile(join(temp, 'postgres/data/PG_VERSION'), '17\n');
    expect((await openDataFolder(temp)).facts.beacon).toBeNull();
  });

  it.each([
    ['a file', 'text', /it is a file/],
    ['a path through a file', 'text/below', /cannot be the data folder/],
  ])('refuses %s', async (_, path, message) => {
    await writeFile(join(temp, 'text'), '');
    await expect(openDataFolder(join(temp, path))).rejects.toThrow(message);
  });

  it.each([
    [
      'a newer form, and names the version that made it',
      '{"format":2,"beacon":"9.1.0"}',
      /Beacon 9\.1\.0 made this folder anew/,
    ],
    ['facts that are cut off', '{"format":1,', /not what Beacon writes/],
    ['facts with a field of another kind', '{"format":1,"created_at":"yesterday"}', /created_at/],
  ])('refuses %s', async (_, written, message) => {
    await writeFile(join(temp, FACTS_FILE), written);
    const opening = openDataFolder(temp);
    await expect(opening).rejects.toThrow(message);
    await expect(opening).rejects.toThrow(DataFolderError);
  });

  it('lets one process have the folder at a time', async () => {
    const folder = await openDataFolder(temp);
    const lock = await folder.lock();
    expect(lock).not.toBeNull();
    expect(await (await openDataFolder(temp)).lock()).toBeNull();
    lock?.release();
    const next = await folder.lock();
    expect(next).not.toBeNull();
    next?.release();
  });

  it('gives the folder back when its holder is killed', async () => {
    const folder = await openDataFolder(temp);
    const script = `
      const { DatabaseSync } = require('node:sqlite');
      const held = new DatabaseSync(process.argv[1]);
      held.exec('pragma locking_mode = exclusive; begin exclusive');
      console.log('held');
      setInterval(() => held, 1000);`;
    const holder = spawn(process.execPath, ['--eval', script, join(temp, 'lock')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(holder.stdout, 'data');
    expect(await folder.lock()).toBeNull();
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const lock = await folder.lock();
    expect(lock).not.toBeNull();
    lock?.release();
  });
});
