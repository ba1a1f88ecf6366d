import { execFile, spawn, spawnSync } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { migrations } from '@beacon/migrations';
import { createOrm, runStatement } from '@beacon/persistence';
import { startPostgres } from '@beacon/stack';
import { ApiClient, isRunning, openTempFolder, runningWith, until } from '@beacon/testing';
import { demoJob } from '../demo/job.js';
import { COMMAND } from '../spec/command-spec.js';
import { makeOldData, OLD_SCHEMA, rowsOf } from '../spec/old-data-spec.js';
import type { OldRows } from '../spec/old-data-spec.js';

interface Ended {
  readonly code: number | string | null | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

interface Status {
  readonly status: string;
  readonly pid: number;
  readonly gateway: string;
  readonly processes: readonly { name: string; pid: number; restarts: number; state: string }[];
}

const [FILE = '', ...FIRST] = COMMAND;
/** A start on a machine with much else to do. */
const LIMIT_MS = 240_000;

describe('beacon up', () => {
  let temp: string;
  let data: string;

  beforeAll(async () => {
    temp = await openTempFolder();
    data = join(temp, 'data');
  });

  afterEach(async () => {
    await beacon('down', '--data', data);
  });

  afterAll(async () => {
    await rm(temp, { recursive: true, force: true });
  });

  async function beacon(...args: readonly string[]): Promise<Ended> {
    return beaconWith({}, ...args);
  }

  async function beaconWith(env: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<Ended> {
    const options = {
      cwd: temp,
      env: { ...process.env, XDG_STATE_HOME: join(temp, 'state'), ...env },
      timeout: 200_000,
    };
    return new Promise((resolve) => {
      execFile(FILE, [...FIRST, ...args], options, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : error.code, stdout, stderr }),
      );
    });
  }

  async function upOn(folder: string): Promise<Ended> {
    const ended = await beacon('up', '--demo', '--detach', '--json', '--data', folder);
    if (ended.code !== 0) throw new Error(ended.stderr);
    return ended;
  }

  async function statusOf(folder: string): Promise<Status> {
    return JSON.parse((await beacon('status', '--json', '--data', folder)).stdout) as Status;
  }

  /** Does something with the database while no stack runs on the folder. */
  async function onDatabase(work: (url: string) => Promise<void>): Promise<void> {
    const postgres = await startPostgres({ dataDir: join(data, 'postgres') });
    try {
      await work(postgres.url);
    } finally {
      await postgres.stop();
    }
  }

  it(
    'starts a stack that keeps its jobs, says so, and refuses a second one on its folder',
    async () => {
      const up = await upOn(data);
      const state = JSON.parse(up.stdout) as Status;
      expect(up.stdout + up.stderr).not.toMatch(/:[0-9a-f]{48}@/);
      const api = new ApiClient(state.gateway);
      const { status, body } = await api.post('/api/v1/jobs', demoJob());
      expect(status).toBe(202);
      const id = String(body['id']);
      await until(async () => (await api.job(id)).status === 'completed', 'the job ends', 60_000);

      const second = await beacon('up', '--demo', '--data', data);
      expect(second).toMatchObject({ code: 2, stdout: '' });
      for (const word of [`process ${state.pid}`, state.gateway, 'since 20', 'beacon down']) {
        expect(second.stderr).toContain(word);
      }

      expect(await beacon('down')).toMatchObject({
        code: 0,
        stdout: `Stopped. The data stays in ${data}.\n`,
      });
      expect(runningWith(data)).toEqual([]);
      expect(await beacon('status')).toMatchObject({ code: 1 });

      // The folder alone is enough, also under another name.
      const moved = join(temp, 'moved');
      await rename(data, moved);
      const again = await beacon('up', '--detach', '--json', '--data', moved);
      expect([again.code, again.stderr]).toEqual([0, expect.anything()]);
      const { gateway } = JSON.parse(again.stdout) as Status;
      expect((await new ApiClient(gateway).job(id)).status).toBe('completed');
      await beacon('down', '--data', moved);
      await rename(moved, data);
    },
    LIMIT_MS,
  );

  it(
    'starts processes again that die, and tells of it',
    async () => {
      await upOn(data);
      const before = await statusOf(data);
      const pidOf = (status: Status, name: string): number =>
        status.processes.find((process) => process.name === name)?.pid ?? 0;
      for (const name of ['planner', 'postgres', 'nats'])
        process.kill(pidOf(before, name), 'SIGKILL');
      const isBack = (status: Status, name: string): boolean =>
        ![-1, pidOf(before, name)].includes(pidOf(status, name));
      await until(
        async () => {
          const now = await statusOf(data);
          return ['planner', 'postgres', 'nats'].every((name) => isBack(now, name));
        },
        'all run again',
        60_000,
      );
      const text = await beacon('status', '--data', data);
      expect(text.stdout).toMatch(/planner +\d+ +\d+ {2}running; ended before with signal SIGKILL/);
      const logs = await beacon('logs', 'beacon', '--data', data);
      expect(logs.stdout).toMatch(
        /Z planner ended with signal SIGKILL: starting it again in 0\.5 s/,
      );
      expect(
        (await beacon('logs', '--data', data, '--lines', '5')).stdout.split('\n'),
      ).toHaveLength(6);
      expect(await beacon('logs', 'nothing', '--data', data)).toMatchObject({ code: 2 });
    },
    LIMIT_MS,
  );

  it(
    'goes on after everything was killed at once',
    async () => {
      const { gateway } = JSON.parse((await upOn(data)).stdout) as Status;
      const api = new ApiClient(gateway);
      const { body } = await api.post('/api/v1/jobs', { ...demoJob(), repeats: 20 });
      const id = String(body['id']);
      await until(
        async () => (await api.job(id)).counters.recorded > 0,
        'the job is under way',
        60_000,
      );
      const { pid, processes } = await statusOf(data);
      process.kill(pid, 'SIGKILL');
      for (const { pid: its } of processes) process.kill(-its, 'SIGKILL');

      expect((await beacon('status', '--data', data)).stdout).toContain('it was killed');
      const again = await upOn(data);
      expect(again.stderr).toContain('was killed');
      const after = new ApiClient((JSON.parse(again.stdout) as Status).gateway);
      await until(
        async () => (await after.job(id)).status === 'completed',
        'the job ends',
        120_000,
      );
      const { counters } = await after.job(id);
      expect([counters.recorded, counters.failed]).toEqual([72 * 20, 0]);
    },
    LIMIT_MS,
  );

  it(
    'ends what is left of a stack whose supervisor was killed together with its watchdog',
    async () => {
      await upOn(data);
      const { pid, processes } = await statusOf(data);
      for (const watchdog of childrenOf(pid, '/bin/sh')) process.kill(watchdog, 'SIGKILL');
      process.kill(pid, 'SIGKILL');
      const again = await upOn(data);
      expect(again.stderr).toContain(`${processes.length} of its processes were left`);
      for (const { pid: its } of processes) expect(isRunning(its)).toBe(false);
    },
    LIMIT_MS,
  );

  it(
    'backs up data of an older schema, migrates it, and can be taken back to the backup',
    async () => {
      let jobsBefore: number | undefined;
      await upOn(data);
      await beacon('down', '--data', data);
      await onDatabase(async (url) => {
        const orm = await createOrm({ url });
        const counted = await runStatement<{ jobs: number }>(
          orm.em.fork(),
          'select count(*)::int as jobs from jobs',
        );
        jobsBefore = counted[0]?.jobs;
        await orm.migrator.down();
        await orm.close();
      });
      const [before = '', newest = ''] = migrations.slice(-2).map(({ name }) => name);
      const up = await upOn(data);
      for (const word of [before, `migrating to ${newest}`, join(data, 'backups')]) {
        expect(up.stderr).toContain(word);
      }
      const { gateway } = JSON.parse(up.stdout) as Status;
      const jobs = (await new ApiClient(gateway).get('/api/v1/jobs')).body['jobs'];
      expect(jobs).toHaveLength(jobsBefore ?? -1);
      await beacon('down', '--data', data);

      const [name = ''] = await readdir(join(data, 'backups'));
      const backup = join(data, 'backups', name);
      expect(JSON.parse(await readFile(join(backup, 'backup.json'), 'utf8'))).toMatchObject({
        schema: before,
      });
      expect((await stat(backup)).mode & 0o077).toBe(0);
      // As docs/install.md says.
      await rm(join(data, 'postgres'), { recursive: true });
      await rm(join(data, 'nats'), { recursive: true });
      await cp(join(backup, 'postgres'), join(data, 'postgres'), { recursive: true });
      const second = await upOn(data);
      for (const word of ['backed up to', `removed the old backup ${backup}`]) {
        expect(second.stderr).toContain(word);
      }
      expect(await readdir(join(data, 'backups'))).toHaveLength(1);
    },
    LIMIT_MS,
  );

  it(
    'takes over data that a version of long ago has made, with a job that has ended in it',
    async () => {
      const now = new ApiClient((JSON.parse((await upOn(data)).stdout) as Status).gateway);
      const { body } = await now.post('/api/v1/jobs', demoJob());
      const id = String(body['id']);
      await until(async () => (await now.job(id)).status === 'completed', 'it ends', 60_000);
      await beacon('down', '--data', data);
      const rows: OldRows[] = [];
      await onDatabase(async (url) => void rows.push(...(await rowsOf(url, id))));

      const old = join(temp, 'old');
      await makeOldData(join(old, 'postgres'), rows);
      const up = await upOn(old);
      const newest = migrations.at(-1)?.name ?? '';
      for (const word of [
        `older version (${OLD_SCHEMA})`,
        `migrating to ${newest}`,
        join(old, 'backups'),
      ]) {
        expect(up.stderr).toContain(word);
      }
      const api = new ApiClient((JSON.parse(up.stdout) as Status).gateway);
      expect((await api.job(id)).counters).toMatchObject({ expected: 72, recorded: 72 });
      const verdict = await api.get(`/api/v1/jobs/${id}/verdict`);
      expect([verdict.status, verdict.body['interim']]).toEqual([200, false]);
      await beacon('down', '--data', old);
      const [name = ''] = await readdir(join(old, 'backups'));
      const note = await readFile(join(old, 'backups', name, 'backup.json'), 'utf8');
      expect(JSON.parse(note)).toMatchObject({ beacon: null, schema: OLD_SCHEMA });
    },
    LIMIT_MS,
  );

  it(
    'refuses data that is newer than itself, and PostgreSQL of another major version, and says what to do',
    async () => {
      await onDatabase(async (url) => {
        const orm = await createOrm({ url });
        await runStatement(
          orm.em.fork(),
          `insert into schema_migrations (name) values ('9999-later')`,
        );
        await orm.close();
      });
      const newer = await beacon('up', '--demo', '--detach', '--data', data);
      expect(newer).toMatchObject({ code: 2, stdout: '' });
      for (const word of [
        'newer than this Beacon',
        '9999-later',
        'backups',
        'Nothing was changed',
      ]) {
        expect(newer.stderr).toContain(word);
      }
      const version = join(data, 'postgres/data/PG_VERSION');
      await writeFile(version, '16\n');
      const other = await beacon('up', '--demo', '--data', data);
      expect(other).toMatchObject({ code: 2, stdout: '' });
      expect(other.stderr).toContain("is PostgreSQL 16's");
      expect(runningWith(data)).toEqual([]);
    },
    LIMIT_MS,
  );

  describe('in a terminal', () => {
    function spawnUp(...args: readonly string[]): ChildProcessByStdio<null, Readable, Readable> {
      return spawn(FILE, [...FIRST, 'up', '--demo', '--data', fresh(), ...args], {
        cwd: temp,
        env: { ...process.env, XDG_STATE_HOME: join(temp, 'state') },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    }
    const fresh = (): string => join(temp, 'terminal');

    it(
      'runs until Ctrl-C, and leaves nothing running',
      async () => {
        const sut = spawnUp();
        const [text] = (await once(sut.stdout, 'data')) as [Buffer];
        expect(text.toString()).toMatch(/^Portal +http:\/\/127\.0\.0\.1:\d+\n/);
        sut.kill('SIGINT');
        expect(await once(sut, 'exit')).toEqual([0, null]);
        expect(runningWith(fresh())).toEqual([]);
        expect(await readdir(fresh())).not.toContain('beacon.json');
      },
      LIMIT_MS,
    );

    it(
      'gives up a start that is stopped, also one that was to be left running',
      async () => {
        for (const args of [[], ['--detach']]) {
          const sut = spawnUp(...args);
          await until(() => runningWith(`${fresh()}/`).length > 0, 'its processes are starting');
          sut.kill('SIGTERM');
          await once(sut, 'exit');
          await until(() => runningWith(fresh()).length === 0, 'all of them have ended');
          expect(await beacon('status', '--data', fresh())).toMatchObject({ code: 1 });
        }
      },
      LIMIT_MS,
    );
  });

  describe('before it starts anything', () => {
    it('refuses a folder with other things in it', async () => {
      const other = join(temp, 'other');
      await mkdir(other);
      await writeFile(join(other, 'notes.txt'), '');
      const { code, stderr } = await beacon('up', '--demo', '--data', other);
      expect([code, stderr]).toEqual([2, expect.stringContaining('not a data folder of Beacon')]);
    });

    it('says what to do without a catalogue, and what is wrong with one', async () => {
      const empty = join(temp, 'empty');
      const none = await beacon('up', '--data', empty);
      expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('beacon init')]);
      const file = join(temp, 'wrong.yaml');
      await writeFile(file, 'version: 1\nregions: []\n');
      const wrong = await beacon('up', '--data', empty, '--catalogue', file);
      expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('wrong.yaml')]);
      const away = await beacon('up', '--data', empty, '--catalogue', 'nowhere.yaml');
      expect([away.code, away.stderr]).toEqual([2, expect.stringContaining('nowhere.yaml')]);
    });

    it('refuses a port that is taken, and one that is none', async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as { port: number };
      const folder = join(temp, 'ports');
      const taken = await beacon('up', '--demo', '--data', folder, '--port', String(port));
      expect([taken.code, taken.stderr]).toEqual([2, expect.stringContaining('is taken')]);
      const none = await beaconWith({ BEACON_PORT: '70000' }, 'up', '--demo', '--data', folder);
      expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('--port')]);
      server.close();
    });

    it.each(['status', 'down', 'logs'])('has nothing for %s to be about', async (command) => {
      const { code, stderr } = await beacon(command, '--data', join(temp, 'nothing'));
      expect([code, stderr]).toEqual([2, expect.stringContaining('no data folder of Beacon')]);
    });
  });
});

/** Process ids of a process's children that run the program. */
function childrenOf(pid: number, program: string): readonly number[] {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  const rows = stdout.split('\n').map((line) => line.trim().split(/ +/));
  return rows
    .filter(([, parent, name]) => parent === String(pid) && name === program)
    .map(([child]) => Number(child));
}
