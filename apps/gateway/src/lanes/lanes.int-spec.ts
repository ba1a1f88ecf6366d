import type { Bus } from '@beacon/bus';
import {
  durables,
  heartbeat,
  heartbeatSubject,
  progressSubject,
  streams,
  taskSubject,
} from '@beacon/contracts';
import { CellRound, Executor, Lane, LaneChange } from '@beacon/persistence';
import { until } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ExecutorListView } from '../executors/executor.view.js';
import { conforming } from '../http/openapi/conform-spec.js';
import { Harness, smallJob } from '../harness-spec.js';
import { JobView } from '../jobs/job.view.js';
import { LaneDetailView, LaneListView, LanePauseView } from './lane.view.js';
import type { LaneView } from './lane.view.js';

const LANES = '/api/v1/lanes';
const LLAMA = 'llama3.2-1b';
const QWEN = 'qwen2.5-1.5b';

let sut: Harness;
let bus: Bus;
beforeAll(async () => {
  sut = await Harness.start();
  bus = sut.bus;
});
afterAll(async () => {
  await sut.stop();
});

const list = async (query = ''): Promise<readonly LaneView[]> =>
  (await conforming(LaneListView, (await sut.get(`${LANES}${query}`)).body)).lanes;
const put = async (
  path: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): ReturnType<Harness['request']> =>
  sut.request(path, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const one = async (region: string, model: string): Promise<LaneView> => {
  const [lane] = await list(`?region=${region}&model_id=${model}`);
  if (lane === undefined) throw new Error('there is no such lane');
  return lane;
};
const publish = async (region: string, model: string, cell: string): Promise<Date> => {
  const address = { region, model, jobId: 'lanes', cell: cell.repeat(26), round: 1 };
  const { seq } = await bus.client.publish(taskSubject(address), 'task');
  const stored = await bus.manager.streams.getMessage(streams.tasks(region), { seq });
  return stored?.time ?? new Date(0);
};

describe('lanes', () => {
  it('are those of the catalogue, served as it says until a planner touches them', async () => {
    const lanes = await list();
    expect(lanes).toHaveLength(11);
    expect(lanes[0]).toEqual({
      region: 'us-east',
      model_id: LLAMA,
      status: 'open',
      limit: 4,
      configured_limit: 4,
      limit_ceiling: null,
      waiting_reason: null,
      waiting_until: null,
      paused_at: null,
      trouble: null,
      queued: 0,
      in_flight: 0,
      backing_off: 0,
      backlog: 0,
      oldest_task_at: null,
    });
  });

  it.each([
    ['?region=EU', 5],
    [`?model_id=${LLAMA}`, 3],
    [`?region=asia-pacific&model_id=${QWEN}`, 1],
    ['?model_id=no-such-model', 0],
  ])('are filtered by %s', async (query, count) => {
    expect(await list(query)).toHaveLength(count);
  });

  it.each([
    ['?region=mars', 'region', 'unknown_region'],
    ['?model_id=', 'model_id', 'invalid_parameter'],
    ['?status=open', 'status', 'unknown_parameter'],
  ])('refuse %s', async (query, field, code) => {
    const { status, body } = await sut.get(`${LANES}${query}`);
    expect([status, body.field, body.error_code]).toEqual([400, field, code]);
  });

  it('show what is queued, what is in flight, and since when', async () => {
    const oldest = await publish('us-east', QWEN, 'a');
    await publish('us-east', QWEN, 'b');
    await publish('us-east', LLAMA, 'c');
    const consumer = await bus.client.consumers.get(streams.tasks('us-east'), durables.lane(QWEN));
    const held = await consumer.next();
    const em = sut.orm.em.fork();
    const executor = { region: 'us-east', node: 'node-1', pod: null, startedAt: new Date() };
    em.create(Executor, {
      ...executor,
      executorId: 'holder',
      inHand: { [QWEN]: 1 },
      lastSeenAt: new Date(),
    });
    await em.flush();
    expect(await one('us-east', QWEN)).toMatchObject({
      queued: 1,
      in_flight: 1,
      backing_off: 0,
      oldest_task_at: oldest.toISOString(),
    });
    await sut.rows(`delete from executors`, []);
    expect(await one('us-east', QWEN)).toMatchObject({ queued: 1, in_flight: 0, backing_off: 1 });
    expect(await one('us-east', LLAMA)).toMatchObject({ queued: 1, in_flight: 0 });
    held?.nak();
  });

  it('show the work of running jobs that is not at the broker yet', async () => {
    const id = (await sut.post('/api/v1/jobs', smallJob())).body.id;
    await sut.post('/api/v1/jobs', smallJob());
    await sut.setJob(id, { status: 'running' });
    await sut.rows(
      `update job_lanes set planned = 1 where job_id = $1 and region = 'eu-west' and model_id = $2`,
      [id, LLAMA],
    );
    const em = sut.orm.em.fork();
    for (const [cell, state] of [
      ['x', 'waiting'],
      ['y', 'planned'],
    ] as const) {
      const lane = { jobId: id, region: 'eu-west', modelId: LLAMA, questionId: 'q', repeat: 1 };
      em.create(CellRound, { ...lane, cell, state, round: 2, requestedAt: new Date() });
    }
    await em.flush();
    expect((await one('eu-west', LLAMA)).backlog).toBe(2);
    expect((await one('eu-west', QWEN)).backlog).toBe(2);
    expect((await one('asia-pacific', QWEN)).backlog).toBe(0);
  });

  it('show what the planner makes of them, in the job too, and how they came to it', async () => {
    const em = sut.orm.em.fork();
    const lane = { region: 'asia-pacific', modelId: LLAMA };
    em.create(Lane, {
      ...lane,
      limit: 2,
      configuredLimit: 4,
      status: 'parked',
      reason: 'monthly quota is used up',
      until: new Date('2026-12-01T00:00:00.000Z'),
      successes: 0,
      updatedAt: new Date(),
    });
    for (let n = 1; n <= 25; n += 1) {
      em.create(LaneChange, {
        ...lane,
        fromLimit: n,
        toLimit: n + 1,
        fromStatus: 'open',
        toStatus: 'open',
        reason: 'success',
        changedAt: new Date(),
      });
    }
    await em.flush();
    const { body } = await sut.get(`${LANES}/asia-pacific/${LLAMA}`);
    const detail = await conforming(LaneDetailView, body);
    expect(detail).toMatchObject({
      status: 'parked',
      limit: 2,
      configured_limit: 4,
      waiting_reason: 'monthly quota is used up',
      waiting_until: '2026-12-01T00:00:00.000Z',
    });
    expect(detail.changes.map(({ from_limit }) => from_limit)).toEqual(
      Array.from({ length: 20 }, (_, n) => 25 - n),
    );
    const constraints = { regions: ['ASIA'] };
    const job = await sut.post('/api/v1/jobs', smallJob({ models: [LLAMA], constraints }));
    const shown = await conforming(JobView, (await sut.get(`/api/v1/jobs/${job.body.id}`)).body);
    expect(shown.lanes[0]).toMatchObject({
      lane_status: 'parked',
      lane_limit: 2,
      waiting_reason: 'monthly quota is used up',
      waiting_until: '2026-12-01T00:00:00.000Z',
      closing_code: null,
    });
  });

  it('are paused and resumed by operators, once, with a trace', async () => {
    const path = `${LANES}/eu-west/${QWEN}`;
    const id = (await sut.post('/api/v1/jobs', smallJob())).body.id;
    await sut.setJob(id, { status: 'running' });
    await sut.rows(`update jobs set status = 'failed' where id <> $1`, [id]);
    const hint = bus.connection.subscribe(progressSubject(id), { max: 1 });
    await bus.connection.flush();
    const paused = await sut.post(
      `${path}/pause`,
      { reason: 'asked to' },
      { 'x-beacon-actor': 'op' },
    );
    expect(paused.status).toBe(200);
    const { changed, lane } = await conforming(LanePauseView, paused.body);
    expect(changed).toBe(true);
    expect(lane).toMatchObject({ status: 'paused', limit: 4 });
    expect(lane.paused_at).not.toBeNull();
    for await (const message of hint) expect(message.data.length).toBeGreaterThan(0);
    const again = await sut.post(`${path}/pause`, {});
    expect(again.body).toEqual({ ok: true, changed: false, lane });
    expect((await sut.post(`${path}/resume`, {})).body).toMatchObject({
      changed: true,
      lane: { status: 'open', paused_at: null },
    });
    expect((await sut.post(`${path}/resume`, {})).body.changed).toBe(false);
    expect(
      await sut.rows(
        `select actor, action, region, model_id, reason from audit_log where action like 'lane.%' order by id`,
      ),
    ).toEqual([
      { actor: 'op', action: 'lane.pause', region: 'eu-west', model_id: QWEN, reason: 'asked to' },
      {
        actor: 'anonymous',
        action: 'lane.resume',
        region: 'eu-west',
        model_id: QWEN,
        reason: null,
      },
    ]);
  });

  it('have a ceiling from operators, set and taken away once, with a trace', async () => {
    const path = `${LANES}/us-east/${QWEN}/limit`;
    const by = { 'x-beacon-actor': 'op' };
    await sut.rows('delete from audit_log', []);
    await sut.rows('delete from lanes where region = $1 and model_id = $2', ['us-east', QWEN]);
    const none = await put(path, { limit: null });
    expect(none.body).toMatchObject({ ok: true, changed: false, lane: { limit_ceiling: null } });
    const set = await put(path, { limit: 2, reason: 'asked to' }, by);
    expect(set.status).toBe(200);
    const { changed, lane } = await conforming(LanePauseView, set.body);
    expect(changed).toBe(true);
    expect(lane).toMatchObject({ limit_ceiling: 2, configured_limit: 4, status: 'open' });
    expect((await put(path, { limit: 2 })).body.changed).toBe(false);
    expect((await put(path, { limit: 4 }, by)).body.changed).toBe(true);
    expect((await one('us-east', QWEN)).limit_ceiling).toBe(4);
    expect((await put(path, { limit: null }, by)).body).toMatchObject({
      changed: true,
      lane: { limit_ceiling: null },
    });
    const log = await sut.rows(
      `select actor, action, region, model_id, reason, details from audit_log where action like 'lane.%' order by id`,
      [],
    );
    const entry = { actor: 'op', action: 'lane.limit', region: 'us-east', model_id: QWEN };
    expect(log).toEqual([
      { ...entry, reason: 'asked to', details: { limit: 2 } },
      { ...entry, reason: null, details: { limit: 4 } },
      { ...entry, reason: null, details: { limit: null } },
    ]);
  });

  it.each<[object, string, string]>([
    [{ limit: 5 }, 'invalid_value', 'a whole number, 1 to 4, or null'],
    ...[0, -1, 1.5, '2', true, [1], 2 ** 60].map((limit): [object, string, string] => [
      { limit },
      'invalid_value',
      "a whole number, 1 to the lane's `configured_limit`, or null",
    ]),
    [{}, 'missing_field', "a whole number, 1 to the lane's `configured_limit`, or null"],
  ])('refuse the ceiling %j', async (body, code, allowed) => {
    const answer = await put(`${LANES}/us-east/${QWEN}/limit`, body);
    expect([answer.status, answer.body.error_code, answer.body.field]).toEqual([
      400,
      code,
      'limit',
    ]);
    expect(answer.body.details[0].allowed).toBe(allowed);
    expect((await one('us-east', QWEN)).limit_ceiling).toBeNull();
  });

  it('are opened by operators although their provider asked to wait, once', async () => {
    const path = `${LANES}/asia-pacific/${LLAMA}`;
    const resumed = await conforming(LanePauseView, (await sut.post(`${path}/resume`, {})).body);
    expect(resumed).toMatchObject({ changed: true, lane: { waiting_until: null } });
    expect((await sut.post(`${path}/resume`, {})).body.changed).toBe(false);
  });

  it.each(['mars/llama3.2-1b', 'us-east/no-such', 'us-east/org%2Fmodel%3Afree', 'us-east/%00'])(
    'answer 404 for %s',
    async (lane) => {
      const answers = [
        await sut.get(`${LANES}/${lane}`),
        await sut.post(`${LANES}/${lane}/pause`, {}),
        await sut.post(`${LANES}/${lane}/resume`, {}),
        await put(`${LANES}/${lane}/limit`, { limit: 1 }),
      ];
      for (const { status, body } of answers) {
        expect([status, body.error_code]).toEqual([404, 'lane_not_found']);
      }
    },
  );

  it('say what holds up their region, as its executors tell, until these say no more of it', async () => {
    const beat = (trouble: string | null): void =>
      bus.connection.publish(
        heartbeatSubject('eu-west', 'eu-west-1'),
        heartbeat.encode({
          region: 'eu-west',
          executorId: 'eu-west-1',
          node: 'n',
          pod: null,
          uptimeMs: 1,
          inHand: {},
          trouble,
        }),
      );
    const troubles = async (): Promise<unknown[]> =>
      (await list(`?model_id=${LLAMA}`))
        .filter(({ region }) => region !== 'asia-pacific')
        .map(({ region, trouble }) => [region, trouble]);
    beat('not stored: beacon.results; its storage is full');
    bus.connection.publish(heartbeatSubject('us-east', 'us-east-1'), 'no heartbeat');
    await until(
      async () => JSON.stringify(await troubles()).includes('storage is full'),
      'the trouble is shown',
    );
    expect(Object.fromEntries((await troubles()) as [string, unknown][])).toMatchObject({
      'us-east': null,
      'eu-west': 'not stored: beacon.results; its storage is full',
    });
    beat(null);
    await until(
      async () => !JSON.stringify(await troubles()).includes('storage is full'),
      'it is shown no more',
    );
  });

  it('are shown without the figures of a broker that is away', async () => {
    await sut.nats.kill();
    const lanes = await list();
    expect(lanes).toHaveLength(11);
    expect(lanes[0]).toMatchObject({
      queued: null,
      in_flight: null,
      backing_off: null,
      oldest_task_at: null,
    });
    await sut.nats.restart();
  });
});

describe('executors', () => {
  it('are listed as they were reported', async () => {
    const em = sut.orm.em.fork();
    const common = { region: 'us-east', node: 'node-1', startedAt: new Date(), inHand: {} };
    const now = new Date();
    em.create(Executor, {
      ...common,
      executorId: 'alive',
      pod: 'pod-1',
      inHand: { [LLAMA]: 3 },
      lastSeenAt: now,
    });
    const before = new Date(now.getTime() - 60_000);
    em.create(Executor, { ...common, executorId: 'silent', lastSeenAt: before });
    await em.flush();
    const { executors } = await conforming(
      ExecutorListView,
      (await sut.get('/api/v1/executors')).body,
    );
    expect(executors).toEqual([
      {
        executor_id: 'alive',
        region: 'us-east',
        node: 'node-1',
        pod: 'pod-1',
        alive: true,
        last_seen_at: now.toISOString(),
        started_at: common.startedAt.toISOString(),
        in_hand: { [LLAMA]: 3 },
      },
      expect.objectContaining({ executor_id: 'silent', alive: false, pod: null }),
    ]);
  });
});
