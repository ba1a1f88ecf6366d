import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { ApiClient, runningWith, until } from '@beacon/testing';
import { z } from 'zod';
import { BOUNDS, UNWANTED } from './bounds.js';
import { runCommandSpecs } from './command-specs.js';
import type { InstalledBeacon } from './installed-beacon.js';
import { otherNode } from './other-node.js';
import {
  filesIn,
  install,
  installDuckDb,
  makeRelease,
  openToOthers,
  PACKAGES,
  sizeOf,
} from './release.js';
import type { Release } from './release.js';

/** What the steps share: each goes on where the one before has ended. */
export interface Stage {
  /** Holds everything: npm files, the installation, the user's home. */
  readonly folder: string;
  readonly beacon: InstalledBeacon;
  readonly tell: (text: string) => void;
  release?: Release;
  /** A job that has ended. */
  job?: string;
}

/** One thing that must hold. */
export interface Step {
  readonly name: string;
  readonly run: (stage: Stage) => Promise<void>;
}

const addresses = z.object({ gateway: z.string(), pid: z.int() });
const processes = z.object({ pid: z.int(), processes: z.array(z.object({ pid: z.int() })) });

const QUESTIONS = ['math_basic', 'geography_basic', 'identity_basic', 'taiwan_status'];
const CELLS = QUESTIONS.length * 9;

function jobOf(repeats: number): object {
  return {
    version: 'v1',
    benchmark: { name: 'package', version: 'v1', description: 'The installed package' },
    constraints: { regions: ['US', 'EU', 'ASIA'], min_regions: 3, timeout: '10m' },
    metadata: { models: ['llama3.2-1b', 'mistral-7b', 'qwen2.5-1.5b'], created_by: 'test' },
    questions: QUESTIONS,
    repeats,
  };
}

async function start(stage: Stage, data: string, ...more: string[]): Promise<ApiClient> {
  const { stdout } = await stage.beacon.must('up', '--detach', '--json', '--data', data, ...more);
  return new ApiClient(addresses.parse(JSON.parse(stdout)).gateway);
}

async function submit(api: ApiClient, repeats: number): Promise<string> {
  const { status, body } = await api.post('/api/v1/jobs', jobOf(repeats));
  equal(status, 202, JSON.stringify(body));
  return String(body['id']);
}

async function untilComplete(api: ApiClient, id: string, cells: number): Promise<void> {
  await until(async () => (await api.job(id)).status === 'completed', 'the job ends', 120_000);
  const { counters } = await api.job(id);
  deepEqual([counters.recorded, counters.failed], [cells, 0]);
}

/** All steps, in their order. */
export const STEPS: readonly Step[] = [
  {
    name: 'the packages are made, are small, and hold nothing of development',
    run: async (stage) => {
      const release = await makeRelease(stage.folder);
      stage.release = release;
      stage.tell(
        `packed ${release.beacon.packed_bytes} B, unpacked ${release.beacon.unpacked_bytes} B`,
      );
      ok(release.beacon.packed_bytes < BOUNDS.packedBytes, 'the packed file is too large');
      ok(release.beacon.unpacked_bytes < BOUNDS.unpackedBytes, 'what is packed is too large');
      deepEqual(
        (await filesIn(release.beacon)).filter((file) => UNWANTED.test(file)),
        [],
      );
      const files = (await filesIn(release.nats)).toSorted();
      const expected = ['LICENSE', 'NOTICE', 'bin/nats-server', 'package.json'];
      deepEqual(
        files,
        expected.map((file) => `package/${file}`),
      );
    },
  },
  {
    name: 'npm installs them globally below an empty folder, and what it installs is bounded',
    run: async (stage) => {
      ok(stage.release);
      await install(stage.folder, stage.release);
      const bytes = await sizeOf(join(stage.folder, PACKAGES));
      stage.tell(`installed ${Math.round(bytes / 1e6)} MB`);
      ok(
        process.platform !== 'linux' || bytes < BOUNDS.installedBytes,
        `${bytes} bytes are installed`,
      );
      await stage.beacon.makeHome();
    },
  },
  {
    name: 'the command says its version and its help, under both of its names',
    run: async ({ beacon, tell }) => {
      for (const name of ['beacon', 'beacon-audit']) {
        const version = await beacon.program(name, '--version');
        match(version.stdout, /^beacon \d+\.\d+\.\d+\n$/, version.stderr);
      }
      match((await beacon.must('up', '--help')).stdout, /--data <folder>/);
      equal((await beacon.run('nonsense')).code, 2);
      const node = otherNode();
      tell(node === undefined ? 'no other Node here' : `also started by ${node}`);
      if (node === undefined) return;
      match((await beacon.runOn(node, '--version')).stdout, /^beacon \d/);
      equal((await beacon.runOn(node, 'nonsense')).code, 2);
    },
  },
  {
    name: 'DuckDB, which does not come with it, can be installed beside it',
    run: async ({ folder }) => installDuckDb(folder),
  },
  {
    name: "the command's specs hold for what was installed: help, success, bad input, no gateway, terminals",
    run: async ({ beacon }) => equal(await runCommandSpecs(beacon.file), 0, 'see what Jest said'),
  },
  {
    name: 'up runs a job, as a user who may not write to the installation',
    run: async (stage) => {
      const api = await start(stage, 'data', '--demo');
      stage.job = await submit(api, 1);
      await untilComplete(api, stage.job, CELLS);
      const { stdout } = await stage.beacon.must('status', '--json');
      const { gateway } = addresses.parse(JSON.parse(stdout));
      for (const page of ['/', '/api/docs', '/api/docs/swagger-ui-bundle.js'])
        equal((await fetch(`${gateway}${page}`)).status, 200, page);
      const status = await stage.beacon.must('status');
      deepEqual(await openToOthers(join(stage.beacon.home, 'data')), []);
      match(status.stdout, /executor-us-east +\d+ +0 {2}running/);
    },
  },
  {
    name: 'a second up on the same folder says who has it',
    run: async ({ beacon }) => {
      const second = await beacon.run('up', '--demo', '--data', 'data');
      equal(second.code, 2);
      match(second.stderr, /is in use: Beacon .* runs on it since .* \(process \d+\), at http/);
    },
  },
  {
    name: 'down ends everything, and the folder goes on under another name',
    run: async (stage) => {
      const { beacon, job = '' } = stage;
      await beacon.must('down');
      deepEqual(runningWith(beacon.home), []);
      await rename(join(beacon.home, 'data'), join(beacon.home, 'moved'));
      const api = await start(stage, 'moved');
      await untilComplete(api, job, CELLS);
    },
  },
  {
    name: 'a running job goes on after everything was killed',
    run: async (stage) => {
      const { beacon } = stage;
      const { stdout } = await beacon.must('status', '--json');
      const running = processes.parse(JSON.parse(stdout));
      const api = new ApiClient(addresses.parse(JSON.parse(stdout)).gateway);
      const repeats = 25;
      const id = await submit(api, repeats);
      await until(async () => (await api.job(id)).counters.recorded > 0, 'it is under way', 60_000);
      process.kill(running.pid, 'SIGKILL');
      for (const { pid } of running.processes) process.kill(-pid, 'SIGKILL');
      equal((await beacon.run('status')).code, 1);
      await untilComplete(await start(stage, 'moved'), id, CELLS * repeats);
      await beacon.must('down');
      deepEqual(runningWith(beacon.home), []);
    },
  },
];
