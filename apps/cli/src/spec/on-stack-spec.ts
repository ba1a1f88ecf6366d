import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BusOptions } from '@beacon/bus';
import { embeddedAccess, freePort } from '@beacon/stack';
import { brokerLogin, openTempFolder, until } from '@beacon/testing';
import { expect } from '@jest/globals';
import { z } from 'zod';
import { BeaconProgram, type PlainRun, type Ran, type TerminalRun } from './beacon-spec.js';

/** Eight questions, three models, three regions: 72 cells, times REPEATS. */
export const JOB = `
benchmark: { name: "\${NAME}" }
vars: { NAME: original-eight, REPEATS: 1 }
constraints: { regions: [US, EU, ASIA] }
models: [llama3.2-1b, mistral-7b, qwen2.5-1.5b]
repeats: \${REPEATS}
questions:
  - math_basic
  - geography_basic
  - identity_basic
  - tiananmen_neutral
  - taiwan_status
  - hongkong_2019
  - greatest_invention
  - greatest_leader
`;

/** What a line of JSON holds; each spec looks at what it knows. */
export type Facts = Readonly<Record<string, unknown>>;

const TOKEN = 'a-token-of-admins-of-specs';
const STARTED_WITHIN_MS = 200_000;

/** What `beacon up --json` says of a stack that runs. */
const running = z.object({ gateway: z.url(), nats: z.url(), data: z.string() });

/** The command on a stack that it started itself (services, broker, database; models are simulated), with a job that has ended. */
export class OnStack {
  #later: string | undefined;

  private constructor(
    /** Where the command runs; `job.yaml` is there. */
    readonly folder: string,
    /** `beacon up --demo --json`, which runs until the stack is stopped. */
    readonly up: PlainRun,
    readonly sut: BeaconProgram,
    /** The submission of the job, as it was watched on a terminal. */
    readonly watched: TerminalRun,
  ) {}

  static async start(): Promise<OnStack> {
    const folder = await openTempFolder();
    writeFileSync(join(folder, 'job.yaml'), JOB);
    // Where `beacon up` notes itself: other specs run stacks at the same time.
    const state = join(folder, 'state');
    const env = { BEACON_ADMIN_TOKEN: TOKEN, TZ: 'UTC', XDG_STATE_HOME: state };
    const port = String(await freePort());
    const up = new BeaconProgram(folder, env).start(['up', '--demo', '--json', '--port', port]);
    // Jest ends its workers so; after a spec that failed in the middle, nobody else stops it.
    process.once('exit', () => up.kill());
    await until(() => up.hasEnded || up.stdout.endsWith('\n'), 'it runs', STARTED_WITHIN_MS);
    if (up.hasEnded) throw new Error(`beacon up: ${(await up.end()).stderr}`);
    const BEACON_GATEWAY = `http://127.0.0.1:${port}`;
    const sut = new BeaconProgram(folder, { ...env, BEACON_GATEWAY });
    const watched = sut.onTerminal(['submit', 'job.yaml', '--watch']);
    await watched.end();
    return new OnStack(folder, up, sut, watched);
  }

  /** Stops the stack as a user does, and removes its data. */
  async stop(): Promise<void> {
    this.up.kill();
    await this.up.end();
    rmSync(this.folder, { recursive: true, force: true });
  }

  get gatewayUrl(): string {
    return running.parse(JSON.parse(this.up.stdout)).gateway;
  }

  /** To the broker, as somebody who may do everything. */
  async operator(): Promise<BusOptions> {
    const { nats, data } = running.parse(JSON.parse(this.up.stdout));
    const access = await embeddedAccess(data);
    return brokerLogin({ NATS_URL: nats, ...access?.environment('operator') });
  }

  /** Of the broker, after it is noted as the one of the last `beacon up`: a case that ran another has taken its place. */
  natsUrl(): string {
    const { nats, data } = running.parse(JSON.parse(this.up.stdout));
    writeFileSync(join(this.folder, 'state', 'beacon', 'current'), data);
    return nats;
  }

  /** 72 cells, completed. */
  get jobId(): string {
    return /Job (\S+): 72 cells/.exec(this.watched.written)?.[1] ?? '';
  }

  /** A second job of the same file, which has ended too. */
  async later(): Promise<string> {
    this.#later ??= await this.ended('--var', 'NAME=later');
    return this.#later;
  }

  /** Submits `job.yaml` and waits for its end; returns the job's id. */
  async ended(...args: readonly string[]): Promise<string> {
    const { stdout } = await this.sut.run(['submit', 'job.yaml', '--watch', '--json', ...args]);
    return String((JSON.parse(stdout.split('\n')[0] ?? '') as Facts)['id']);
  }

  /** What a command that succeeds prints as JSON. */
  async json(...args: readonly string[]): Promise<Facts> {
    return JSON.parse(await this.text(...args, '--json')) as Facts;
  }

  /** What a command that succeeds prints. */
  async text(...args: readonly string[]): Promise<string> {
    const { status, stdout, stderr } = await this.sut.run(args);
    expect([status, stderr]).toEqual([0, '']);
    return stdout;
  }

  /** What a command says that is refused. */
  async refused(...args: readonly string[]): Promise<string> {
    const { status, stdout, stderr }: Ran = await this.sut.run(args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).not.toContain('    at ');
    return stderr;
  }

  /** Submits `job.yaml`; returns the job's id. */
  async submitted(...args: readonly string[]): Promise<string> {
    return String((await this.json('submit', 'job.yaml', ...args))['id']);
  }
}
