import { until } from '@beacon/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Harness, provisionBroker } from '../harness-spec.js';
import { LiveHarness, executionsOf } from './live-harness-spec.js';

const SETTINGS = { GATEWAY_EVENT_READERS: '3', GATEWAY_EVENT_STALLED_MS: '500' };

describe('streams of events in trouble', () => {
  let harness: Harness;
  let live: LiveHarness;
  beforeEach(async () => {
    harness = await Harness.start(SETTINGS);
    live = new LiveHarness(harness);
  });
  afterEach(async () => {
    live.closeAll();
    await harness.stop();
  });

  it('say that the broker is away, and go on without a gap when it is there again', async () => {
    const jobId = await live.submit();
    const client = await live.connect(`/jobs/${jobId}/events`);
    await client.until('ready');
    const ids = await live.record(jobId, 5);
    await client.until('execution.recorded', 5);
    // Ended in order: what it acknowledged is on disk.
    await harness.nats.kill('SIGTERM');
    await client.until('stalled');
    await harness.nats.restart();
    ids.push(...(await live.record(jobId, 5)));

    await client.until('resumed');
    await client.until('execution.recorded', 10);
    expect(executionsOf(client)).toEqual(ids);
    expect(client.of('gap')).toEqual([]);
  });

  it('open for who has a place that the memory holds, and for nobody else, while the broker is away', async () => {
    const jobId = await live.submit();
    const client = await live.connect(`/jobs/${jobId}/events`);
    await client.until('ready');
    await live.record(jobId, 2);
    await client.until('execution.recorded', 2);
    await harness.nats.kill('SIGTERM');
    await client.until('stalled');
    const [, { id: first } = { id: null }] = client.messages;
    const again = await live.connect(`/jobs/${jobId}/events`, first);
    await again.until('execution.recorded');
    await again.until('stalled');
    expect((await live.connect(`/jobs/${jobId}/events?after=oldest`)).status).toBe(503);
    await harness.nats.restart();
    const ids = await live.record(jobId, 1);
    await again.until('execution.recorded', 2);
    expect(executionsOf(again).at(-1)).toBe(ids[0]);
  });

  it('say that the stream is another one when the broker comes back empty', async () => {
    const jobId = await live.submit();
    const client = await live.connect(`/jobs/${jobId}/events`);
    await client.until('ready');
    await live.record(jobId, 5);
    await client.until('execution.recorded', 5);
    await harness.broker.wipe();
    await provisionBroker(harness.bus);
    const { data } = await client.until('gap');
    const ids = await live.record(jobId, 2);

    await client.until('execution.recorded', 7);
    expect(data.reason).toBe('reset');
    expect(executionsOf(client).slice(-2)).toEqual(ids);
    const stale = client.of('execution.recorded')[4]?.id;
    const again = await live.connect(`/jobs/${jobId}/events`, stale);
    expect((await again.until('gap')).data.reason).toBe('reset');
  });

  it('cut off a reader that takes nothing, and hold up no other', async () => {
    const jobId = await live.submit();
    const [slow, quick] = [
      await live.connect(`/jobs/${jobId}/events`),
      await live.connect(`/jobs/${jobId}/events`),
    ];
    await slow.until('ready');
    await quick.until('ready');
    slow.response.pause();
    // More than the buffers of both ends of a connection hold.
    const filter = { model_id: 'x'.repeat(500_000) };
    for (let n = 1; n <= 40; n += 1) {
      await live.publish('job.retried', jobId, { ...RETRIED, job_id: jobId, filter });
      await quick.until('job.retried', n);
    }
    // Its place is free again when it is cut off.
    await until(async () => {
      const asked = await live.connect(`/jobs/${jobId}/events?types=job.paused`);
      const second = await live.connect(`/jobs/${jobId}/events?types=job.paused`);
      const isFree = second.status === 200;
      asked.close();
      second.close();
      return isFree;
    }, 'the place of the slow reader is free');
    expect(quick.isEnded).toBe(false);
    slow.response.resume();
    await slow.untilEnded();
    expect(slow.of('job.retried').length).toBeLessThan(40);
  });

  it('are no more than may be, and end when the gateway stops', async () => {
    const jobId = await live.submit();
    const path = `/jobs/${jobId}/events`;
    const open = [
      await live.connect(path),
      await live.connect(path),
      await live.connect('/events'),
    ];
    await Promise.all(open.map((client) => client.until('ready')));
    const refused = await harness.get(`/api/v1${path}`);
    expect(refused).toMatchObject({ status: 503, body: { error_code: 'events_busy' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    open[0]?.close();
    await until(async () => {
      const next = await live.connect(path);
      return next.status === 200;
    }, 'the place is free');

    const startedAt = performance.now();
    await harness.gateway.stop();
    // Connections that do not end are cut after 10 s.
    expect(performance.now() - startedAt).toBeLessThan(8_000);
    await open[1]?.untilEnded();
    expect(open[1]?.messages.at(-1)).toMatchObject({ event: 'end', data: { reason: 'shutdown' } });
    expect(open[2]?.messages.at(-1)).toMatchObject({ event: 'end' });
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
