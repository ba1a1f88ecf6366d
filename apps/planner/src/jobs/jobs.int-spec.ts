import { UnprocessableMessageError } from '@beacon/bus';
import {
  attemptSubject,
  cancelJob,
  cancelSubject,
  cellResult,
  filters,
  resultSubject,
  streams,
} from '@beacon/contracts';
import type { CancelJobV1, CellResultV1 } from '@beacon/contracts';
import { RecordingLogger, until } from '@beacon/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Harness, REGIONS, WINDOW, specOf } from '../harness-spec.js';
import { JobStarter } from '../starting/job-starter.js';
import { JobLifecycle } from './job-lifecycle.js';
import { JobPurger, JobSweeper } from './job-cleaning.js';
import { SpecCache } from './spec-cache.js';
import { runStatement } from '@beacon/persistence';

const [US, EU] = REGIONS;

let harness: Harness;
beforeAll(async () => {
  Logger.overrideLogger(new RecordingLogger());
  harness = await Harness.start();
});
beforeEach(async () => harness.clear());
afterAll(async () => harness.stop());

describe(JobStarter, () => {
  const commands = () => {
    const scheduler = { woken: 0, wake: () => void (scheduler.woken += 1) };
    const em = harness.orm.em.fork();
    return { scheduler, sut: new JobStarter(em, new JobLifecycle(), scheduler) };
  };

  it('starts a job once, however often and however simultaneously it is asked to', async () => {
    await harness.insertJob('started', specOf(), 'queued');
    const { scheduler, sut } = commands();
    await Promise.all([1, 2, 3, 4].map(() => sut.start('started')));
    const { status, startedAt } = await harness.job('started');
    expect(status).toBe('running');
    await sut.start('started');
    expect((await harness.job('started')).startedAt).toEqual(startedAt);
    expect(await harness.events('started')).toEqual(['job.started']);
    expect(scheduler.woken).toBe(5);
  });

  it('leaves a job that has ended as it is', async () => {
    await harness.insertJob('ended', specOf(), 'cancelled');
    await commands().sut.start('ended');
    expect((await harness.job('ended')).status).toBe('cancelled');
    expect(await harness.events('ended')).toEqual([]);
  });

  it('gives a job its deadline by the database, and leaves a paused one queued until it is resumed', async () => {
    await harness.insertJob('paused', specOf(), 'queued');
    await harness.execute(`update jobs set paused_at = now() where id = 'paused'`);
    const { sut } = commands();
    await sut.start('paused');
    expect((await harness.job('paused')).status).toBe('queued');
    await harness.execute(`update jobs set paused_at = null where id = 'paused'`);
    await sut.start('paused');
    const { status, startedAt, deadlineAt } = await harness.job('paused');
    expect(status).toBe('running');
    expect((deadlineAt?.getTime() ?? 0) - (startedAt?.getTime() ?? 0)).toBe(60_000);
  });

  it('says that a command about no job can never be carried out', async () => {
    await expect(commands().sut.start('nobody')).rejects.toThrow(UnprocessableMessageError);
  });
});

