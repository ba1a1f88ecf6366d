import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack, type Stack } from '@beacon/stack';
import { expect } from '@jest/globals';
import { BeaconProgram, type Ran, type TerminalRun } from './beacon-spec.js';

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

/** The command on a real stack (services, broker, database; models are simulated), with a job that has ended. */
export class OnStack {
  private constructor(
    /** Where the command runs; `job.yaml` is there. */
    readonly folder: string,
    private readonly stack: Stack,
    readonly sut: BeaconProgram,
    /** The submission of the job, as it was watched on a terminal. */
    readonly watched: TerminalRun,
  ) {}

  static async start(): Promise<OnStack> {
    const folder = mkdtempSync(join(tmpdir(), 'beacon-on-stack-'));
    writeFileSync(join(folder, 'job.yaml'), JOB);
    const stack = await startStack({ env: { gateway: { BEACON_ADMIN_TOKEN: TOKEN } } });
    const env = { BEACON_GATEWAY: stack.gatewayUrl, BEACON_ADMIN_TOKEN: TOKEN, TZ: 'UTC' };
    const sut = new BeaconProgram(folder, env);
    const watched = sut.onTerminal(['submit', 'job.yaml', '--watch']);
    await watched.end();
    return new OnStack(folder, stack, sut, watched);
  }

  async stop(): Promise<void> {
    await this.stack.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  get gatewayUrl(): string {
    return this.stack.gatewayUrl;
  }

  get natsUrl(): string {
    return this.stack.natsUrl;
  }

  /** 72 cells, completed. */
  get jobId(): string {
    return /Job (\S+): 72 cells/.exec(this.watched.written)?.[1] ?? '';
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
