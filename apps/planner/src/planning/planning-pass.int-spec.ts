import { BackPressureError } from '@beacon/bus';
import { streams } from '@beacon/contracts';
import type { ExecuteTaskV1 } from '@beacon/contracts';
import { cellAt, cellKey, countCells, lanesOf } from '@beacon/domain';
import type { Outcome } from '@beacon/domain';
import { PlannerSession, findMissingCells, runStatement } from '@beacon/persistence';
import { SignedWork } from '@beacon/signing';
import { RecordingLogger, until } from '@beacon/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Harness, REGIONS, WINDOW, specOf } from '../harness-spec.js';
import { PlanningPass } from './planning-pass.js';
import { TaskPublisher } from './task-publisher.js';
import { TasksNotPublishedError } from './task-publisher.js';

const [US, EU] = REGIONS;
const cellOf = ({ jobId, region, cell }: ExecuteTaskV1): string => `${jobId}/${region}/${cell}`;

describe(PlanningPass, () => {
  let harness: Harness;
  beforeAll(async () => {
    Logger.overrideLogger(new RecordingLogger());
    harness = await Harness.start();
  });
  beforeEach(async () => harness.clear());
  afterAll(async () => harness.stop());

  /** Plans and works until a job has ended. Returns what was taken. */
  const finish = async (
    pass: PlanningPass,
    jobId: string,
    outcomeOf?: (task: ExecuteTaskV1) => Outcome,
  ): Promise<ExecuteTaskV1[]> => {
    const taken: ExecuteTaskV1[] = [];
    for (let turn = 0; turn < 100; turn += 1) {
      await pass.run();
      if ((await harness.job(jobId)).status !== 'running') return taken;
      taken.push(...(await harness.work(outcomeOf)));
    }
    throw new Error(`${jobId} does not end`);
  };

  it("publishes each lane's first cells only, never more than the window, and more when some are recorded", async () => {
    await harness.insertJob('window');
    const pass = harness.pass();
    for (const _turn of [1, 2, 3]) {
      await pass.run();
      expect(await harness.planned('window')).toEqual([WINDOW, WINDOW]);
      expect(Object.keys(await harness.tasks(US, 'window'))).toHaveLength(WINDOW);
    }
    const taken = await harness.take(US);
    expect(taken.map(({ questionId, repeat }) => `${questionId}/${repeat}`)).toEqual([
      'q1/1',
      'q1/2',
      'q2/1',
      'q2/2',
    ]);
    await harness.record(taken.slice(0, 3));
    await pass.run();
    expect(await harness.planned('window')).toEqual([WINDOW + 3, WINDOW]);
    expect(Object.values(await harness.tasks(US, 'window'))).toEqual([1, 1, 1]);
  });

  it('asks every region the same, but for the place in the system prompt', async () => {
    await harness.insertJob('same');
    await harness.pass().run();
    const [us, eu] = [await harness.take(US), await harness.take(EU)];
    const asked = ({
      region: _region,
      systemPrompt: _system,
      plannedAt: _at,
      ...rest
    }: ExecuteTaskV1) => rest;
    expect(us.map(asked)).toEqual(eu.map(asked));
    expect(us[1]).toMatchObject({
      prompt: 'Question 1?',
      systemPrompt: 'In us-east.',
      sampling: { temperature: 0.1, maxTokens: 50, seed: 8, topP: null },
      timeoutMs: 500,
      maxAttempts: 3,
      round: 1,
    });
  });

  it('asks in the order that the seed draws, the same in all regions, everything once before anything again', async () => {
    const spec = specOf({ questionCount: 4, order: { seed: 11 } });
    await harness.insertJob('drawn', spec);
    const taken = await finish(harness.pass(), 'drawn');
    const [us, eu] = REGIONS.map((region) =>
      taken
        .filter((task) => task.region === region)
        .map(({ questionId, repeat }) => `${questionId}/${repeat}`),
    );
    const [lane] = lanesOf(spec);
    const positions = Array.from({ length: 8 }, (_unused, position) => position);
    const drawn = lane && positions.map((position) => cellAt(spec, lane, position));
    expect(us).toEqual(drawn?.map(({ questionId, repeat }) => `${questionId}/${repeat}`));
    expect(eu).toEqual(us);
    expect(us).not.toEqual(us?.toSorted());
    expect(us?.slice(0, 4).every((cell) => cell.endsWith('/1'))).toBe(true);
  });

  it('gives a small job behind a huge one its share, and never waits for the huge one', async () => {
    await harness.insertJob('huge', specOf({ questionCount: 5_000 }));
    const pass = harness.pass();
    await pass.run();
    await harness.insertJob('small', specOf({ questionCount: 4, repeats: 2 }));
    await pass.run();
    // Beyond the window, which the huge one has filled, by the lane's concurrency at most.
    expect(await harness.planned('small')).toEqual([2, 2]);
    const taken = await finish(pass, 'small');
    const ofHuge = taken.filter(({ jobId }) => jobId === 'huge').length;
    const ofSmall = taken.length - ofHuge;
    expect(ofSmall).toBe(16);
    const underWayBefore = 2 * WINDOW;
    expect(ofHuge - underWayBefore).toBeLessThanOrEqual(ofSmall);
    expect((await harness.job('huge')).status).toBe('running');
  });

  it('repeats a pass that died after publishing, and the broker keeps one message a cell', async () => {
    await harness.insertJob('died');
    const real = new TaskPublisher(harness.plannerPublisher, { maxAttempts: 3 }, SignedWork.off());
    const dying = harness.pass({
      tasks: {
        publish: async (...args: Parameters<TaskPublisher['publish']>) => {
          await real.publish(...args);
          throw new Error('the process died here');
        },
      },
    });
    await expect(dying.run()).rejects.toThrow('died here');
    expect(await harness.planned('died')).toEqual([0, 0]);
    expect(Object.values(await harness.tasks(US, 'died'))).toEqual([1, 1, 1, 1]);
    const pass = harness.pass();
    await pass.run();
    expect(await harness.planned('died')).toEqual([WINDOW, WINDOW]);
    expect(Object.values(await harness.tasks(US, 'died'))).toEqual([1, 1, 1, 1]);
    const taken = await finish(pass, 'died');
    expect(new Set(taken.map(cellOf)).size).toBe(taken.length);
    expect(taken).toHaveLength(countCells(specOf()));
  });

  it('publishes each cell once and ends each job once when two planners work at the same time', async () => {
    const ids = ['both_1', 'both_2', 'both_3'];
    for (const id of ids) await harness.insertJob(id, specOf({ questionCount: 6 }));
    const planners = [harness.pass(), harness.pass()];
    const taken: ExecuteTaskV1[] = [];
    const outcomes = new Set<string>();
    const running = async () =>
      (await Promise.all(ids.map((id) => harness.job(id)))).some(
        ({ status }) => status === 'running',
      );
    for (let turn = 0; turn < 100 && (await running()); turn += 1) {
      const runs = planners.flatMap((planner) => [planner.run(), planner.run()]);
      const worked = harness.work();
      for (const outcome of await Promise.all(runs)) outcomes.add(outcome);
      taken.push(...(await worked));
    }
    expect(await running()).toBe(false);
    expect(outcomes).toEqual(new Set(['planned', 'locked']));
    expect(new Set(taken.map(cellOf)).size).toBe(taken.length);
    expect(taken).toHaveLength(3 * countCells(specOf({ questionCount: 6 })));
    for (const id of ids) expect(await harness.events(id)).toEqual(['job.completed']);
  });

  it('leaves planning to the planner that holds the lock', async () => {
    await harness.insertJob('locked');
    await PlannerSession.use(harness.orm, async (other) => {
      expect(await other.tryPlanning()).toBe(true);
      expect(await harness.pass().run()).toBe('locked');
    });
    expect(await harness.planned('locked')).toEqual([0, 0]);
    expect(await harness.pass().run()).toBe('planned');
    expect(await harness.planned('locked')).toEqual([WINDOW, WINDOW]);
  });

  it.each<[string, string, number, (task: ExecuteTaskV1) => Outcome]>([
    ['completed', 'every cell is refused', 2, () => 'refused'],
    [
      'partial',
      'enough regions succeed',
      1,
      ({ region }) => (region === US ? 'answered' : 'error'),
    ],
    [
      'failed',
      'too few regions succeed',
      2,
      ({ region }) => (region === US ? 'answered' : 'error'),
    ],
  ])('ends a job as %s when %s', async (status, name, minRegions, outcomeOf) => {
    const jobId = `end_${name.replaceAll(' ', '_')}`;
    const { constraints } = specOf();
    const spec = specOf({ questionCount: 2, constraints: { ...constraints, minRegions } });
    await harness.insertJob(jobId, spec);
    await finish(harness.pass(), jobId, outcomeOf);
    const job = await harness.job(jobId);
    expect(job.status).toBe(status);
    expect(job.completedAt).toBeInstanceOf(Date);
    expect(await harness.events(jobId)).toEqual(['job.completed']);
    await harness.pass().run();
    expect((await harness.job(jobId)).completedAt).toEqual(job.completedAt);
  });

  it('waits for nobody who holds a job: ends the others, plans, and ends that one later', async () => {
    for (const id of ['first', 'second']) {
      await harness.insertJob(id, specOf({ questionCount: 1, repeats: 1 }));
    }
    const pass = harness.pass();
    await pass.run();
    await harness.work();
    await harness.insertJob('third');
    const em = harness.orm.em.fork();
    const recorder = harness.orm.em.fork();
    await recorder.begin();
    await runStatement(recorder, `select id from jobs where id = 'second' for share`);
    try {
      expect(await pass.run()).toBe('more');
      expect((await harness.job('first')).status).toBe('completed');
      await runStatement(em, `select id from jobs where id = 'first' for share nowait`);
      expect(await harness.planned('third')).toEqual([WINDOW, WINDOW]);
      expect((await harness.job('second')).status).toBe('running');
    } finally {
      await recorder.commit();
    }
    expect(await pass.run()).toBe('planned');
    expect((await harness.job('second')).status).toBe('completed');
  });

  it('publishes a prefix when the stream is full, and the rest in later passes', async () => {
    await harness.provision(3);
    try {
      await harness.insertJob('full', specOf({ questionCount: 4 }));
      const pass = harness.pass();
      await pass.run();
      expect(await harness.planned('full')).toEqual([3, 3]);
      await pass.run();
      expect(await harness.planned('full')).toEqual([3, 3]);
      const taken = await finish(pass, 'full');
      expect(new Set(taken.map(cellOf)).size).toBe(16);
      expect(taken).toHaveLength(16);
    } finally {
      await harness.provision();
    }
  });

  it('counts nothing after a gap: what the broker refused is published before what follows is counted', async () => {
    await harness.insertJob('gap');
    let calls = 0;
    const gappy: Pick<typeof harness.plannerPublisher, 'publish'> = {
      publish: async (...args) => {
        const [subject] = args;
        calls += subject.includes(US) ? 1 : 0;
        if (calls === 2 && subject.includes(US)) throw new BackPressureError('full for a moment');
        return harness.plannerPublisher.publish(...args);
      },
    };
    await harness
      .pass({ tasks: new TaskPublisher(gappy, { maxAttempts: 3 }, SignedWork.off()) })
      .run();
    expect(await harness.planned('gap')).toEqual([1, WINDOW]);
    await harness.pass().run();
    expect(await harness.planned('gap')).toEqual([WINDOW, WINDOW]);
    expect(Object.values(await harness.tasks(US, 'gap'))).toEqual([1, 1, 1, 1]);
  });

  it('plans the other regions when one has no stream, and that one once it is back', async () => {
    await harness.insertJob('region');
    await harness.bus.manager.streams.delete(streams.tasks(US));
    try {
      await expect(harness.pass().run()).rejects.toThrow(TasksNotPublishedError);
      expect(await harness.planned('region')).toEqual([0, WINDOW]);
    } finally {
      await harness.provision();
    }
    await harness.pass().run();
    expect(await harness.planned('region')).toEqual([WINDOW, WINDOW]);
  });

  it('fails while the broker is away, counts nothing as published, and goes on when it is back', async () => {
    await harness.insertJob('away');
    await harness.nats.kill();
    await expect(harness.pass().run()).rejects.toThrow(TasksNotPublishedError);
    expect(await harness.planned('away')).toEqual([0, 0]);
    await harness.nats.restart();
    await until(
      async () =>
        (await harness
          .pass()
          .run()
          .catch(() => 'failed')) === 'planned',
      'the broker is back',
    );
    expect(await harness.planned('away')).toEqual([WINDOW, WINDOW]);
    const taken = await finish(harness.pass(), 'away');
    expect(new Set(taken.map(cellOf)).size).toBe(taken.length);
    expect(taken).toHaveLength(countCells(specOf()));
  });

  it('publishes retries before new cells: the same question, seed and prompts, in the next round', async () => {
    await harness.insertJob('retried');
    const pass = harness.pass();
    await pass.run();
    const [first, second] = await harness.take(US);
    await harness.work();
    if (!first || !second) throw new Error('there are two tasks');
    await harness.record([first, second]);
    for (const task of [first, second]) await harness.retry(task);
    await pass.run();
    const taken = await harness.take(US);
    const asked = ({ plannedAt: _at, round: _round, ...rest }: ExecuteTaskV1) => rest;
    const rounds = taken.slice(0, 2);
    expect(rounds.map(({ round }) => round)).toEqual([2, 2]);
    expect(new Set(rounds.map(asked))).toEqual(new Set([first, second].map(asked)));
    expect(taken.slice(2).every(({ round }) => round === 1)).toBe(true);
    const states = await harness.execute<{ state: string }>('select state from cell_rounds');
    expect(states).toEqual([{ state: 'planned' }, { state: 'planned' }]);
    await pass.run();
    expect((await harness.take(US)).filter(({ round }) => round === 2)).toEqual([]);
  });

  it('repeats a pass that died after publishing retries', async () => {
    await harness.insertJob('died_retrying', specOf({ questionCount: 1, repeats: 1 }));
    await harness.pass().run();
    const [task] = await harness.work();
    if (!task) throw new Error('there is a task');
    await harness.retry(task);
    const real = new TaskPublisher(harness.plannerPublisher, { maxAttempts: 3 }, SignedWork.off());
    const dying = harness.pass({
      tasks: {
        publish: async (...args: Parameters<TaskPublisher['publish']>) => {
          await real.publish(...args);
          throw new Error('the process died here');
        },
      },
    });
    await expect(dying.run()).rejects.toThrow('died here');
    await harness.pass().run();
    expect(Object.values(await harness.tasks(task.region, 'died_retrying'))).toEqual([1]);
    expect((await harness.job('died_retrying')).status).toBe('running');
    await harness.execute(`update cell_rounds set state = 'recorded'`);
    await harness.pass().run();
    expect((await harness.job('died_retrying')).status).toBe('completed');
  });

  it('plans nothing of paused jobs and of lanes that are being closed', async () => {
    for (const id of ['paused', 'closing']) await harness.insertJob(id);
    await harness.execute(`update jobs set paused_at = now() where id = 'paused'`);
    await harness.execute(
      `update job_lanes set closing_code = 'region_unavailable' where job_id = 'closing' and region = $1`,
      [US],
    );
    await harness.pass().run();
    expect(await harness.planned('paused')).toEqual([0, 0]);
    expect(await harness.planned('closing')).toEqual([0, WINDOW]);
  });

  it("fills a lane's window by its limit as it is now", async () => {
    await harness.insertJob('limited');
    await harness.setLane(US, 1);
    const pass = harness.pass();
    await pass.run();
    expect(await harness.planned('limited')).toEqual([2, WINDOW]);
    await harness.work();
    await harness.setLane(US, 2, 'parked');
    await pass.run();
    expect(await harness.planned('limited')).toEqual([4, 2 * WINDOW]);
  });

  it.each(['parked', 'waiting', 'paused'] as const)(
    'lets no tasks pile up in a lane that is %s, however many jobs want it',
    async (status) => {
      await harness.setLane(US, 2, status);
      for (let n = 1; n <= 5; n += 1) await harness.insertJob(`many_${n}`);
      await harness.pass().run();
      await harness.pass().run();
      const { messages } = (await harness.bus.manager.streams.info(streams.tasks(US))).state;
      expect(messages).toBe(2);
    },
  );

  it('asks no cell of a job that was opened again which a cancellation has recorded beyond the cursor', async () => {
    await harness.insertJob('reopened');
    await harness.pass().run();
    const [sample] = await harness.work();
    if (!sample) throw new Error('there is a task');
    // As the recorder closes what is missing: 16 cells of each lane were never published.
    for (const region of REGIONS) {
      const missing = await findMissingCells(harness.orm.em.fork(), {
        job_id: 'reopened',
        region,
        model_id: sample.model,
        from: 0,
        to: 14,
        limit: 100,
      });
      const closed = missing.map(({ question_id: questionId, repeat }) => ({
        ...sample,
        region,
        questionId,
        repeat,
        cell: cellKey({ model: sample.model, questionId, repeat }),
      }));
      await harness.record(closed, () => 'error');
    }
    await harness.execute(`update jobs set generation = 2 where id = 'reopened'`);
    const pass = harness.pass();
    await pass.run();
    const taken = await harness.take(US);
    expect(taken.map(({ questionId, repeat }) => `${questionId}/${repeat}`)).toEqual([
      'q8/1',
      'q8/2',
      'q9/1',
      'q9/2',
    ]);
    expect(await harness.planned('reopened')).toEqual([18, 18]);
    await harness.record(taken);
    await finish(pass, 'reopened');
    expect(await harness.executions('reopened')).toHaveLength(countCells(specOf()));
  });
});