describe(JobLifecycle, () => {
  const sut = new JobLifecycle();
  const startQueued = () => harness.orm.em.fork().transactional((em) => sut.startQueued(em, 10));
  const complete = async (jobId: string): Promise<boolean> => {
    const em = harness.orm.em.fork();
    const ended = await em.transactional((inside) => sut.complete(inside, [jobId]));
    return ended.length === 1;
  };
  const recordAll = async (jobId: string): Promise<void> => {
    await harness.insertJob(jobId, specOf({ questionCount: 1, repeats: 1 }));
    await harness.pass().run();
    await harness.work();
  };

  it('starts jobs whose command was lost, once, however many planners try', async () => {
    for (const id of ['lost_1', 'lost_2']) await harness.insertJob(id, specOf(), 'queued');
    const started = await Promise.all([startQueued(), startQueued(), startQueued()]);
    expect(started.reduce((sum, count) => sum + count, 0)).toBe(2);
    expect((await harness.job('lost_2')).status).toBe('running');
    expect(await harness.events('lost_1')).toEqual(['job.started']);
  });

  it('completes no job with a retry that was asked for a moment ago', async () => {
    await recordAll('retried');
    const gateway = harness.orm.em.fork();
    await gateway.begin();
    await runStatement(gateway, `select id from jobs where id = 'retried' for update`);
    // It does not wait for whoever holds a job: others would wait for it.
    expect(await complete('retried')).toBe(false);
    const [row] = await harness.executions('retried');
    await runStatement(
      gateway,
      `insert into cell_rounds (job_id, region, cell, model_id, question_id, repeat, round, state)
       values ('retried', $1, $2, $3, $4, $5, 2, 'waiting')`,
      [row?.region, row?.cell, row?.model_id, row?.question_id, row?.repeat],
    );
    await gateway.commit();
    expect(await complete('retried')).toBe(false);
    expect((await harness.job('retried')).status).toBe('running');
    await harness.execute(`update cell_rounds set state = 'recorded'`);
    expect(await complete('retried')).toBe(true);
    expect(await complete('retried')).toBe(false);
  });

  it.each([
    ['partial', [EU], 'completed'],
    ['partial', [EU], 'refused'],
    ['failed', [US, EU], 'completed'],
    ['completed', [], 'completed'],
  ] as const)(
    'ends a job %s whose answers in %j are %s and quarantined',
    async (end, regions, status) => {
      await recordAll('elsewhere');
      for (const region of regions) {
        await harness.execute(
          `update executions set quarantine = 'another region answered', status = $1 where region = $2`,
          [status, region],
        );
        await harness.execute(
          `update job_lane_progress set quarantined = recorded where region = $1`,
          [region],
        );
      }
      expect(await complete('elsewhere')).toBe(true);
      expect((await harness.job('elsewhere')).status).toBe(end);
    },
  );

  it('takes a failure that is quarantined for one failure', async () => {
    await harness.insertJob('mixed', specOf({ questionCount: 3, repeats: 1 }));
    await harness.pass().run();
    const isBad = ({ region, questionId }: { region: string; questionId: string | null }) =>
      region === EU && questionId === 'q1';
    await harness.work((task) => (isBad(task) ? 'error' : 'answered'));
    // Two of three cells of each region are measured, which is enough: the third is not taken out twice.
    await harness.execute(
      `with bad as (update executions set quarantine = 'another region answered' where status = 'failed' returning region)
       update job_lane_progress p set quarantined = 1 from bad where p.region = bad.region`,
    );
    expect(await complete('mixed')).toBe(true);
    expect((await harness.job('mixed')).status).toBe('completed');
  });

  it('ends a job at its cost limit by what it asked, and says what stopped it', async () => {
    await harness.insertJob('limited', specOf({ questionCount: 4, repeats: 1 }));
    await harness.pass().run();
    await harness.work(({ questionId }) => (questionId === 'q1' ? 'answered' : 'error'));
    await harness.execute(`update executions set error_code = 'max_cost' where status = 'failed'`);
    await harness.execute(`update job_lanes set closing_code = 'max_cost'`);
    expect(await complete('limited')).toBe(true);
    expect((await harness.job('limited')).status).toBe('partial');
    const [ended] = await harness.owed();
    expect(ended?.body['data']).toMatchObject({ status: 'partial', stopped_by: 'max_cost' });
  });

  it('completes no job that is being cancelled', async () => {
    await recordAll('dropped');
    const gateway = harness.orm.em.fork();
    await gateway.begin();
    await runStatement(gateway, `update jobs set status = 'cancelled' where id = 'dropped'`);
    expect(await complete('dropped')).toBe(false);
    await gateway.commit();
    expect(await complete('dropped')).toBe(false);
    expect(await harness.events('dropped')).toEqual([]);
  });

  it('tells of each completion of a job that was opened again under an id of its own', async () => {
    await recordAll('again');
    expect(await complete('again')).toBe(true);
    await harness.execute(
      `update jobs set status = 'running', completed_at = null, generation = 2 where id = 'again'`,
    );
    expect(await complete('again')).toBe(true);
    expect(await harness.messageIds()).toEqual(['job.completed:again', 'job.completed:again:2']);
  });
});

