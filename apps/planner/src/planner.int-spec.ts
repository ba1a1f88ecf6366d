import { BusClosing } from '@beacon/bus';
import { loadEnv } from '@beacon/config';
import {
  closingSubject,
  eventSubject,
  heartbeat,
  heartbeatSubject,
  laneReport,
  laneReportSubject,
  laneStateSubject,
  streams,
} from '@beacon/contracts';
import type { CloudEvent, EventType, LaneStateV1 } from '@beacon/contracts';
import { OutboxRelay, jobCommand } from '@beacon/outbox';
import { OutboxMessage } from '@beacon/persistence';
import type { RunningService } from '@beacon/observability';
import { until } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { MikroORM } from '@mikro-orm/core';
import { plannerEnv } from './environment.js';
import type { PlannerEnv } from './environment.js';
import { Harness, MODEL, REGIONS, specOf } from './harness-spec.js';
import { Loops } from './loops/loops.js';
import { PlanningScheduler } from './planning/planning-scheduler.js';
import { startPlanner } from './start.js';

const SPEC = specOf({ questionCount: 30 });

describe('the planner', () => {
  let harness: Harness;
  let env: PlannerEnv;
  const planners: RunningService[] = [];
  let beats: NodeJS.Timeout;
  const dead = new Set<string>();
  const isAlive = (region: string): boolean => !dead.has(region);
  const beat = (region: string): void => {
    const executorId = `${region}-executor`;
    const body = { region, executorId, node: 'n', pod: null, uptimeMs: 1_000, inHand: { m: 2 } };
    harness.publisher.hint(heartbeatSubject(region, executorId), heartbeat.encode(body));
  };

  beforeAll(async () => {
    process.env['BEACON_SIMULATOR_URL'] = 'http://127.0.0.1:9';
    harness = await Harness.start();
    env = loadEnv(plannerEnv, {
      DATABASE_URL: harness.databaseUrl,
      ...harness.broker.environment('planner'),
      LOG_LEVEL: 'silent',
      PLANNER_REGION_GRACE_MS: '3000',
    });
    planners.push(await startPlanner(env), await startPlanner(env));
    beats = setInterval(() => REGIONS.filter(isAlive).forEach(beat), 500);
  });
  afterAll(async () => {
    clearInterval(beats);
    await Promise.all(planners.map((planner) => planner.stop()));
    await harness.stop();
  });

  const eventOf = async (type: EventType, jobId: string): Promise<CloudEvent | undefined> => {
    const message = await harness.bus.manager.streams.getMessage(streams.events, {
      last_by_subj: eventSubject(type, jobId),
    });
    return message?.json<CloudEvent>();
  };
  const eventsOf = async (subject: string, stream: string = streams.events): Promise<number> => {
    const { state } = await harness.bus.manager.streams.info(stream, { subjects_filter: subject });
    return state.subjects?.[subject] ?? 0;
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

  it('saves what it receives of executors', async () => {
    await until(async () => {
      const rows = await harness.execute<{ region: string }>(
        `select region from executors where last_seen_at > now() - interval '3 seconds' order by 1`,
      );
      return rows.length === REGIONS.length;
    }, 'both executors are known');
    const [row] = await harness.execute(
      `select executor_id, node, in_hand from executors order by 1`,
    );
    expect(row).toEqual({ executor_id: 'eu-west-executor', node: 'n', in_hand: { m: 2 } });
  });

  it('shows a change within a second of the report', async () => {
    const [region] = REGIONS;
    const body = {
      region,
      model: MODEL,
      executorId: 'e',
      successes: 0,
      serverErrors: 0,
      rateLimited: null,
      quotaExhausted: { resetMs: 60_000, message: 'monthly quota' },
    };
    const shown = async () =>
      (
        await harness.bus.manager.direct.getMessage(streams.lanes, {
          last_by_subj: laneStateSubject(region, MODEL),
        })
      )?.json<LaneStateV1>();
    await until(async () => (await shown())?.status === 'open', 'the lane is shown');
    const sentAt = performance.now();
    harness.publisher.hint(laneReportSubject(region, MODEL), laneReport.encode(body));
    await until(async () => (await shown())?.status === 'parked', 'the change is shown', 1_000);
    expect(performance.now() - sentAt).toBeLessThan(1_000);
    expect(await shown()).toMatchObject({ limit: 1, reason: 'monthly quota' });
    await until(
      async () => (await eventsOf(eventSubject('lane.changed', region))) === 1,
      'the event is stored',
    );
    await harness.execute('update lanes set until = now()');
    await until(async () => (await shown())?.status === 'open', 'the lane is open again');
  });

  it('closes the cells of a region that falls silent, and no others', async () => {
    const [us, eu] = REGIONS;
    await harness.insertJob('absent', SPEC, 'queued');
    dead.add(us);
    const orders = () => eventsOf(closingSubject('absent'), streams.closings);
    await until(async () => {
      await harness.record(await harness.take(eu));
      return (await orders()) === 1;
    }, 'the order is given');
    expect(await harness.tasks(us, 'absent')).toEqual({});
    const lanes = await harness.execute(
      `select region, closing_code from job_lanes where job_id = 'absent' order by position`,
    );
    expect(lanes).toEqual([
      { region: us, closing_code: 'region_unavailable' },
      { region: eu, closing_code: null },
    ]);
    dead.clear();
  });

  it('stops passes, then loops, then the relay, then closes the broker, and the database last', async () => {
    const hooks = [
      jest.spyOn(PlanningScheduler.prototype, 'onApplicationShutdown'),
      jest.spyOn(Loops.prototype, 'onApplicationShutdown'),
      jest.spyOn(OutboxRelay.prototype, 'onApplicationShutdown'),
      jest.spyOn(BusClosing.prototype, 'onApplicationShutdown'),
      jest.spyOn(MikroORM.prototype, 'close'),
    ];
    const planner = await startPlanner(env);
    await planner.stop();
    const order = hooks.flatMap(({ mock }) => mock.invocationCallOrder);
    jest.restoreAllMocks();
    expect(order).toHaveLength(hooks.length);
    expect(order).toEqual(order.toSorted((one, other) => one - other));
  });
});
