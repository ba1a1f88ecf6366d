import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeBus, connectBus } from '@beacon/bus';
import { streams } from '@beacon/contracts';
import { startStack } from '@beacon/stack';
import type { Environment, Stack } from '@beacon/stack';
import { brokerLogin, until } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BeaconProgram } from '../spec/beacon-spec.js';
import type { PlainRun, Ran } from '../spec/beacon-spec.js';
import { JOB } from '../spec/on-stack-spec.js';
import { idsInFolder, idsInLines, idsInTable } from './tap-spec.js';

const LIMIT_MS = 180_000;
const CELLS = 288;
/** Exit code of a command that finds nobody to ask. */
const NO_BROKER = 2;

describe('taps of a job', () => {
  let folder: string;
  let stack: Stack;
  let sut: BeaconProgram;
  let runs: PlainRun[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'beacon-taps-'));
    writeFileSync(join(folder, 'job.yaml'), JOB);
    stack = await startStack({ onDeath: () => undefined });
    sut = new BeaconProgram(folder, {
      ...stack.brokerEnvironment('tap'),
      BEACON_NATS_URL: stack.natsUrl,
      BEACON_GATEWAY: stack.gatewayUrl,
    });
  }, LIMIT_MS);

  afterAll(async () => {
    for (const run of runs) run.kill('SIGKILL');
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, LIMIT_MS);

  const at = (name: string): string => join(folder, name);
  const tap = (out: string, jobId: string): PlainRun =>
    sut.start(['tap', '--name', 'n', '--out', out, '--until-complete', jobId, '--json']);

  /** A tap that begins while the broker is away says so and ends: whoever runs it begins it again. */
  const endOf = async (out: string, jobId: string, index: number): Promise<Ran> => {
    for (;;) {
      const ended = await runs[index]?.end();
      if (ended === undefined) throw new Error(`no tap of ${out}`);
      if (ended.status !== NO_BROKER) return ended;
      expect(ended.stderr).toMatch(/does not answer as a broker does|The broker has no/);
      runs[index] = tap(out, jobId);
    }
  };

  it(
    'have every event once, though taps, broker and recorder are killed in the middle',
    async () => {
      const outs = ['a.jsonl', 'b/', 'c.duckdb'];
      const submitted = await sut.run(['submit', 'job.yaml', '--var', 'REPEATS=4', '--json']);
      const jobId = String((JSON.parse(submitted.stdout) as { id: unknown }).id);
      runs = outs.map((out) => tap(out, jobId));
      await until(() => linesIn(at('a.jsonl')).length >= 20, 'the job is under way');
      for (const run of runs) run.kill('SIGKILL');
      await Promise.all(runs.map((run) => run.end()));
      const before = linesIn(at('a.jsonl')).length;
      await stack.process('nats').kill('SIGKILL');
      await stack.process('recorder').kill('SIGKILL');
      await stack.process('nats').restart();
      runs = outs.map((out) => tap(out, jobId));
      await until(() => linesIn(at('a.jsonl')).length >= before, 'the tap has begun again');
      // Now under the taps that begin or read.
      await stack.process('nats').kill('SIGKILL');
      await stack.process('nats').restart();
      await stack.process('recorder').restart();
      const ended = await Promise.all(outs.map(async (out, index) => endOf(out, jobId, index)));
      for (const { status, stdout, stderr } of ended) {
        expect([status, stderr]).toEqual([0, expect.not.stringContaining('    at ')]);
        expect(JSON.parse(stdout)).toMatchObject({ ended_by: 'jobs_ended', missing: [] });
      }
      const stored = [
        ...new Set(await idsInStream(stack.brokerEnvironment('operator'))),
      ].toSorted();
      expect(stored.filter((id) => id.startsWith('execution:'))).toHaveLength(CELLS);
      const written = [
        idsInLines(at('a.jsonl')),
        await idsInFolder(at('b')),
        await idsInTable(at('c.duckdb')),
      ];
      for (const ids of written) expect([...ids].toSorted()).toEqual(stored);
    },
    LIMIT_MS,
  );

  it('bring what was asked and answered where that is asked for', async () => {
    const { status, stdout } = await sut.run([
      'tap',
      '--limit',
      '3',
      '--type',
      'execution.recorded',
      '--with-answers',
    ]);
    const [line = ''] = stdout.split('\n');
    const { data } = JSON.parse(line) as { data: Record<string, unknown> };
    expect([status, data['question_text'], data['answer_text']]).toEqual([
      0,
      expect.stringMatching(/\w{3}/),
      expect.stringMatching(/\w/),
    ]);
    const without = await sut.run(['tap', '--until-now']);
    expect(without.stdout).not.toMatch(/question_text|answer_text/);
  });
});

/** Of a file that is being written to: its last line may not be whole. */
function linesIn(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  try {
    return idsInLines(path);
  } catch {
    return [];
  }
}

/** What the stream holds, read without anything of a tap. */
async function idsInStream(env: Environment): Promise<readonly string[]> {
  const bus = await connectBus(brokerLogin(env));
  try {
    const { messages } = (await bus.manager.streams.info(streams.events)).state;
    const consumer = await bus.client.consumers.get(streams.events, {});
    const ids: string[] = [];
    for await (const message of await consumer.fetch({ max_messages: messages, expires: 10_000 }))
      ids.push(message.json<{ id: string }>().id);
    return ids;
  } finally {
    await closeBus(bus);
  }
}
