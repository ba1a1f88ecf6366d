import { cancelJob, closeCells, closingSubject, filters, streams } from '@beacon/contracts';
import type { CloseCellsV1 } from '@beacon/contracts';
import { OutboxRelay } from '@beacon/outbox';
import { RecordingLogger, until } from '@beacon/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Harness, REGIONS, WINDOW, specOf } from '../harness-spec.js';
import { Closer } from './closer.js';
import { runStatement } from '@beacon/persistence';

const [US, EU] = REGIONS;
const GRACE_MS = 30_000;
const CELLS = 20;

describe(Closer, () => {
  let harness: Harness;
  /** What the planner hinterest: how long each region has been silent, and the time. */
  const silence = new Map<string, number>();
  let clock = 0;

  beforeAll(async () => {
    Logger.overrideLogger(new RecordingLogger());
    harness = await Harness.start();
  });
  beforeEach(async () => {
    await harness.clear();
    silence.clear();
    clock = 0;
  });
  afterAll(async () => harness.stop());

  const closer = (): Closer =>
    new Closer(
      harness.orm.em.fork(),
      harness.plannerBus,
      harness.plannerPublisher,
      { silentMs: (region) => silence.get(region) ?? 0, clock: () => clock },
      { regionGraceMs: GRACE_MS },
    );
  const orders = async (): Promise<CloseCellsV1[]> => {
    const owed = (await harness.owed()).filter(({ subject }) => subject.includes('closings'));
    return owed.map(({ body }) => closeCells.decode(Buffer.from(JSON.stringify(body))));
  };
  const codes = async (): Promise<string[]> =>
    (await orders()).map(({ region, code }) => `${region} ${code}`).toSorted();
  const letDeadlinePass = (jobId: string) =>
    harness.execute(`update jobs set deadline_at = now() - interval '1 second' where id = $1`, [
      jobId,
    ]);
  const run = async (jobId: string): Promise<void> => {
    await harness.insertJob(jobId);
    await harness.pass().run();
  };

  it('closes what is missing at the deadline: orders, cursors, tasks and calls', async () => {
    await run('late');
    const received: string[] = [];
    const interest = harness.bus.connection.subscribe(filters.cancellations, {
      callback: (_error, message) => void received.push(cancelJob.decode(message.data).jobId),
    });
    expect(await closer().close()).toBe(0);
    await letDeadlinePass('late');
    expect(await closer().close()).toBe(2);
    expect(await codes()).toEqual([`${EU} deadline_exceeded`, `${US} deadline_exceeded`]);
    expect((await orders())[0]).toMatchObject({
      jobId: 'late',
      cell: null,
      status: 'failed',
      message: "the job's limit of 60000 ms was over before the cell was answered",
    });
    expect(await harness.planned('late')).toEqual([CELLS, CELLS]);
    expect(await harness.tasks(US, 'late')).toEqual({});
    await until(() => received.length === 1, 'executors are told');
    await harness.pass().run();
    expect(await harness.tasks(US, 'late')).toEqual({});
    expect((await harness.job('late')).status).toBe('running');
    interest.unsubscribe();
  });

  it('repeats the order under another id as long as cells are missing, and not before ten seconds', async () => {
    await run('slow');
    await letDeadlinePass('slow');
    const sut = closer();
    expect(await sut.close()).toBe(2);
    expect(await sut.close()).toBe(0);
    await harness.execute(`update job_lanes set closing_at = closing_at - interval '10 seconds'`);
    expect(await sut.close()).toBe(2);
    const ids = await harness.messageIds();
    expect(new Set(ids).size).toBe(4);
    await harness.countAll('slow');
    await harness.execute(`update job_lanes set closing_at = closing_at - interval '10 seconds'`);
    expect(await sut.close()).toBe(0);
    await harness.pass().run();
    expect((await harness.job('slow')).status).toBe('failed');
  });

  it('is done once by two planners', async () => {
    await run('both');
    await letDeadlinePass('both');
    const holder = harness.orm.em.fork();
    await holder.begin();
    await runStatement(holder, `select id from jobs where id = 'both' for update`);
    const both = [closer().close(), closer().close()];
    await harness.untilBlocked();
    await holder.commit();
    const [one = 0, other = 0] = await Promise.all(both);
    expect(one + other).toBe(2);
    expect((await orders()).length).toBe(2);
  });

  it('closes lanes with an open retry, and leaves those that are done', async () => {
    await harness.insertJob('mixed', specOf({ questionCount: 1, repeats: 1 }));
    await harness.pass().run();
    const [task] = await harness.work();
    if (!task) throw new Error('there is a task');
    await harness.retry(task);
    await letDeadlinePass('mixed');
    expect(await closer().close()).toBe(1);
    expect(await codes()).toEqual([`${task.region} deadline_exceeded`]);
  });

  it('repeats an order to give up what a cost limit left out, with limit and spent, in its own words', async () => {
    const spec = specOf({ questionCount: 3, repeats: 1 });
    const constraints = { ...spec.constraints, maxCostNanoUsd: 50_000_000 };
    await harness.insertJob('limited', { ...spec, constraints });
    await harness.execute(
      `update job_lanes set closing_code = 'max_cost', planned = cells, under_way = true,
         closing_at = now() - interval '11 seconds' where region = $1`,
      [US],
    );
    await harness.execute(
      `insert into job_lane_progress (job_id, region, model_id, spent_nano_usd)
       select job_id, region, model_id, 20000001 from job_lanes`,
    );
    expect(await closer().close()).toBe(1);
    expect(await closer().close()).toBe(0);
    expect(await orders()).toMatchObject([
      {
        region: US,
        code: 'max_cost',
        status: 'failed',
        message:
          "not asked: of the job's limit of 0.05 USD, 0.040000002 USD were spent, and no further call was sure to fit",
      },
    ]);
  });

  it('lets a paused job wait', async () => {
    await run('paused');
    await letDeadlinePass('paused');
    silence.set(US, GRACE_MS * 2);
    await harness.execute(`update jobs set paused_at = now() where id = 'paused'`);
    expect(await closer().close()).toBe(0);
    expect(await orders()).toEqual([]);
  });

  it('obeys a deadline that is moved while it waits for the job', async () => {
    await run('moved');
    await letDeadlinePass('moved');
    const gateway = harness.orm.em.fork();
    await gateway.begin();
    await runStatement(
      gateway,
      `update jobs set deadline_at = now() + interval '1 minute' where id = 'moved'`,
    );
    const closing = closer().close();
    await harness.untilBlocked();
    await gateway.commit();
    expect(await closing).toBe(0);
    expect(await orders()).toEqual([]);
    expect(await harness.planned('moved')).toEqual([WINDOW, WINDOW]);
  });

  it('closes an absent region only, after the grace, and tells no executor of the others', async () => {
    await run('partly');
    const sut = closer();
    silence.set(US, GRACE_MS * 10);
    expect(await sut.close()).toBe(0);
    clock = GRACE_MS - 1;
    expect(await sut.close()).toBe(0);
    clock = GRACE_MS;
    expect(await sut.close()).toBe(1);
    expect(await codes()).toEqual([`${US} region_unavailable`]);
    expect(await harness.planned('partly')).toEqual([CELLS, WINDOW]);
    expect(await harness.tasks(US, 'partly')).toEqual({});
    expect(Object.keys(await harness.tasks(EU, 'partly'))).toHaveLength(WINDOW);
  });

  it('gives a region the whole grace again when a job is resumed', async () => {
    await run('resumed');
    const sut = closer();
    silence.set(US, GRACE_MS * 10);
    await sut.close();
    await harness.execute(`update jobs set paused_at = now() where id = 'resumed'`);
    clock = GRACE_MS;
    expect(await sut.close()).toBe(0);
    await harness.execute(`update jobs set paused_at = null where id = 'resumed'`);
    clock = GRACE_MS + 1;
    expect(await sut.close()).toBe(0);
    clock = 2 * GRACE_MS + 1;
    expect(await sut.close()).toBe(1);
  });

  it('names the absence of a region at the deadline, too', async () => {
    await run('absent');
    silence.set(EU, 10_000);
    await letDeadlinePass('absent');
    await closer().close();
    expect(await codes()).toEqual([`${EU} region_unavailable`, `${US} deadline_exceeded`]);
  });

  it('orders a cancellation again that was lost on the way', async () => {
    await run('cancelled');
    await harness.execute(
      `update jobs set status = 'cancelled', completed_at = now() where id = 'cancelled'`,
    );
    expect(await closer().close()).toBe(0);
    await harness.execute(`update jobs set completed_at = now() - interval '11 seconds'`);
    expect(await closer().close()).toBe(2);
    expect((await orders())[0]).toMatchObject({ code: 'cancelled', status: 'cancelled' });
    expect(await closer().close()).toBe(0);
  });

  it('reaches the recorder with every repeat: the broker drops none as a duplicate', async () => {
    await run('repeated');
    await letDeadlinePass('repeated');
    const sut = closer();
    await sut.close();
    await harness.execute(`update job_lanes set closing_at = closing_at - interval '10 seconds'`);
    await sut.close();
    const relay = new OutboxRelay(harness.orm, harness.plannerPublisher);
    relay.start();
    await until(async () => (await harness.owed()).length === 0, 'the outbox is empty');
    await relay.stop();
    const { state } = await harness.bus.manager.streams.info(streams.closings, {
      subjects_filter: closingSubject('repeated'),
    });
    expect(state.subjects).toEqual({ [closingSubject('repeated')]: 4 });
  });
});
