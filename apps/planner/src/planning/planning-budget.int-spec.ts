import type { ExecuteTaskV1 } from '@beacon/contracts';
import { countCells } from '@beacon/domain';
import { PlannerSession, advanceLanes } from '@beacon/persistence';
import { SignedWork } from '@beacon/signing';
import { RecordingLogger, until } from '@beacon/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Harness, MODEL, REGIONS, WINDOW, specOf } from '../harness-spec.js';
import { LaneTotals } from './lane-rooms.js';
import { DEFAULT_LIMITS } from '../settings/planning-limits.js';
import { PlanningPass } from './planning-pass.js';
import { TaskPublisher } from './task-publisher.js';
import { TasksNotPublishedError } from './task-publisher.js';

const [US, EU] = REGIONS;
const SLOWLY = { ...DEFAULT_LIMITS, publishMs: 60_000, endMs: 60_000 };
/** A lane's window, and what small jobs may have beyond it. */
const ROOM = WINDOW + 2;

describe(PlanningPass, () => {
  let harness: Harness;
  beforeAll(async () => {
    Logger.overrideLogger(new RecordingLogger());
    harness = await Harness.start();
  });
  beforeEach(async () => harness.clear());
  afterAll(async () => harness.stop());

  const small = (regions: readonly string[] = [US], questionCount = 2) =>
    specOf({ questionCount, repeats: 1, regions });
  const insertMany = async (count: number, spec = small()): Promise<string[]> => {
    const ids = Array.from({ length: count }, (_unused, n) => `many_${String(n).padStart(3, '0')}`);
    for (const id of ids) await harness.insertJob(id, spec);
    return ids;
  };
  const plannedInAll = async (): Promise<number> => {
    const [row] = await harness.execute<{ sum: number }>(
      'select coalesce(sum(planned), 0)::int as sum from job_lanes',
    );
    return row?.sum ?? 0;
  };
  const jobsOf = (tasks: readonly ExecuteTaskV1[]): Set<string> =>
    new Set(tasks.map(({ jobId }) => jobId));
  /** Publishes for real; what is given is done after the tasks are at the broker, and before that is known. */
  const meanwhile = (work: (jobId: string) => Promise<void>) => {
    const real = new TaskPublisher(harness.plannerPublisher, { maxAttempts: 3 }, SignedWork.off());
    return {
      publish: async (...args: Parameters<TaskPublisher['publish']>) => {
        const published = await real.publish(...args);
        await work(args[1].job_id);
        return published;
      },
    };
  };

  it('fills a lane to its room and no further, however many jobs wait, and starts a job on an idle lane in the same pass', async () => {
    await insertMany(60);
    const pass = harness.pass();
    await pass.run();
    expect(await plannedInAll()).toBe(ROOM);
    await harness.insertJob('lone', small([EU], 1));
    await pass.run();
    expect(await harness.planned('lone')).toEqual([1]);
    expect(await plannedInAll()).toBe(ROOM + 1);
  });

  it('gives others room beside a job whose results do not come back', async () => {
    let now = 0;
    await harness.insertJob('held', small([US], 500));
    const pass = harness.pass({ limits: SLOWLY, totals: new LaneTotals({ now: () => now }) });
    await pass.run();
    const [held = 0] = await harness.planned('held');
    expect(held).toBe(WINDOW);
    const others = ['other_1', 'other_2', 'other_3', 'other_4'];
    for (const id of others) await harness.insertJob(id, small([US], 100));
    await pass.run();
    expect(await plannedInAll()).toBe(ROOM);
    now += 1_999;
    await pass.run();
    expect(await plannedInAll()).toBe(ROOM);
    now += 1;
    for (let turn = 0; turn < 4; turn += 1) await pass.run();
    expect(await plannedInAll()).toBe(ROOM + WINDOW);
    expect(await harness.planned('held')).toEqual([held]);
  });

  it('gives every job its turn, and ends some all the time', async () => {
    const ids = await insertMany(40);
    await harness.insertJob('zz_huge', small([US], 500));
    const pass = harness.pass();
    const begun = new Set<string>();
    let passes = 0;
    let longest = 0;
    let withoutEnd = 0;
    const ended = async (): Promise<number> =>
      (await Promise.all(ids.map((id) => harness.job(id)))).filter(
        ({ status }) => status === 'completed',
      ).length;
    for (let before = 0; before < ids.length; passes += 1) {
      await pass.run();
      for (const id of jobsOf(await harness.work())) begun.add(id);
      const now = await ended();
      withoutEnd = now === before ? withoutEnd + 1 : 0;
      longest = Math.max(longest, withoutEnd);
      before = now;
      if (passes > 100) throw new Error('jobs do not end');
    }
    // 80 cells and what the huge one gets of its turns, with room for two in flight at least each time.
    expect(passes).toBeLessThan(40);
    expect(longest).toBeLessThanOrEqual(3);
    expect(begun.has('zz_huge')).toBe(true);
    expect((await harness.planned('zz_huge'))[0]).toBeLessThan(100);
  });

  it('goes on in the next pass where a budget of tasks has ended it, with another lane first', async () => {
    await harness.insertJob('both', specOf());
    const pass = harness.pass({ limits: { ...SLOWLY, tasks: 1 } });
    for (let turn = 1; turn <= 4; turn += 1) {
      expect(await pass.run()).toBe('more');
      expect(await plannedInAll()).toBe(turn);
    }
    expect((await harness.planned('both')).every((planned) => planned > 0)).toBe(true);
    for (let turn = 5; turn <= 2 * WINDOW; turn += 1) await pass.run();
    expect(await harness.planned('both')).toEqual([WINDOW, WINDOW]);
    expect(await pass.run()).toBe('planned');
  });

  it('takes no more jobs than it may, and the others in later passes', async () => {
    const ids = await insertMany(12);
    await harness.setLane(US, 50);
    const pass = harness.pass({ limits: { ...SLOWLY, jobs: 5 } });
    for (let turn = 0; turn < 6; turn += 1) await pass.run();
    expect(await plannedInAll()).toBe(2 * ids.length);
  });

  it('begins nothing more once its time is over, and leaves nothing behind', async () => {
    await insertMany(40, small([US, EU]));
    for (const region of REGIONS) await harness.setLane(region, 100);
    const pass = harness.pass({ limits: { ...SLOWLY, publishMs: 0 } });
    let passes = 1;
    for (; (await pass.run()) === 'more'; passes += 1) expect(passes).toBeLessThan(30);
    expect(passes).toBeGreaterThan(2);
    expect(await plannedInAll()).toBe(160);
  });

  it('ends jobs that are done before it publishes, so that a broker that is away delays none', async () => {
    const ids = await insertMany(3);
    await harness.setLane(US, 10);
    const pass = harness.pass({ limits: SLOWLY });
    await pass.run();
    await harness.work();
    await harness.insertJob('next');
    const broken = harness.pass({
      limits: SLOWLY,
      tasks: {
        publish: (_job, { region }) =>
          Promise.reject(new TasksNotPublishedError(region, MODEL, { cause: 'away' })),
      },
    });
    await expect(broken.run()).rejects.toThrow(TasksNotPublishedError);
    for (const id of ids) expect((await harness.job(id)).status).toBe('completed');
  });

  it('leaves none behind because another cannot be published', async () => {
    await harness.insertJob('bad', small([US], 1));
    await harness.insertJob('good', small([US], 1));
    const real = new TaskPublisher(harness.plannerPublisher, { maxAttempts: 3 }, SignedWork.off());
    const pass = harness.pass({
      tasks: {
        publish: (job, ...args) =>
          job.id === 'bad' ? Promise.reject(new Error('bad')) : real.publish(job, ...args),
      },
    });
    await expect(pass.run()).rejects.toThrow('bad');
    expect(await harness.planned('good')).toEqual([1]);
    expect(await harness.planned('bad')).toEqual([0]);
  });

  it('holds no transaction, and no lock that cleaners of other jobs wait for, while it publishes', async () => {
    await harness.insertJob('published', small());
    await harness.insertJob('paused', small([EU]));
    await harness.execute(`update jobs set paused_at = now() where id = 'paused'`);
    let seen: string[] = [];
    const tasks = meanwhile(async () => {
      const rows = await harness.execute<{ state: string }>(
        `select state from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
      );
      seen = rows.map(({ state }) => state);
      expect(await harness.purger.purge()).toBe(1);
    });
    await harness.pass({ tasks }).run();
    expect(seen.length).toBeGreaterThan(0);
    expect(new Set(seen)).toEqual(new Set(['idle']));
    expect((await harness.job('paused')).tasksPurgedAt).not.toBeNull();
  });

  it('lets nobody remove tasks of a job while it publishes them, and publishes none of one whose tasks are being removed', async () => {
    await harness.insertJob('raced', small());
    let purging: Promise<number> | undefined;
    const tasks = meanwhile(async () => {
      await harness.execute(
        `update jobs set status = 'cancelled', completed_at = now() where id = 'raced'`,
      );
      purging = harness.purger.purge();
      await harness.untilBlocked();
    });
    await harness.pass({ tasks }).run();
    expect(await purging).toBe(1);
    expect(await harness.tasks(US, 'raced')).toEqual({});
  });

  it('cannot write a cursor once the database has ended its session, and the next pass publishes the same', async () => {
    await harness.insertJob('fenced');
    const tasks = meanwhile(async () => {
      for (const { pid } of await harness.advisoryLocks())
        await harness.execute('select pg_terminate_backend($1)', [pid]);
      const isOver = async (): Promise<boolean> => (await harness.advisoryLocks()).length === 0;
      await until(isOver, 'the session is over');
    });
    await expect(harness.pass({ tasks }).run()).rejects.toThrow();
    expect(await harness.planned('fenced')).toEqual([0, 0]);
    expect(await harness.pass().run()).toBe('planned');
    expect(await harness.planned('fenced')).toEqual([WINDOW, WINDOW]);
    for (const region of REGIONS) {
      expect(Object.values(await harness.tasks(region, 'fenced'))).toEqual([1, 1, 1, 1]);
    }
  });

  it('frees its locks whatever happens, and gives a clean connection back', async () => {
    const failing = PlannerSession.use(harness.orm, async (session) => {
      expect(await session.tryPlanning()).toBe(true);
      expect(await session.lockJobs(['a', 'b'])).toEqual(new Set(['a', 'b']));
      throw new Error('half-way');
    });
    await expect(failing).rejects.toThrow('half-way');
    expect(await harness.advisoryLocks()).toEqual([]);
    const rows = await harness.execute<{ setting: string }>('show idle_session_timeout');
    expect(rows).toEqual([{ idle_session_timeout: '0' }]);
  });

  it('moves no cursor that another has moved', async () => {
    await harness.insertJob('moved', small());
    const key = { job_id: 'moved', region: US, model_id: MODEL };
    await PlannerSession.use(harness.orm, async (session) => {
      await advanceLanes(session, [{ ...key, from: 0, to: 2 }]);
      await advanceLanes(session, [{ ...key, from: 0, to: 1 }]);
    });
    expect(await harness.planned('moved')).toEqual([2]);
  });

  it('finds lanes and ends that nobody has marked, and lets no cell that is recorded already wait', async () => {
    await harness.insertJob('unmarked', small());
    const pass = harness.pass();
    await pass.run();
    await harness.execute('update job_lanes set under_way = false');
    await harness.work();
    await harness.pass().run();
    expect((await harness.job('unmarked')).status).toBe('completed');
    await harness.insertJob('passed', small());
    await harness.countAll('passed');
    expect(await pass.run()).toBe('more');
    expect(await harness.planned('passed')).toEqual([countCells(small())]);
    expect(await harness.tasks(US, 'passed')).toEqual({});
    await pass.run();
    expect((await harness.job('passed')).completedAt).not.toBeNull();
  });
});
