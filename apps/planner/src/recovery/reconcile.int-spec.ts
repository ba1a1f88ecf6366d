import { answerRequests } from '@beacon/bus';
import {
  DEFAULT_TOPOLOGY,
  cellResult,
  durables,
  executorIdentity,
  heldTasks,
  heldTasksQuestion,
  heldTasksSubject,
  resultSubject,
  streams,
  topologyOf,
} from '@beacon/contracts';
import type { CellResultV1, ExecuteTaskV1, HeldTasksV1 } from '@beacon/contracts';
import { holdTasksOf, tryReconciliationLock } from '@beacon/persistence';
import { SignedWork } from '@beacon/signing';
import { RecordingLogger, until } from '@beacon/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Harness, MODEL, REGIONS, WINDOW, catalogue, specOf } from '../harness-spec.js';
import { SpecCache } from '../jobs/spec-cache.js';
import { TaskPublisher } from '../planning/task-publisher.js';
import { RegionPresence } from '../presence/region-presence.js';
import { TopologyReconciler } from './topology-reconciler.js';
import { InFlightQuery } from './in-flight-query.js';
import { LaneSearch } from './lane-search.js';
import { Reconciler } from './reconciler.js';
import { STILL_MS, StalledLanes } from './stalled-lanes.js';
import { StoredResults } from './stored-results.js';

const [US, EU] = REGIONS;
const MAX_ATTEMPTS = 3;

