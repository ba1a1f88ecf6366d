import { loadEnv } from '@beacon/config';
import { eventSubject, streams } from '@beacon/contracts';
import type { CloudEvent, EventType } from '@beacon/contracts';
import { jobCommand } from '@beacon/outbox';
import { OutboxMessage } from '@beacon/persistence';
import type { RunningService } from '@beacon/observability';
import { until } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plannerEnv } from './environment.js';
import { Harness, specOf } from './harness-spec.js';
import { startPlanner } from './start.js';

const SPEC = specOf({ questionCount: 30 });

describe('the planner', () => {
  let harness: Harness;
  const planners: RunningService[] = [];

  beforeAll(async () => {
    process.env['BEACON_SIMULATOR_URL'] = 'http://127.0.0.1:9';
    harness = await Harness.start();
    const env = loadEnv(plannerEnv, {
      DATABASE_URL: harness.databaseUrl,
      NATS_URL: harness.nats.ready.url,
      LOG_LEVEL: 'silent',
    });
    planners.push(await startPlanner(env), await startPlanner(env));
  });
  afterAll(async () => {
    await Promise.all(planners.map((planner) => planner.stop()));
    await harness.stop();
  });

  const eventOf = async (type: EventType, jobId: string): Promise<CloudEvent | undefined> => {
    const message = await harness.bus.manager.streams.getMessage(streams.events, {
      last_by_subj: eventSubject(type, jobId),
    });
    return message?.json<CloudEvent>();
  };
  const eventCount = async (): Promise<number> =>
    (await harness.bus.manager.streams.info(streams.events)).state.messages;

  it('takes a job from its command to its end, with two planners and no hint but the tick', async () => {
    await harness.insertJob('whole', SPEC, 'queued');
    const em = harness.orm.em.fork();
    em.create(OutboxMessage, { ...jobCommand('submit', 'whole'), createdAt: new Date() });
    await em.flush();
    const taken: string[] = [];
    await until(async () => {
      const tasks = await harness.work();
      taken.push(...tasks.map(({ region, cell }) => `${region}/${cell}`));
      return (await harness.job('whole')).status === 'completed';
    }, 'the job is completed');
    expect(taken).toHaveLength(120);
    expect(new Set(taken).size).toBe(120);
    await until(async () => (await eventCount()) === 2, 'both events are stored');
    expect(await eventOf('job.started', 'whole')).toMatchObject({ source: '/planner' });
    expect(await eventOf('job.completed', 'whole')).toMatchObject({
      type: 'beacon.job.completed.v1',
      data: { job_id: 'whole', status: 'completed', executions: 120 },
    });
  });

  it('is ready, and says so', async () => {
    for (const { url } of planners) {
      const response = await fetch(`${url}/health/ready`);
      expect(await response.json()).toMatchObject({ ready: true });
    }
  });
});
