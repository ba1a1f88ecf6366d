import type { ExecuteTaskV1 } from '@beacon/contracts';
import type { JobSpec } from '@beacon/domain';
import { replaceExecutions } from '@beacon/persistence';
import { executionRow } from '@beacon/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CostCloser } from '../closing/cost-closer.js';
import { Harness, REGIONS, catalogue, specOf } from '../harness-spec.js';
import type { PlanningPass } from './planning-pass.js';
import { ReachedLimits } from './reached-limits.js';

/** A dollar for a million tokens in, two for a million out: 1,000 nanodollars a token in, 2,000 out. */
const PRICED = {
  ...catalogue,
  lanes: catalogue.lanes.map((lane) => ({
    ...lane,
    prices: { inputPerMillion: 1, outputPerMillion: 2 },
  })),
};
/** `Question 1?`, `In us-east.`, what providers put around them, and 50 tokens of an answer. */
const CALL = (100 + 11 + 11) * 1_000 + 50 * 2_000;
const REAL = 20_000;

describe('a job with a cost limit', () => {
  let harness: Harness;
  let pass: PlanningPass;
  let reached: ReachedLimits;
  beforeAll(async () => (harness = await Harness.start()));
  afterAll(async () => harness.stop());
  beforeEach(async () => {
    await harness.clear();
    reached = new ReachedLimits();
    pass = harness.pass({ catalogue: PRICED, reached });
  });

  const limited = (maxCostNanoUsd: number, change: Partial<JobSpec> = {}): JobSpec => {
    const spec = specOf({ questionCount: 9, repeats: 1, ...change });
    return { ...spec, constraints: { ...spec.constraints, maxSkewMs: null, maxCostNanoUsd } };
  };
  const take = async (): Promise<ExecuteTaskV1[]> =>
    (await Promise.all(REGIONS.map((region) => harness.take(region)))).flat();
  const spent = async (): Promise<number> => {
    const [row] = await harness.execute<{ spent: number }>(
      'select coalesce(sum(spent_nano_usd), 0)::float8 as spent from job_lane_progress',
    );
    return row?.spent ?? -1;
  };
  /** Plans and records until nothing is published any more. */
  const runOut = async (cost: number): Promise<number> => {
    let asked = 0;
    for (;;) {
      await pass.run();
      const tasks = await take();
      if (tasks.length === 0) return asked;
      asked += tasks.length;
      await harness.record(tasks, undefined, cost);
    }
  };
  const close = async (): Promise<number> => new CostCloser(harness.orm.em.fork(), reached).close();
  const closingCodes = async () =>
    harness.execute<{ code: string | null }>(
      'select closing_code as code from job_lanes order by region',
    );

  it('publishes no task that would not fit at the most that it can cost', async () => {
    await harness.insertJob('tight', limited(3 * CALL - 1));
    await pass.run();
    expect(await take()).toHaveLength(2);
    await pass.run();
    expect(await take()).toEqual([]);
    expect(await close()).toBe(0);
  });

  it('goes on as answers cost less than the most, alike in all regions, to near its limit', async () => {
    const limit = 10 * REAL + CALL;
    await harness.insertJob('cheap', limited(limit));
    const asked = await runOut(REAL);
    expect(asked).toBeGreaterThanOrEqual(10);
    expect(await spent()).toBeLessThanOrEqual(limit);
    expect(await spent()).toBeGreaterThan(limit - CALL - REAL);
    const [one = 0, other = 0] = await harness.planned('cheap');
    expect(Math.abs(one - other)).toBeLessThanOrEqual(1);
  });

  it('is given up when nothing is under way and no call is sure to fit, with the reason', async () => {
    await harness.insertJob('spent', limited(2 * CALL));
    await runOut(CALL);
    expect(await close()).toBe(2);
    expect(await closingCodes()).toEqual([{ code: 'max_cost' }, { code: 'max_cost' }]);
    const orders = (await harness.owed()).filter(({ subject }) => subject.includes('closings'));
    expect(new Set(orders.map(({ body }) => body['region']))).toEqual(new Set(REGIONS));
    expect(orders[0]?.body).toMatchObject({
      code: 'max_cost',
      status: 'failed',
      message: expect.stringContaining(`0.000444 USD were spent`),
    });
    await pass.run();
    expect(await take()).toEqual([]);
  });

  it('is not given up when its limit was raised, something was spent, or it was paused meanwhile', async () => {
    const raise = `update jobs set spec = jsonb_set(spec, '{constraints,maxCostNanoUsd}', '9000000')`;
    for (const change of [
      raise,
      'update job_lane_progress set spent_nano_usd = spent_nano_usd + 1',
      'update jobs set paused_at = now()',
      'update job_lanes set planned = planned + 1',
    ]) {
      await harness.clear();
      await harness.insertJob('changed', limited(2 * CALL));
      await runOut(CALL);
      await harness.execute(change);
      expect([change, await close()]).toEqual([change, 0]);
    }
  });

  it('is published no further by a planner that comes after one that died before it could count', async () => {
    await harness.insertJob('killed', limited(4 * CALL));
    await pass.run();
    expect(await take()).toHaveLength(4);
    // Another process, which remembers nothing, and takes the lanes in another order.
    for (let planner = 0; planner < 3; planner += 1) {
      await harness.pass({ catalogue: PRICED }).run();
      expect(await take()).toEqual([]);
    }
  });

  it('counts tasks before they are published', async () => {
    await harness.insertJob('counted', limited(4 * CALL));
    const seen: number[] = [];
    const tasks = {
      publish: async () => {
        seen.push((await harness.planned('counted')).reduce((sum, planned) => sum + planned, 0));
        throw new Error('the process is killed here');
      },
    };
    await expect(harness.pass({ catalogue: PRICED, tasks }).run()).rejects.toThrow('killed');
    expect(Math.max(...seen)).toBe(4);
    expect(await harness.planned('counted')).toEqual([2, 2]);
    await pass.run();
    expect(await take()).toEqual([]);
  });

  it('takes the cursor back to where a full stream has its tasks', async () => {
    await harness.insertJob('full', limited(1_000 * CALL));
    const tasks = { publish: async () => ({ accepted: 1, stored: 1 }) };
    await harness.pass({ catalogue: PRICED, tasks }).run();
    expect(await harness.planned('full')).toEqual([1, 1]);
  });

  it('counts retries like first rounds, and keeps what the rounds before cost', async () => {
    await harness.insertJob(
      'again',
      limited(5 * CALL, { questions: specOf().questions.slice(0, 2) }),
    );
    await pass.run();
    const first = await take();
    expect(first).toHaveLength(4);
    await harness.record(first, () => 'error', CALL);
    for (const task of first) await harness.retry(task);
    await pass.run();
    const again = await take();
    expect(again.map(({ round }) => round)).toEqual([2]);
    await replaceExecutions(harness.orm.em.fork(), again.map(replacement));
    await harness.execute('update job_lane_progress set spent_nano_usd = spent_nano_usd + $1', [
      CALL / 2,
    ]);
    await pass.run();
    expect(await take()).toEqual([]);
    expect(await close()).toBe(2);
  });

  it('reckons with what each question costs', async () => {
    const long = 'x'.repeat(2_000);
    const questions = specOf().questions.map((question, index) => ({
      ...question,
      text: index === 0 ? 'Why?' : long,
    }));
    // Without a seed of the order the first question comes first.
    await harness.insertJob('uneven', limited(2 * CALL, { questions }));
    await pass.run();
    const tasks = await take();
    expect(tasks.map(({ prompt }) => prompt)).toEqual(['Why?', 'Why?']);
    await harness.record(tasks, undefined, REAL);
    await pass.run();
    expect(await close()).toBe(2);
  });

  it('asks nothing of a lane that has no prices any more, and all of the others', async () => {
    const [priced, other] = PRICED.lanes;
    const lanes = [priced, { ...other, prices: null }] as typeof PRICED.lanes;
    pass = harness.pass({ catalogue: { ...PRICED, lanes }, reached });
    await harness.insertJob('unpriced', limited(1_000 * CALL));
    await runOut(REAL);
    expect(await harness.planned('unpriced')).toEqual([9, 0]);
    expect(await close()).toBe(1);
  });

  it('holds up no other job', async () => {
    await harness.insertJob('limit', limited(CALL));
    await harness.insertJob('other', specOf({ questionCount: 3, repeats: 1 }));
    await pass.run();
    const jobs = (await take()).map(({ jobId }) => jobId);
    expect(jobs.filter((id) => id === 'limit')).toHaveLength(1);
    expect(jobs.filter((id) => id === 'other').length).toBeGreaterThanOrEqual(4);
  });

  function replacement({ jobId, region, model, questionId, repeat, cell, round }: ExecuteTaskV1) {
    const place = { job_id: jobId, region, model_id: model, question_id: questionId, repeat };
    return executionRow({ ...place, cell, round, outcome: 'answered', status: 'completed' });
  }
});