describe(SpecCache, () => {
  it('reads a job once as long as it is among those planned last', async () => {
    const sut = new SpecCache(16);
    const em = harness.orm.em.fork();
    await harness.insertJob('cached');
    const first = await sut.get(em, 'cached', 1);
    expect(first).toMatchObject({ spec: specOf(), systemPrompts: { [US]: 'In us-east.' } });
    await runStatement(
      em,
      `update jobs set spec = '{"questions": [], "prompt": null}' where id = 'cached'`,
    );
    for (let other = 1; other <= 15; other += 1) {
      await harness.insertJob(`other_${other}`);
      await sut.get(em, `other_${other}`, 1);
    }
    expect(await sut.get(em, 'cached', 1)).toBe(first);
    for (let other = 16; other <= 32; other += 1) {
      await harness.insertJob(`other_${other}`);
      await sut.get(em, `other_${other}`, 1);
    }
    expect((await sut.get(em, 'cached', 1)).spec).toEqual({ questions: [], prompt: null });
  });

  it('reads many small ones at once, and leaves large ones to be read one by one', async () => {
    const sut = new SpecCache();
    const em = harness.orm.em.fork();
    const large = specOf({ questionCount: 20_000 });
    const jobs = ['one', 'two', 'large'].map((job_id) => ({ job_id, generation: 1 }));
    for (const { job_id } of jobs) {
      await harness.insertJob(job_id, job_id === 'large' ? large : specOf());
    }
    await sut.load(em, jobs);
    await runStatement(em, `update jobs set spec = jsonb_set(spec, '{repeats}', '9')`);
    expect((await sut.get(em, 'one', 1)).spec.repeats).toBe(2);
    expect((await sut.get(em, 'two', 1)).prompts.get('q1')).toBe('Question 1?');
    expect((await sut.get(em, 'large', 1)).spec.repeats).toBe(9);
  });

  it('has no specification of a job that does not exist', async () => {
    await expect(new SpecCache().get(harness.orm.em.fork(), 'nobody', 1)).rejects.toThrow('nobody');
  });
});

describe(JobPurger, () => {
  const tasksOf = async (jobId: string) =>
    Object.keys({ ...(await harness.tasks(US, jobId)), ...(await harness.tasks(EU, jobId)) });

  it('removes the tasks of jobs that ended or are paused, tells executors, and does so once', async () => {
    const received: CancelJobV1[] = [];
    const interest = harness.bus.connection.subscribe(filters.cancellations, {
      callback: (_error, message) => void received.push(cancelJob.decode(message.data)),
    });
    for (const id of ['ended', 'paused', 'going']) await harness.insertJob(id);
    await harness.pass().run();
    const taken = await harness.tasks(US, 'going');
    await harness.execute(
      `update jobs set status = 'failed', completed_at = now() where id = 'ended'`,
    );
    await harness.execute(`update jobs set paused_at = now() where id = 'paused'`);
    const [one, other] = await Promise.all([harness.purger.purge(), harness.purger.purge()]);
    expect(one + other).toBe(2);
    expect(await tasksOf('ended')).toEqual([]);
    expect(await tasksOf('paused')).toEqual([]);
    expect(await harness.tasks(US, 'going')).toEqual(taken);
    await until(() => received.length === 2, 'both are cancelled');
    expect(received.map(({ jobId }) => jobId).toSorted()).toEqual(['ended', 'paused']);
    const { tasksPurgedAt } = await harness.job('paused');
    expect(tasksPurgedAt).toBeInstanceOf(Date);
    expect(await harness.purger.purge()).toBe(0);
    interest.unsubscribe();
  });

  it('cancels what was planned before, and nothing that is planned after a resumption', async () => {
    let before = '';
    const interest = harness.bus.connection.subscribe(cancelSubject('resumed'), {
      callback: (_error, message) => void (before = cancelJob.decode(message.data).before),
    });
    await harness.insertJob('resumed');
    await harness.pass().run();
    const [first] = await harness.take(US);
    await harness.execute(`update jobs set paused_at = now() where id = 'resumed'`);
    await harness.purger.purge();
    await until(() => before !== '', 'executors are notified');
    await harness.execute(
      `update jobs set paused_at = null, tasks_purged_at = null where id = 'resumed'`,
    );
    await harness.execute(`update job_lanes set planned = 0 where job_id = 'resumed'`);
    await harness.pass().run();
    const [later] = await harness.take(US);
    expect(first && first.plannedAt <= before).toBe(true);
    expect(later && later.plannedAt > before).toBe(true);
    interest.unsubscribe();
  });

  it('tries again what the broker refused', async () => {
    await harness.insertJob('stuck');
    await harness.pass().run();
    await harness.execute(
      `update jobs set status = 'failed', completed_at = now() where id = 'stuck'`,
    );
    const failing = { streams: { purge: () => Promise.reject(new Error('no answer')) } };
    const { orm, plannerPublisher: publisher } = harness;
    await expect(
      new JobPurger(orm.em.fork(), { manager: failing }, publisher).purge(),
    ).rejects.toThrow('no answer');
    expect((await harness.job('stuck')).tasksPurgedAt).toBeNull();
    expect(await harness.purger.purge()).toBe(1);
    expect(await tasksOf('stuck')).toEqual([]);
  });
});

