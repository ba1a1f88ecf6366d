import type { ExecuteTaskV1 } from '@beacon/contracts';
import { countCells } from '@beacon/domain';
import type { JobSpec } from '@beacon/domain';
import { RecordingLogger } from '@beacon/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Harness, REGIONS, WINDOW, specOf } from '../harness-spec.js';
import { SkewLimits, ProgressMeter } from './skew-limits.js';
import type { PlanningPass } from './planning-pass.js';

const [US, EU] = REGIONS;
const QUESTIONS = 40;
const MAX_SKEW = 5_000;

describe(SkewLimits, () => {
  let harness: Harness;
  let clock: number;
  /** Taken and not recorded. */
  let inFlight: ExecuteTaskV1[];
  let executors: Readonly<Record<string, string[] | null>>;
  let pass: PlanningPass;
  beforeAll(async () => {
    Logger.overrideLogger(new RecordingLogger());
    harness = await Harness.start();
  });
  beforeEach(async () => {
    await harness.clear();
    [clock, inFlight, executors] = [0, [], { [US]: ['e1'], [EU]: ['e2'] }];
    const presence = { present: (region: string) => executors[region] ?? null };
    const skews = new SkewLimits(presence, new ProgressMeter({ now: () => clock }));
    pass = harness.pass({ skews });
  });
  afterAll(async () => harness.stop());

  const job = (constraints: Partial<JobSpec['constraints']> = {}) =>
    specOf({
      questionCount: QUESTIONS,
      repeats: 1,
      constraints: { ...specOf().constraints, maxSkewMs: MAX_SKEW, ...constraints },
    });
  /** A second passes: everything that was taken of a region is recorded, as far as it goes in that time. */
  const second = async (perSecond: Readonly<Record<string, number>>): Promise<void> => {
    await pass.run();
    for (const region of REGIONS) {
      inFlight.push(...(await harness.take(region)));
      const done = inFlight.filter((task) => task.region === region).slice(0, perSecond[region]);
      await harness.record(done);
      inFlight = inFlight.filter((task) => !done.includes(task));
    }
    clock += 1_000;
  };

  it('keeps a fast lane within the skew of a slow one, and lets the job end', async () => {
    await harness.insertJob('steps', job());
    let ahead = 0;
    let turns = 0;
    for (; (await harness.job('steps')).status === 'running'; turns += 1) {
      await second({ [US]: 4, [EU]: 1 });
      const [us = 0, eu = 0] = await harness.planned('steps');
      if (turns > 5) ahead = Math.max(ahead, us - eu);
    }
    // At an answer a second, five seconds are five cells, and what is measured is one in thirty more.
    expect(ahead).toBeGreaterThan(2);
    expect(ahead).toBeLessThanOrEqual(7);
    expect(turns).toBeLessThan(QUESTIONS + WINDOW);
    expect(await harness.executions('steps')).toHaveLength(countCells(job()));
  });

  it('holds up no lane that is as fast as the others', async () => {
    await harness.insertJob('even', job());
    let turns = 0;
    for (; (await harness.job('even')).status === 'running'; turns += 1) {
      await second({ [US]: WINDOW, [EU]: WINDOW });
    }
    expect(turns).toBe(QUESTIONS / WINDOW + 1);
  });

  it.each<[string, () => Promise<void> | void]>([
    ['is parked', () => harness.setLane(EU, 1, 'parked')],
    ['waits for its provider', () => harness.setLane(EU, 1, 'waiting')],
    ['is paused', () => harness.setLane(EU, 1, 'paused')],
    ['has no executor', () => void (executors = { [US]: ['e1'], [EU]: [] })],
    ['may have no executor', () => void (executors = { [US]: ['e1'], [EU]: null })],
    [
      'is being closed',
      async () =>
        void (await harness.execute(
          `update job_lanes set closing_code = 'region_unavailable' where region = $1`,
          [EU],
        )),
    ],
  ])('lets no lane wait for one that %s', async (_why, prepare) => {
    await harness.insertJob('alone', job());
    await prepare();
    for (let turn = 0; turn < QUESTIONS / WINDOW; turn += 1) {
      await second({ [US]: WINDOW, [EU]: 0 });
    }
    expect((await harness.planned('alone'))[0]).toBe(QUESTIONS);
  });

  it('waits for a lane that records nothing as long as the skew, and then no longer', async () => {
    await harness.insertJob('still', job());
    for (let turn = 0; turn < 6; turn += 1) await second({ [US]: WINDOW, [EU]: 0 });
    const [held = 0] = await harness.planned('still');
    expect(held).toBeLessThan(4 * WINDOW);
    for (let turn = 0; turn < 10; turn += 1) await second({ [US]: WINDOW, [EU]: 0 });
    expect((await harness.planned('still'))[0]).toBe(QUESTIONS);
  });

  it('waits for no lane that would not end before the deadline', async () => {
    await harness.insertJob('late', job());
    await harness.execute(`update jobs set deadline_at = now() + interval '20 seconds'`);
    for (let turn = 0; turn < QUESTIONS / WINDOW + 1; turn += 1) {
      await second({ [US]: WINDOW, [EU]: turn % 2 });
    }
    expect((await harness.planned('late'))[0]).toBe(QUESTIONS);
  });

  it('keeps nothing in step where a job wants that', async () => {
    await harness.insertJob('off', job({ maxSkewMs: null }));
    for (let turn = 0; turn < QUESTIONS / WINDOW; turn += 1) {
      await second({ [US]: WINDOW, [EU]: turn % 2 });
    }
    expect((await harness.planned('off'))[0]).toBe(QUESTIONS);
  });

  it('gives what a lane that waits leaves free to other jobs', async () => {
    await harness.insertJob('waits', job());
    for (let turn = 0; turn < 4; turn += 1) await second({ [US]: WINDOW, [EU]: turn % 2 });
    const before = await harness.planned('waits');
    const own = specOf({ questionCount: 100, repeats: 1, regions: [US] });
    await harness.insertJob('goes', own);
    await second({ [US]: WINDOW, [EU]: 0 });
    const [goes = 0] = await harness.planned('goes');
    const [after = 0] = await harness.planned('waits');
    expect(after - (before[0] ?? 0)).toBeLessThanOrEqual(1);
    expect(goes).toBeGreaterThanOrEqual(WINDOW - 1);
  });

  it('publishes retries of a lane that waits', async () => {
    await harness.insertJob('retried', job());
    for (let turn = 0; turn < 4; turn += 1) await second({ [US]: WINDOW, [EU]: turn % 2 });
    const [first] = await harness.executions('retried');
    if (first === undefined) throw new Error('there is an execution');
    await harness.retry({
      jobId: 'retried',
      region: US,
      model: first.model_id,
      cell: first.cell,
      questionId: first.question_id,
      repeat: first.repeat,
      round: 1,
    });
    await pass.run();
    expect((await harness.take(US)).filter(({ round }) => round === 2)).toHaveLength(1);
  });
});
