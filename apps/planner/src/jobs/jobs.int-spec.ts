import { UnprocessableMessageError } from '@beacon/bus';
import { cellResult, resultSubject, streams } from '@beacon/contracts';
import type { CellResultV1 } from '@beacon/contracts';
import { RecordingLogger } from '@beacon/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Harness, REGIONS, WINDOW, specOf } from '../harness-spec.js';
import { JobCommands } from './job-commands.js';
import { JobLifecycle } from './job-lifecycle.js';
import { JobSweeper } from './job-sweeper.js';
import { SpecCache } from './spec-cache.js';

const [US, EU] = REGIONS;

let harness: Harness;
beforeAll(async () => {
  Logger.overrideLogger(new RecordingLogger());
  harness = await Harness.start();
});
beforeEach(async () => harness.clear());
afterAll(async () => harness.stop());

describe(JobCommands, () => {
  const commands = () => {
    const scheduler = { woken: 0, wake: () => void (scheduler.woken += 1) };
    return { scheduler, sut: new JobCommands(harness.orm, new JobLifecycle(), scheduler) };
  };

  it('starts a job once, however often and however simultaneously it is told to', async () => {
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

  it('says that a command about no job can never be carried out', async () => {
    await expect(commands().sut.start('nobody')).rejects.toThrow(UnprocessableMessageError);
  });
});

describe(SpecCache, () => {
  it('reads a job once as long as it is among those planned last', async () => {
    const sut = new SpecCache();
    const em = harness.orm.em.fork();
    await harness.insertJob('cached');
    const first = await sut.get(em, 'cached', 1);
    expect(first).toMatchObject({ spec: specOf(), systemPrompts: { [US]: 'In us-east.' } });
    await em.execute(
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

  it('has no specification of a job that does not exist', async () => {
    await expect(new SpecCache().get(harness.orm.em.fork(), 'nobody', 1)).rejects.toThrow('nobody');
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
    await harness.orm.em
      .fork()
      .execute(
        `update jobs set status = 'completed', completed_at = now() - ? * interval '1 minute' where id = ?`,
        [minutes, jobId],
      );
  };
  beforeEach(async () => void (await harness.bus.manager.streams.purge(streams.results)));

  it("purges the tasks of one job, in its regions, and nobody else's", async () => {
    for (const id of ['purged', 'kept']) await harness.insertJob(id);
    await harness.pass().run();
    await harness.sweeper.purgeTasks({ jobId: 'purged', regions: [US, 'gone-region', EU] });
    for (const region of REGIONS) {
      expect(await harness.tasks(region, 'purged')).toEqual({});
      expect(Object.keys(await harness.tasks(region, 'kept'))).not.toHaveLength(0);
    }
  });

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

  it('keeps the results as long as the tasks could not be purged', async () => {
    await harness.insertJob('stuck');
    await publishResult('stuck');
    await harness.pass().run();
    await endedMinutesAgo('stuck', 2);
    const { streams: api } = harness.bus.manager;
    const failing = {
      streams: {
        purge: async (...[name, options]: Parameters<typeof api.purge>) => {
          if (name === streams.tasks(EU)) throw new Error('no answer');
          return api.purge(name, options);
        },
      },
    };
    await new JobSweeper(harness.orm, failing, { graceMs: 60_000 }).sweep();
    expect(await resultsLeft()).toEqual(['stuck']);
    expect((await harness.job('stuck')).sweptAt).toBeNull();
    expect(Object.keys(await harness.tasks(EU, 'stuck'))).toHaveLength(WINDOW);
    await harness.sweeper.sweep();
    expect(await resultsLeft()).toEqual([]);
    expect(await harness.tasks(EU, 'stuck')).toEqual({});
  });
});