describe(JobSweeper, () => {
  const publishResult = async (jobId: string): Promise<void> => {
    const address = { region: US, model: 'm', jobId, cell: 'a'.repeat(26), round: 1 };
    const subject = resultSubject(address);
    const body = cellResult.encode(address as CellResultV1);
    await harness.publisher.publish(subject, body, { messageId: subject, onlyFirst: true });
  };
  const resultsLeft = async (): Promise<string[]> => {
    const { state } = await harness.bus.manager.streams.info(streams.results, {
      subjects_filter: '>',
    });
    return Object.keys(state.subjects ?? {}).map((subject) => subject.split('.')[4] ?? '');
  };
  const endedMinutesAgo = async (jobId: string, minutes: number): Promise<void> => {
    await harness.countAll(jobId);
    await harness.execute(
      `update jobs set status = 'completed', completed_at = now() - $1 * interval '1 minute' where id = $2`,
      [minutes, jobId],
    );
  };
  beforeEach(async () => void (await harness.bus.manager.streams.purge(streams.results)));

  it('purges the results of jobs that ended longer ago than the grace, once, and no others', async () => {
    for (const id of ['old', 'fresh', 'going']) {
      await harness.insertJob(id);
      await publishResult(id);
    }
    await endedMinutesAgo('old', 2);
    await endedMinutesAgo('fresh', 0.5);
    await harness.sweeper.sweep();
    expect((await resultsLeft()).toSorted()).toEqual(['fresh', 'going']);
    const { sweptAt } = await harness.job('old');
    expect(sweptAt).toBeInstanceOf(Date);
    expect((await harness.job('fresh')).sweptAt).toBeNull();
    await harness.sweeper.sweep();
    expect((await harness.job('old')).sweptAt).toEqual(sweptAt);
  });

  it('purges the attempts, too', async () => {
    await harness.insertJob('tried');
    const address = { region: US, model: 'm', jobId: 'tried', cell: 'a'.repeat(26), round: 1 };
    await harness.publisher.publish(attemptSubject(address), new TextEncoder().encode('{}'));
    const attempts = async () =>
      (await harness.bus.manager.streams.info(streams.attempts)).state.messages;
    expect(await attempts()).toBe(1);
    await endedMinutesAgo('tried', 2);
    await harness.sweeper.sweep();
    expect(await attempts()).toBe(0);
  });

  it('keeps what a job that was opened again needs, and a cancelled one until its cells are closed', async () => {
    for (const id of ['reopened', 'cancelled']) {
      await harness.insertJob(id, specOf({ questionCount: 1, repeats: 1 }));
      await publishResult(id);
      await endedMinutesAgo(id, 2);
    }
    await harness.execute(`update jobs set status = 'running' where id = 'reopened'`);
    await harness.execute(`update jobs set status = 'cancelled' where id = 'cancelled'`);
    await harness.execute(`delete from job_lane_progress where job_id = 'cancelled'`);
    await harness.sweeper.sweep();
    expect((await resultsLeft()).toSorted()).toEqual(['cancelled', 'reopened']);
    await harness.countAll('cancelled');
    await harness.sweeper.sweep();
    expect(await resultsLeft()).toEqual(['reopened']);
  });

  it('keeps the results as long as the tasks could not be purged', async () => {
    await harness.insertJob('stuck');
    await publishResult('stuck');
    await harness.pass().run();
    await endedMinutesAgo('stuck', 2);
    const { streams: api } = harness.plannerBus.manager;
    const failing = {
      streams: {
        purge: async (...[name, options]: Parameters<typeof api.purge>) => {
          if (name === streams.tasks(EU)) throw new Error('no answer');
          return api.purge(name, options);
        },
      },
    };
    const sut = new JobSweeper(
      harness.orm.em.fork(),
      { manager: failing },
      {
        sweepGraceMs: 60_000,
      },
    );
    await expect(sut.sweep()).rejects.toThrow('no answer');
    expect(await resultsLeft()).toEqual(['stuck']);
    expect((await harness.job('stuck')).sweptAt).toBeNull();
    expect(Object.keys(await harness.tasks(EU, 'stuck'))).toHaveLength(WINDOW);
    await harness.sweeper.sweep();
    expect(await resultsLeft()).toEqual([]);
    expect(await harness.tasks(EU, 'stuck')).toEqual({});
  });
});
