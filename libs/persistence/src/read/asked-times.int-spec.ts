import { executionRow } from '@beacon/testing';
import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Databases, insertJob } from '../harness-spec.js';
import { readAskedTimes } from './asked-times.js';
import { recordExecutions } from '../recording/record-executions.js';
import type { ExecutionRow } from '../recording/execution-row.js';

const START = Date.parse('2026-11-20T10:00:00.000Z');
const [US, EU] = ['us-east', 'eu-west'] as const;
const PARTS = 10;

describe(readAskedTimes, () => {
  let databases: Databases;
  let orm: MikroORM;
  beforeAll(async () => {
    databases = new Databases();
    orm = await databases.migrated();
  });
  afterAll(async () => databases.stop());

  const record = async (
    jobId: string,
    rows: readonly (Partial<ExecutionRow> & { readonly second: number })[],
  ): Promise<void> => {
    await insertJob(orm, jobId);
    await recordExecutions(
      orm.em.fork(),
      rows.map(({ second, ...row }) =>
        executionRow({
          job_id: jobId,
          started_at: new Date(START + 1_000 * second).toISOString(),
          ...row,
        }),
      ),
    );
  };
  const read = async (jobId: string) => readAskedTimes(orm.em.fork(), jobId, PARTS);
  const cell = (question_id: string, region: string, second: number) => ({
    question_id,
    region,
    second,
  });

  it('tells how much later the last region asked each cell than the first, by model', async () => {
    await record('skew', [
      ...[1, 2, 3, 4].flatMap((n) => [cell(`q${n}`, US, n), cell(`q${n}`, EU, n + n * n)]),
      cell('q5', US, 90),
      { ...cell('q1', US, 50), model_id: 'b.1' },
    ]);
    const { skews } = await read('skew');
    expect(skews.toSorted((a, b) => (a.modelId < b.modelId ? -1 : 1))).toEqual([
      { modelId: 'a', cells: 4, medianSeconds: 4, p95Seconds: 16, maxSeconds: 16 },
      { modelId: 'b.1', cells: 0, medianSeconds: null, p95Seconds: null, maxSeconds: null },
    ]);
  });

  it('counts what each region asked when, and how it came out', async () => {
    await record('bins', [
      cell('q1', US, 0),
      cell('q2', US, 9.5),
      { ...cell('q3', US, 9.75), outcome: 'refused', status: 'refused' },
      { ...cell('q4', US, 100), outcome: 'refused', status: 'refused' },
      cell('q1', EU, 55),
      cell('q2', EU, 52),
    ]);
    const { bins } = await read('bins');
    const shown = bins.map((bin) => Object.values(bin).join(' ')).toSorted();
    expect(shown).toEqual([
      'a eu-west answered 5 2 52 55 107',
      'a us-east answered 0 2 0 9.5 9.5',
      'a us-east refused 0 1 9.75 9.75 9.75',
      'a us-east refused 9 1 100 100 100',
    ]);
  });

  it('leaves out what was not measured', async () => {
    await record('apart', [
      cell('q1', US, 0),
      cell('q1', EU, 0),
      { ...cell('q2', US, 10), status: 'failed', outcome: 'error' },
      { ...cell('q3', US, 20), status: 'cancelled', outcome: 'error' },
      { ...cell('q4', US, 30), quarantine: 'elsewhere' },
    ]);
    const { skews, bins } = await read('apart');
    expect(skews).toMatchObject([{ cells: 1, maxSeconds: 0 }]);
    expect(bins.map(({ bin, n }) => [bin, n])).toEqual([
      [0, 1],
      [0, 1],
    ]);
    expect(await read('nobody')).toEqual({ skews: [], bins: [] });
  });
});
