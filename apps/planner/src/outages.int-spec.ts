import type { ExecuteTaskV1 } from '@beacon/contracts';
import { countCells } from '@beacon/domain';
import { RecordingLogger, until } from '@beacon/testing';
import { startStack } from '@beacon/stack';
import type { Stack } from '@beacon/stack';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Harness, specOf } from './harness-spec.js';

const SPEC = specOf({ questionCount: 30 });
const CELLS = countCells(SPEC);

/** A planner in a process of its own, whose broker and database are taken away. */
describe('the planner in an outage', () => {
  let harness: Harness;
  let stack: Stack;
  const deaths: string[] = [];

  beforeAll(async () => {
    Logger.overrideLogger(new RecordingLogger());
    process.env['BEACON_SIMULATOR_URL'] = 'http://127.0.0.1:9';
    harness = await Harness.start({ ownPostgres: true });
    stack = await startStack({
      parts: ['planner'],
      natsUrl: harness.nats.ready.url,
      env: { planner: harness.broker.environment('planner') },
      databaseUrl: harness.databaseUrl,
      onDeath: ({ name }) => void deaths.push(name),
    });
  });
  beforeEach(async () => harness.clear());
  afterAll(async () => {
    await stack.stop();
    await harness.stop();
  });

  const pid = (): number => stack.process('planner').pid;
  const isUnwell = async (service: string): Promise<boolean> => {
    const response = await fetch(`${stack.process('planner').url}/health/ready`);
    const text = await response.text();
    return response.status === 503 && text.includes(`"name":"${service}","status":"down"`);
  };
  /** Works until enough is taken, or the job has ended. An outage of what the spec itself needs is waited out, too. */
  const work = async (jobId: string, atLeast: number, taken: ExecuteTaskV1[]): Promise<void> => {
    await until(
      async () => {
        try {
          taken.push(...(await harness.work()));
          return taken.length >= atLeast && (await isDone(jobId, atLeast));
        } catch {
          return false;
        }
      },
      `${atLeast} cells of ${jobId} are taken`,
      40_000,
    );
  };
  const isDone = async (jobId: string, atLeast: number): Promise<boolean> =>
    atLeast < CELLS || (await harness.job(jobId)).status === 'completed';
  const cellsOf = (taken: readonly ExecuteTaskV1[]): Set<string> =>
    new Set(taken.map(({ region, cell }) => `${region}/${cell}`));
  const recorded = async (jobId: string): Promise<number> =>
    (await harness.executions(jobId)).length;

  it('survives PostgreSQL killed and started again', async () => {
    const taken: ExecuteTaskV1[] = [];
    await harness.insertJob('killed', SPEC, 'queued');
    await work('killed', 20, taken);
    const before = pid();
    await harness.postgres.kill('SIGKILL');
    await until(() => isUnwell('postgres'), 'the planner misses the database');
    await harness.postgres.restart();
    await work('killed', CELLS, taken);
    expect(pid()).toBe(before);
    expect(deaths).toEqual([]);
    expect(cellsOf(taken).size).toBe(CELLS);
    expect(await recorded('killed')).toBe(CELLS);
  });

  it('waits for a database that is away when it starts, and then takes up what is there', async () => {
    const taken: ExecuteTaskV1[] = [];
    await harness.insertJob('early', SPEC, 'queued');
    await work('early', 20, taken);
    await stack.process('planner').kill('SIGKILL');
    await harness.postgres.kill('SIGKILL');
    const back = stack.process('planner').restart();
    await until(
      () =>
        stack
          .process('planner')
          .logs()
          .some((line) => line.includes('database.awaited')),
      'the planner waits',
      // A process that starts on a busy machine takes its time, and all the others of this file need the database back.
      60_000,
    );
    await harness.postgres.restart();
    await back;
    await work('early', CELLS, taken);
    expect(await recorded('early')).toBe(CELLS);
  });

  it('survives PostgreSQL that stands still', async () => {
    const taken: ExecuteTaskV1[] = [];
    await harness.insertJob('stopped', SPEC, 'queued');
    await work('stopped', 20, taken);
    const before = pid();
    const backends = await harness.databasePids();
    for (const one of backends) process.kill(one, 'SIGSTOP');
    await until(() => isUnwell('postgres'), 'the planner misses the database');
    for (const one of backends) process.kill(one, 'SIGCONT');
    await work('stopped', CELLS, taken);
    expect(pid()).toBe(before);
    expect(await recorded('stopped')).toBe(CELLS);
  });

  it('survives a broker that is killed and started again', async () => {
    const taken: ExecuteTaskV1[] = [];
    await harness.insertJob('broker', SPEC, 'queued');
    await work('broker', 20, taken);
    const before = pid();
    await harness.nats.kill();
    await until(() => isUnwell('nats'), 'the planner misses the broker');
    await harness.nats.restart();
    await work('broker', CELLS, taken);
    expect(pid()).toBe(before);
    expect(deaths).toEqual([]);
    expect(await recorded('broker')).toBe(CELLS);
  });

  it('makes the streams of a broker that lost its disk, and goes on', async () => {
    const taken: ExecuteTaskV1[] = [];
    await harness.insertJob('wiped', SPEC, 'queued');
    await work('wiped', 20, taken);
    const before = pid();
    await harness.wipeBroker();
    await work('wiped', CELLS, taken);
    expect(pid()).toBe(before);
    expect(cellsOf(taken).size).toBe(CELLS);
    expect(taken.length).toBe(CELLS);
    expect(await recorded('wiped')).toBe(CELLS);
  });

  it('goes on where it was when it is killed itself', async () => {
    const taken: ExecuteTaskV1[] = [];
    await harness.insertJob('itself', SPEC, 'queued');
    await work('itself', 20, taken);
    await stack.process('planner').kill('SIGKILL');
    await stack.process('planner').restart();
    await work('itself', CELLS, taken);
    expect(cellsOf(taken).size).toBe(CELLS);
    expect(await recorded('itself')).toBe(CELLS);
  });
});
