import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot, startStack } from '@beacon/stack';
import type { Stack } from '@beacon/stack';
import { ApiClient, until } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const LIMIT_MS = 120_000;
const CELLS = 36;
const JOB = {
  version: 'v1',
  benchmark: { name: 'examples', version: 'v1', description: 'The worked examples' },
  constraints: { regions: ['US', 'EU', 'ASIA'], min_regions: 3, timeout: '10m' },
  metadata: { models: ['llama3.2-1b', 'qwen2.5-1.5b'], created_by: 'test' },
  questions: ['math_basic', 'taiwan_status', 'tiananmen_neutral'],
  repeats: 2,
};

/** A program of an example, and what it has written. */
class Example {
  output = '';
  readonly #ended: Promise<number | null>;

  constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (part: string) => (this.output += part));
    this.#ended = once(child, 'close').then(([code]) => code as number | null);
  }

  async end(): Promise<number | null> {
    return this.#ended;
  }

  stop(signal: NodeJS.Signals = 'SIGTERM'): void {
    this.child.kill(signal);
  }
}

/** What the pages of examples/ say, on a stack. */
describe('the worked examples', () => {
  let folder: string;
  let stack: Stack;
  let job: string;
  const started: Example[] = [];

  function start(file: string, ...args: readonly string[]): Example {
    const { PATH } = process.env;
    const env = {
      PATH,
      HOME: folder,
      BEACON: `${process.execPath} ${join(projectRoot(), 'apps/cli/dist/main.js')}`,
      BEACON_NATS_URL: stack.natsUrl,
      BEACON_GATEWAY: stack.gatewayUrl,
      ...stack.brokerEnvironment('tap'),
    };
    const path = join(projectRoot(), 'examples', file);
    const example = new Example(spawn(process.execPath, [path, ...args], { cwd: folder, env }));
    started.push(example);
    return example;
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'beacon-examples-'));
    stack = await startStack();
    const { status, body } = await new ApiClient(stack.gatewayUrl).post('/api/v1/jobs', JOB);
    expect([status, body]).toEqual([202, expect.objectContaining({ id: expect.any(String) })]);
    job = String(body['id']);
  }, LIMIT_MS);

  afterAll(async () => {
    for (const example of started) example.stop('SIGKILL');
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, LIMIT_MS);

  it(
    'analytics-duckdb shows refusals while the job runs, and ends with all of it',
    async () => {
      const example = start('analytics-duckdb/live-refusals.mjs', job, 'refusals.duckdb');
      expect([await example.end(), example.output]).toEqual([
        0,
        expect.stringMatching(new RegExp(`^${CELLS} answers; questions that are refused:$`, 'm')),
      ]);
      expect(example.output).toMatch(/^ {2}(taiwan_status|tiananmen_neutral) +asia-pacific +\d/m);
    },
    LIMIT_MS,
  );

  it(
    'notebook counts as the verdict does',
    async () => {
      const example = start('notebook/run.mjs', job, 'job.parquet');
      expect([await example.end(), example.output]).toEqual([
        0,
        expect.stringMatching(/^24 numbers, the same as in the gateway's verdict\.$/m),
      ]);
    },
    LIMIT_MS,
  );

  it(
    'tap-nest gets all events by its patterns, and after it was killed those that it had not handled',
    async () => {
      const tsc = join(projectRoot(), 'node_modules/@typescript/native/bin/tsc');
      const compiled = new Example(
        spawn(process.execPath, [tsc, '-p', 'examples/tap-nest'], { cwd: projectRoot() }),
      );
      expect([await compiled.end(), compiled.output]).toEqual([0, '']);
      const example = start('tap-nest/dist/main.js');
      await until(() => example.output.includes('\n'), 'it has seen the job');
      const [line = ''] = example.output.split('\n');
      expect(JSON.parse(line)).toMatchObject({ job, status: 'completed', executions: CELLS });
      example.stop('SIGKILL');
      await example.end();
      const { body } = await new ApiClient(stack.gatewayUrl).post('/api/v1/jobs', JOB);
      const again = start('tap-nest/dist/main.js');
      await until(() => again.output.includes('\n'), 'it has seen the second job');
      const [second = ''] = again.output.split('\n');
      expect(JSON.parse(second)).toMatchObject({ job: body['id'], executions: CELLS });
      again.stop();
      // Nest ends the process by the signal itself, when its hooks have run.
      expect(await again.end()).toBeNull();
    },
    LIMIT_MS,
  );
});
