import { cloudEvent, streams } from '@beacon/contracts';
import { until } from '@beacon/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Harness } from '../harness-spec.js';
import { LiveHarness, executionsOf } from './live-harness-spec.js';

const SETTINGS = { GATEWAY_EVENT_HEARTBEAT_MS: '200', GATEWAY_EVENT_BYTES: '1048576' };

describe('streams of events', () => {
  let harness: Harness;
  let live: LiveHarness;
  beforeAll(async () => {
    harness = await Harness.start(SETTINGS);
    live = new LiveHarness(harness);
  });
  afterEach(() => live.closeAll());
  afterAll(async () => harness.stop());

  it('begins with its place, and sends the events of the job in their order', async () => {
    const [jobId, other] = [await live.submit(), await live.submit()];
    const client = await live.connect(`/jobs/${jobId}/events`);
    const ready = await client.until('ready');
    await live.record(other, 3);
    const ids = await live.record(jobId, 20);

    await client.until('execution.recorded', 20);
    expect(client.response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
      'x-request-id': expect.any(String),
    });
    expect(ready).toEqual({
      id: ready.data.position,
      event: 'ready',
      data: { position: expect.stringMatching(/^\d+-[0-9a-z]+$/), resumed: false },
    });
    expect(client.retry).toBeGreaterThan(0);
    expect(executionsOf(client)).toEqual(ids);
    expect(client.of('execution.recorded')[0]).toMatchObject({
      data: { specversion: '1.0', type: 'beacon.execution.recorded.v1', data: { job_id: jobId } },
    });
    const places = client.messages.map(({ id }) => Number(id?.split('-')[0]));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(new Set(places).size).toBe(places.length);
  });

  it('sends the events of all jobs and lanes, and those of lanes to readers of a job', async () => {
    const [one, two] = [await live.submit(), await live.submit()];
    const all = await live.connect('/events');
    const ofOne = await live.connect(`/jobs/${one}/events`);
    await all.until('ready');
    await ofOne.until('ready');
    await live.record(one, 1);
    await live.record(two, 1);
    await live.publish('lane.changed', 'us-east', LANE_CHANGE);

    await all.until('lane.changed');
    await ofOne.until('lane.changed');
    expect(all.of('execution.recorded').map(({ data }) => data.data.job_id)).toEqual([one, two]);
    expect(ofOne.of('execution.recorded').map(({ data }) => data.data.job_id)).toEqual([one]);
  });

  it('sends the types asked for, and recorded executions in batches where that is asked for', async () => {
    const jobId = await live.submit();
    const path = `/jobs/${jobId}/events?types=execution.recorded,job.paused&batch_ms=100`;
    const client = await live.connect(path);
    await client.until('ready');
    const ids = await live.record(jobId, 30);
    await live.publish('lane.changed', 'us-east', LANE_CHANGE);
    const paused = {
      job_id: jobId,
      status: 'running',
      paused_at: '2026-11-20T10:00:00.000Z',
    } as const;
    await live.publish('job.paused', jobId, paused);
    ids.push(...(await live.record(jobId, 1)));

    const batched = () => client.of('executions').flatMap(({ data }) => data.executions);
    await until(() => batched().length >= ids.length, 'all executions came');
    expect(batched().map(({ execution_id }) => execution_id)).toEqual(ids);
    expect(batched()[0]).toEqual({
      execution_id: ids[0],
      job_id: jobId,
      region: 'us-east',
      model_id: 'llama3.2-1b',
      question_id: 'math_basic',
      repeat: 1,
      round: 1,
      status: 'completed',
      outcome: 'answered',
      error_code: null,
      quarantine: false,
      duration_ms: 7,
    });
    expect(client.of('execution.recorded')).toEqual([]);
    expect(client.of('lane.changed')).toEqual([]);
    expect(client.messages.map(({ event }) => event).slice(-2)).toEqual([
      'job.paused',
      'executions',
    ]);
    // No event has a message of its own here: 30 of them come in far fewer.
    expect(client.of('executions').length).toBeLessThan(20);
  });

  it('sends described facts only: nothing that somebody put beside them, as the text of an answer', async () => {
    const jobId = await live.submit();
    const client = await live.connect(`/jobs/${jobId}/events`);
    const raw: string[] = [];
    client.response.on('data', (text: string) => raw.push(text));
    await client.until('ready');
    await live.record(jobId, 1, { response: 'SECRET ANSWER' });
    const event = cloudEvent('job.paused', {
      id: 'forged',
      subject: jobId,
      time: new Date(),
      data: { job_id: jobId, status: 'running', paused_at: '2026-11-20T10:00:00.000Z' },
    });
    await live.publishRaw('job.paused', jobId, {
      ...event,
      answer: 'SECRET ANSWER',
    } as typeof event);
    await live.publishRaw('job.paused', jobId, { ...event, id: 'no-data', data: 'SECRET ANSWER' });
    await live.record(jobId, 1);

    await client.until('execution.recorded', 2);
    expect(client.of('job.paused')).toHaveLength(1);
    expect(raw.join('')).not.toContain('SECRET');
  });

  it('goes on after a reconnection where it was, without a loss and without a repetition', async () => {
    const jobId = await live.submit();
    const first = await live.connect(`/jobs/${jobId}/events`);
    await first.until('ready');
    const ids = await live.record(jobId, 40);
    await first.until('execution.recorded', 25);
    first.close();
    await first.untilEnded();
    ids.push(...(await live.record(jobId, 15)));
    const second = await live.connect(`/jobs/${jobId}/events`, first.lastId);
    ids.push(...(await live.record(jobId, 5)));

    await until(() => executionsOf(first, second).length >= ids.length, 'all came');
    expect(executionsOf(first, second)).toEqual(ids);
    expect((await second.until('ready')).data).toEqual({ position: first.lastId, resumed: true });
    expect(second.of('gap')).toEqual([]);
  });

  it('reads what its memory does not hold from the broker, as another gateway does', async () => {
    const jobId = await live.submit();
    const first = await live.connect(`/jobs/${jobId}/events`);
    const { id } = await first.until('ready');
    first.close();
    // More than a page of the broker's, and than a ring of 64 KiB.
    const ids = await live.record(jobId, 600);
    const another = await harness.another({ ...SETTINGS, GATEWAY_EVENT_BYTES: '65536' });
    try {
      const second = await live.connect(`/jobs/${jobId}/events`, id, another.url);
      const all = await live.connect(
        '/events?after=oldest&types=execution.recorded',
        null,
        another.url,
      );
      ids.push(...(await live.record(jobId, 50)));
      await second.until('execution.recorded', ids.length);
      await until(
        () =>
          all.of('execution.recorded').at(-1)?.id === second.of('execution.recorded').at(-1)?.id,
        'the reader of all has the last one',
      );
      expect(executionsOf(second)).toEqual(ids);
      expect(executionsOf(all).slice(-ids.length)).toEqual(ids);
      expect(second.of('gap')).toEqual([]);
    } finally {
      await another.stop();
    }
  });

  it('catches up a reader that took nothing for a while, from the memory and from the broker', async () => {
    const jobId = await live.submit();
    const path = `/jobs/${jobId}/events?types=job.retried`;
    const [slow, quick] = [await live.connect(path), await live.connect(path)];
    await slow.until('ready');
    await quick.until('ready');
    slow.response.pause();
    // Far more than the buffers of a connection and the memory of the gateway hold.
    for (let n = 1; n <= 40; n += 1) {
      const filter = { n, model_id: 'x'.repeat(500_000) };
      await live.publish('job.retried', jobId, { ...RETRIED, job_id: jobId, filter });
      await quick.until('job.retried', n);
    }
    expect(slow.of('job.retried').length).toBeLessThan(40);
    slow.response.resume();

    await slow.until('job.retried', 40);
    const numbers = slow.of('job.retried').map(({ data }) => data.data.filter.n);
    expect(numbers).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
    expect(slow.of('gap')).toEqual([]);
  });

  it('says that events are not kept any more, or are those of another stream', async () => {
    const jobId = await live.submit();
    const first = await live.connect(`/jobs/${jobId}/events`);
    const { id } = await first.until('ready');
    first.close();
    await live.record(jobId, 20);
    const { state } = await harness.bus.manager.streams.info(streams.events);
    await harness.bus.manager.streams.purge(streams.events, { seq: state.last_seq - 5 });
    const another = await harness.another(SETTINGS);
    try {
      const expired = await live.connect(`/jobs/${jobId}/events`, id, another.url);
      expect((await expired.until('gap')).data).toEqual({
        reason: 'expired',
        position: expired.of('ready')[0]?.data.position,
      });
      const time = String(id?.split('-')[1]);
      for (const strange of [`${state.last_seq - 2}-${time}`, `${state.last_seq + 999}-${time}`]) {
        const reset = await live.connect(
          `/jobs/${jobId}/events?after=${strange}`,
          null,
          another.url,
        );
        expect((await reset.until('gap')).data.reason).toBe('reset');
      }
      const ids = await live.record(jobId, 2);
      await expired.until('execution.recorded', 2);
      expect(executionsOf(expired)).toEqual(ids);
    } finally {
      await another.stop();
    }
  });

  it('gives signs of life, with the place in the stream', async () => {
    const [jobId, other] = [await live.submit(), await live.submit()];
    const client = await live.connect(`/jobs/${jobId}/events`);
    const { id } = await client.until('ready');
    await live.record(other, 5);
    await until(() => client.comments.includes('heartbeat'), 'a heartbeat came');
    await until(() => client.lastId !== id, 'the place moved');
    const again = await live.connect(`/jobs/${jobId}/events`, client.lastId);
    expect((await again.until('ready')).data.resumed).toBe(true);
  });

  it('ends with the job where that is asked for, and then has nothing more', async () => {
    const jobId = await live.submit();
    const path = `/jobs/${jobId}/events?until=end&types=execution.recorded`;
    const [client, open] = [await live.connect(path), await live.connect(`/jobs/${jobId}/events`)];
    await client.until('ready');
    await open.until('ready');
    await live.complete(jobId);
    // Late: it is not ordered with what the planner says.
    const ids = await live.record(jobId, 1);

    await client.untilEnded();
    expect(executionsOf(client)).toEqual(ids);
    expect(client.messages.at(-1)).toMatchObject({ event: 'end', data: { reason: 'job_ended' } });
    expect((await live.connect(path, client.lastId)).status).toBe(204);
    const fresh = await live.connect(path);
    await fresh.untilEnded();
    expect(fresh.messages.map(({ event }) => event)).toEqual(['ready', 'end']);
    expect(open.isEnded).toBe(false);
    await live.record(jobId, 1);
    await open.until('execution.recorded', 2);
  });

  it('refuses what it does not know', async () => {
    const jobId = await live.submit();
    const path = `/api/v1/jobs/${jobId}/events`;
    expect(await harness.get('/api/v1/jobs/none/events')).toMatchObject({
      status: 404,
      body: { error_code: 'job_not_found' },
    });
    expect(await harness.request('/api/v1/jobs/none/events', { method: 'HEAD' })).toMatchObject({
      status: 404,
    });
    expect(await harness.get(path, { 'last-event-id': '7' })).toMatchObject({
      status: 400,
      body: { error_code: 'invalid_last_event_id', field: 'Last-Event-ID' },
    });
    for (const [query, field] of [
      ['after=7', 'after'],
      ['types=job.exploded', 'types'],
      ['batch_ms=-1', 'batch_ms'],
      ['until=dawn', 'until'],
    ]) {
      expect(await harness.get(`${path}?${query}`)).toMatchObject({
        status: 400,
        body: { error_code: 'invalid_parameter', field },
      });
    }
    expect(await harness.get('/api/v1/events?until=end')).toMatchObject({
      status: 400,
      body: { error_code: 'unknown_parameter' },
    });
    const head = await harness.request(path, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type')]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
    ]);
  });
});

const RETRIED = {
  retried: 1,
  already_retrying: 0,
  exhausted: 0,
  previous_status: 'running',
  reopened: false,
  generation: 1,
} as const;

const LANE_CHANGE = {
  region: 'us-east',
  model_id: 'llama3.2-1b',
  from_limit: 4,
  to_limit: 2,
  from_status: 'open',
  to_status: 'waiting',
  reason: 'throttled',
} as const;