describe(Reconciler, () => {
  let harness: Harness;
  const logger = new RecordingLogger();
  const leaving: (() => void)[] = [];

  beforeAll(async () => {
    Logger.overrideLogger(logger);
    harness = await Harness.start();
  });
  beforeEach(async () => {
    await harness.clear();
    await harness.bus.manager.streams.purge(streams.results);
  });
  afterEach(() => leaving.splice(0).forEach((leave) => leave()));
  afterAll(async () => harness.stop());

  /** A planner's reconciler, whose clock for standing still is the spec's. */
  const planner = () => {
    const time = { now: 0 };
    // It has listened for long enough already.
    let ahead = 0;
    const { orm, plannerBus: bus, plannerPublisher: publisher } = harness;
    const presence = new RegionPresence({ now: () => performance.now() + ahead });
    ahead = 4_000;
    const results = new StoredResults(bus, publisher);
    const tasks = new TaskPublisher(publisher, { maxAttempts: MAX_ATTEMPTS }, SignedWork.off());
    const em = orm.em.fork();
    const sut = new Reconciler(
      em,
      new StalledLanes({ now: () => time.now }),
      new InFlightQuery(bus, presence),
      results,
      new LaneSearch(orm, em, new SpecCache(), tasks, results),
    );
    return { sut, presence, time };
  };
  /** An executor of a region that says what it holds, on a connection of its own: the broker lets each answer once. */
  const executor = async (
    region: string,
    executorId: string,
    tasks: readonly ExecuteTaskV1[],
  ): Promise<void> => {
    const exchange = { question: heldTasksQuestion, answer: heldTasks };
    const answer: HeldTasksV1 = { executorId, tasks: [...tasks] };
    const where = { subject: heldTasksSubject(region) };
    const bus = await harness.broker.connect(executorId, executorIdentity(region));
    leaving.push(answerRequests(bus, where, exchange, () => Promise.resolve(answer)));
    await bus.connection.flush();
  };
  const start = async (jobId: string): Promise<void> => {
    await harness.insertJob(jobId);
    await harness.pass().run();
  };
  const loseTasks = async (region: string): Promise<void> => {
    await harness.bus.manager.streams.purge(streams.tasks(region));
  };
  const queued = async (region: string, jobId: string): Promise<number> =>
    Object.keys(await harness.tasks(region, jobId)).length;
  const publishResult = async (task: ExecuteTaskV1): Promise<void> => {
    const body = cellResult.encode({
      ...task,
      response: 'kept as it is',
    } as unknown as CellResultV1);
    await harness.publisher.publish(resultSubject(task), body, { onlyFirst: true });
  };
  const acknowledgeResults = async (): Promise<void> => {
    const consumer = await harness.bus.client.consumers.get(streams.results, durables.recorder);
    const { num_pending } = await consumer.info();
    for await (const message of await consumer.fetch({ max_messages: num_pending })) {
      await message.ackAck();
    }
  };
  const results = async (): Promise<number> =>
    (await harness.bus.manager.streams.info(streams.results)).state.messages;

  it('publishes lost tasks again, says so in them, and counts the attempts that are known', async () => {
    await start('lost');
    const [tried] = await harness.take(US);
    await loseTasks(US);
    await harness.execute(
      `insert into attempts
         (job_id, region, model_id, cell, round, number, executor_id, kind, error_code, started_at, completed_at)
       select 'lost', $1, $2, $3, 1, n, 'executor-1', 'failed',
         (array['timeout', 'rate_limited', 'quota_exhausted'])[n], now(), now() from generate_series(1, 3) n`,
      [US, MODEL, tried?.cell],
    );
    expect(await planner().sut.reconcile()).toBe('done');
    const taken = await harness.take(US);
    expect(taken).toHaveLength(WINDOW);
    expect(taken.every(({ isReplanned }) => isReplanned)).toBe(true);
    expect(taken.find(({ cell }) => cell === tried?.cell)).toEqual({
      ...tried,
      isReplanned: true,
      attemptsBefore: 3,
      throttledBefore: 2,
      plannedAt: expect.any(String),
    });
    expect(await queued(EU, 'lost')).toBe(WINDOW);
    const untouched = await harness.take(EU);
    expect(untouched.some(({ isReplanned }) => isReplanned)).toBe(false);
  });

  it('never publishes what an executor holds, nor what is recorded', async () => {
    await start('held');
    const [recorded, held, ...lost] = await harness.take(US);
    if (!recorded || !held) throw new Error('there are tasks');
    await harness.record([recorded]);
    await executor(US, 'executor-1', [held]);
    await planner().sut.reconcile();
    const taken = await harness.take(US);
    expect(new Set(taken.map(({ cell }) => cell))).toEqual(new Set(lost.map(({ cell }) => cell)));
  });

  it('leaves a region whose executor lives and does not answer, until it does', async () => {
    await start('silent');
    const tasks = await harness.take(US);
    await loseTasks(EU);
    const { sut, presence } = planner();
    await executor(US, 'answers', []);
    const beat = { region: US, node: 'n', pod: null, uptimeMs: 1, inHand: {} };
    const beating = setInterval(() => presence.receive({ ...beat, executorId: 'silent' }), 50);
    await sut.reconcile();
    expect(await queued(US, 'silent')).toBe(0);
    expect(await queued(EU, 'silent')).toBe(WINDOW);
    await executor(US, 'silent', tasks.slice(0, 3));
    await sut.reconcile();
    clearInterval(beating);
    expect(await queued(US, 'silent')).toBe(WINDOW - 3);
    expect(await sut.reconcile()).toBe('idle');
  });

  it('publishes a stored result again that the recorder acknowledged and did not record, and no task', async () => {
    await start('stored');
    const tasks = await harness.take(US);
    for (const task of tasks.slice(0, 2)) await publishResult(task);
    await acknowledgeResults();
    await publishResult(tasks[2] ?? fail());
    await planner().sut.reconcile();
    expect(await harness.take(US)).toHaveLength(WINDOW - 3);
    expect(await results()).toBe(5);
    const again = await harness.bus.manager.streams.getMessage(streams.results, { seq: 4 });
    const first = await harness.bus.manager.streams.getMessage(streams.results, { seq: 1 });
    const other = await harness.bus.manager.streams.getMessage(streams.results, { seq: 2 });
    expect([first?.string(), other?.string()]).toContain(again?.string());
  });

  it('looks at lanes that stand still, and not at those that move', async () => {
    await start('still');
    const { sut, time } = planner();
    await sut.reconcile();
    await loseTasks(US);
    const moving = await harness.take(EU);
    time.now = STILL_MS - 1;
    expect(await sut.reconcile()).toBe('idle');
    await harness.record(moving.slice(0, 1));
    time.now = STILL_MS;
    expect(await sut.reconcile()).toBe('done');
    expect(await queued(US, 'still')).toBe(WINDOW);
    expect(await queued(EU, 'still')).toBe(0);
    time.now = 2 * STILL_MS + 1;
    await sut.reconcile();
    expect(await queued(EU, 'still')).toBe(WINDOW - 1);
  });

  it('looks at a job at once when asked, and clears the request then', async () => {
    await start('asked');
    const { sut } = planner();
    await sut.reconcile();
    await loseTasks(US);
    expect(await sut.reconcile()).toBe('idle');
    await harness.execute(`update jobs set reconcile_asked_at = now() where id = 'asked'`);
    expect(await sut.reconcile()).toBe('done');
    expect(await queued(US, 'asked')).toBe(WINDOW);
    expect((await harness.job('asked')).reconcileAskedAt).toBeNull();
    await harness.execute(`update jobs set reconcile_asked_at = now() where id = 'asked'`);
    await harness.countAll('asked');
    expect(await sut.reconcile()).toBe('idle');
    expect((await harness.job('asked')).reconcileAskedAt).toBeNull();
  });

  it('leaves paused jobs and lanes that are being closed as they are', async () => {
    for (const id of ['paused', 'closing']) await start(id);
    for (const region of REGIONS) await loseTasks(region);
    await harness.execute(`update jobs set paused_at = now() where id = 'paused'`);
    await harness.execute(
      `update job_lanes set closing_code = 'region_unavailable' where job_id = 'closing' and region = $1`,
      [US],
    );
    await planner().sut.reconcile();
    expect(await queued(US, 'paused')).toBe(0);
    expect(await queued(US, 'closing')).toBe(0);
    // Its share of the window beside the other job.
    expect(await queued(EU, 'closing')).toBe(1);
  });

  it('publishes nothing of a job that is paused while it looks', async () => {
    await start('racing');
    await loseTasks(US);
    const holder = harness.orm.em.fork();
    await holder.begin();
    await holdTasksOf(holder, 'racing');
    // Somebody is about to remove its tasks: nothing is published, and nobody is waited for.
    await planner().sut.reconcile();
    expect(await queued(US, 'racing')).toBe(0);
    await harness.execute(`update jobs set paused_at = now() where id = 'racing'`);
    await holder.commit();
    await planner().sut.reconcile();
    expect(await queued(US, 'racing')).toBe(0);
  });

  it('finds lost retries, and no rounds that were closed', async () => {
    await harness.insertJob('rounds', specOf({ questionCount: 1, repeats: 2 }));
    await harness.pass().run();
    const done = (await harness.work()).filter(({ region }) => region === US);
    for (const task of done) await harness.retry(task, 'planned');
    await harness.execute(`update cell_rounds set state = 'closed' where cell = $1`, [
      done[0]?.cell,
    ]);
    await planner().sut.reconcile();
    const taken = await harness.take(US);
    expect(taken.map(({ cell, round, isReplanned }) => ({ cell, round, isReplanned }))).toEqual([
      { cell: done[1]?.cell, round: 2, isReplanned: true },
    ]);
  });

  it('stores no second task for one that is still queued', async () => {
    await start('queued');
    const before = await harness.bus.manager.streams.info(streams.tasks(US));
    await planner().sut.reconcile();
    const after = await harness.bus.manager.streams.info(streams.tasks(US));
    expect(after.state.last_seq).toBe(before.state.last_seq);
  });

  it('is done by one planner at a time, and waits for executors that come back', async () => {
    await start('locked');
    await loseTasks(US);
    const { sut, presence } = planner();
    await harness.orm.em.fork().transactional(async (em) => {
      await tryReconciliationLock(em);
      expect(await sut.reconcile()).toBe('locked');
    });
    presence.receive({
      region: US,
      executorId: 'e',
      node: 'n',
      pod: null,
      uptimeMs: 1,
      inHand: {},
    });
    presence.interrupt();
    presence.resume();
    expect(await sut.reconcile()).toBe('idle');
    presence.receive({
      region: US,
      executorId: 'e',
      node: 'n',
      pod: null,
      uptimeMs: 1,
      inHand: {},
    });
    await executor(US, 'e', []);
    await until(async () => (await sut.reconcile()) === 'done', 'who lives is known');
    expect(await queued(US, 'locked')).toBe(WINDOW);
  });

  it('goes on after the broker lost its disk: what is recorded is asked no second time', async () => {
    await start('wiped');
    const [first, ...others] = await harness.take(US);
    if (!first) throw new Error('there is a task');
    await harness.record([first]);
    const planners = [planner(), planner()];
    await Promise.all(planners.map(({ sut }) => sut.reconcile()));
    await harness.wipeBroker();
    const specs = topologyOf(catalogue, DEFAULT_TOPOLOGY);
    const topology = (isAllowed: boolean) =>
      new TopologyReconciler(harness.plannerBus, {
        provisioning: { specs, replicas: 1, taps: null, isAllowed },
      });
    await until(
      async () =>
        harness.plannerBus.connection.rtt().then(
          () => true,
          () => false,
        ),
      'the broker is back',
    );
    expect(await topology(false).reconcile()).toBe(false);
    expect(logger.events).toContain('broker.not_provisioned');
    await Promise.all([topology(true).reconcile(), topology(true).reconcile()]);
    expect(await topology(true).reconcile()).toBe(false);
    for (const { sut } of planners) sut.force();
    for (const { sut } of planners) await sut.reconcile();
    const taken = await harness.take(US);
    expect(new Set(taken.map(({ cell }) => cell))).toEqual(new Set(others.map(({ cell }) => cell)));
    expect(taken).toHaveLength(WINDOW - 1);
    expect(await queued(EU, 'wiped')).toBe(WINDOW);
  });
});

function fail(): never {
  throw new Error('there is no such task');
}
