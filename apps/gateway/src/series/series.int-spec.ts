import { CLASSIFIER_VERSION } from '@beacon/classification';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@beacon/testing';
import { Harness, smallJob } from '../harness-spec.js';
import { storedEvents, untilStored } from '../live/stored-events-spec.js';
import { WebhookReceiver } from '../webhooks/webhook-receiver-spec.js';

const SERIES = '/api/v1/series';
const SECRET = 'a-secret-of-more-than-24-bytes';

let sut: Harness;
let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await WebhookReceiver.start();
  sut = await Harness.start({
    BEACON_WEBHOOKS_PRIVATE: 'true',
    BEACON_WEBHOOK_SECRET: SECRET,
    BEACON_WEBHOOK_SECRET_SHORT: 'short',
  });
});
afterAll(async () => {
  await sut.stop();
  await receiver.stop();
});
afterEach(async () => {
  await sut.rows('delete from webhook_deliveries');
  await sut.rows('delete from series_runs');
  await sut.rows('delete from series');
});

type Change = Readonly<Record<string, unknown>>;

const questions = Array.from({ length: 60 }, (_, index) => ({
  id: `q${index}`,
  text: `What is the capital of country ${index}?`,
  language: 'en',
}));
const daily = (change: Change = {}) => ({
  id: 'daily',
  cron: '0 6 * * *',
  time_zone: 'Europe/Berlin',
  job: smallJob({ models: ['llama3.2-1b'], questions, constraints: { regions: ['us-east'] } }),
  ...change,
});
const make = async (change: Change = {}) => sut.post(SERIES, daily(change));
const fieldsOf = (body: { details?: { field: string }[] }) =>
  body.details?.map(({ field }) => field) ?? [];

/** Starts a run, under an id of its own, and ends it: so many questions are refused, of the first ones. */
const run = async (number: number, refused: number, status = 'completed'): Promise<string> => {
  const { body } = await sut.post('/api/v1/jobs', daily().job);
  await sut.finish(body.id, 'answered', { cells: { classifierVersion: CLASSIFIER_VERSION } });
  await sut.rows(
    `update executions set outcome = 'refused', status = 'refused' where job_id = $1 and question_id = any($2)`,
    [body.id, questions.slice(0, refused).map(({ id }) => id)],
  );
  await sut.rows(`update jobs set status = $2 where id = $1`, [body.id, status]);
  // Last: what is looked at before the job has its end would be said of another one.
  await sut.rows(
    `insert into series_runs (series_id, number, due_at, job_id) values ('daily', $1, clock_timestamp(), $2)`,
    [number, body.id],
  );
  await sut.rows(`update series set runs = $1 where id = 'daily'`, [number]);
  return body.id;
};
const looked = async (number: number) => {
  let found: Change | undefined;
  await until(async () => {
    const { body } = await sut.get(`${SERIES}/daily/runs`);
    found = body.runs.find((one: Change) => one['number'] === number);
    return found?.['looked_at'] != null;
  }, `run ${number} is looked at`);
  return found as { readonly look: { readonly changes: unknown[] }; readonly failure: unknown };
};

describe('a series', () => {
  it('is made of a schedule and a job, and read back', async () => {
    const { status, body } = await make({ max_runs: 30, name: 'Every morning' });
    expect([status, body.message]).toEqual([201, undefined]);
    expect(body).toMatchObject({
      id: 'daily',
      name: 'Every morning',
      status: 'active',
      cron: '0 6 * * *',
      time_zone: 'Europe/Berlin',
      missed: 'run_once',
      overlap: 'skip',
      max_runs: 30,
      alpha: 0.05,
      models: ['llama3.2-1b'],
      regions: ['us-east'],
      expected_executions: 60,
      runs: 0,
      webhook: null,
    });
    expect(Date.parse(body.next_due_at)).toBeGreaterThan(Date.now());
    expect((await sut.get(`${SERIES}/daily`)).body).toEqual(body);
    expect((await sut.get(SERIES)).body.series).toEqual([body]);
    expect((await sut.get(`${SERIES}?status=ended`)).body.series).toEqual([]);
    expect((await make()).body.error_code).toBe('series_exists');
  });

  it('has an id and a name where none is given', async () => {
    const { body } = await make({ id: undefined });
    expect(body.id).toMatch(/^series-[0-9a-f-]{36}$/);
    expect(body.name).toBe('capital-cities');
  });

  it.each([
    [{ cron: '* * * * * *' }, ['cron']],
    [{ cron: '0 0 30 2 *' }, ['cron']],
    [{ time_zone: 'Mars/Olympus' }, ['time_zone']],
    [{ missed: 'always' }, ['missed']],
    [{ max_runs: 0 }, ['max_runs']],
    [{ ends_at: 'tomorrow' }, ['ends_at']],
    [{ ends_at: '2020-01-01T00:00:00Z' }, ['ends_at']],
    [{ alpha: 0.5 }, ['alpha']],
    [{ job: 7 }, ['job']],
    [{ job: { ...smallJob(), id: 'mine' } }, ['job.id']],
    [{ job: smallJob({ models: ['nobody'] }) }, ['job.models[0]']],
    [{ webhook_events: ['series.ended'] }, ['webhook_url']],
    [{ webhook_url: 'ftp://example.com' }, ['webhook_url', 'webhook_secret_env']],
    [
      { webhook_url: 'https://example.com', webhook_secret_env: 'BEACON_WEBHOOK_SECRET_NONE' },
      ['webhook_secret_env'],
    ],
    [
      { webhook_url: 'https://example.com', webhook_secret_env: 'BEACON_WEBHOOK_SECRET_SHORT' },
      ['webhook_secret_env'],
    ],
    [
      { webhook_url: 'https://example.com', webhook_secret_env: 'DATABASE_URL' },
      ['webhook_secret_env'],
    ],
    [{ unknown: 1 }, ['unknown']],
  ])('is refused with %j', async (change, fields) => {
    const { status, body } = await make(change);
    expect([status, fieldsOf(body)]).toEqual([400, fields]);
  });

  it('is paused, goes on with its next moment, runs when it is asked to, and is deleted', async () => {
    await make();
    const paused = await sut.post(`${SERIES}/daily/pause`, { reason: 'holidays' });
    expect(paused.body).toMatchObject({ status: 'paused', next_due_at: null });
    expect((await sut.post(`${SERIES}/daily/pause`, {})).status).toBe(200);
    const resumed = await sut.post(`${SERIES}/daily/resume`, {});
    expect(Date.parse(resumed.body.next_due_at)).toBeGreaterThan(Date.now());
    const asked = await sut.post(`${SERIES}/daily/run`, {});
    expect([asked.status, typeof asked.body.waiting_since]).toEqual([202, 'string']);
    const again = await sut.post(`${SERIES}/daily/run`, {});
    expect([again.status, again.body.error_code]).toEqual([409, 'series_running']);
    const gone = await sut.request(`${SERIES}/daily`, { method: 'DELETE' });
    expect(gone.body).toEqual({ id: 'daily', deleted: true, running_job_id: null });
    expect((await sut.get(`${SERIES}/daily`)).body.error_code).toBe('series_not_found');
    const log = await sut.rows<{ action: string }>(
      `select action from audit_log where details ->> 'series_id' = 'daily' order by id desc limit 6`,
    );
    expect(log.map(({ action }) => action)).toContain('series.delete');
  });

  it('that has ended is changed no more', async () => {
    await make();
    await sut.rows(`update series set status = 'ended', ended_at = now(), next_due_at = null`);
    for (const verb of ['pause', 'resume', 'run']) {
      const { status, body } = await sut.post(`${SERIES}/daily/${verb}`, {});
      expect([status, body.error_code]).toEqual([409, 'series_ended']);
    }
  });
});

describe('a run that has ended', () => {
  it('is looked at once, beside the first and the one before, and the change is named', async () => {
    await make();
    await run(1, 10);
    expect((await looked(1)).look).toMatchObject({ conclusion: 'first_run', run: 1 });
    await run(2, 11);
    expect((await looked(2)).look).toMatchObject({
      conclusion: 'no_change_found',
      previous_run: 1,
    });
    await run(3, 45);
    const { look } = await looked(3);
    expect(look).toMatchObject({ conclusion: 'change_found', first_run: 1, previous_run: 2 });
    expect(look.changes[0]).toMatchObject({
      model_id: 'llama3.2-1b',
      region: 'us-east',
      endpoint: 'refused',
      against: ['previous', 'first'],
      reference_run: 2,
      questions: { total: 34 },
    });
    const { body } = await sut.get(`${SERIES}/daily`);
    expect(body).toMatchObject({ changes_found: 1, last_change_run: 3, runs: 3 });
  });

  it('is an event of its job, and so is the change that is found, once each', async () => {
    await make({ max_runs: 2 });
    const first = await run(1, 10);
    await looked(1);
    const second = await run(2, 50);
    await looked(2);
    await sut.rows(
      `update series set status = 'ended', end_reason = 'max_runs', ended_at = now(), next_due_at = null`,
    );
    const [ended] = await untilStored(sut, 'series.ended', second, 1);
    expect(ended?.data).toEqual({
      job_id: second,
      series_id: 'daily',
      runs: 2,
      reason: 'max_runs',
    });
    const [found] = await storedEvents(sut, 'series.change_found', second);
    expect(found?.data).toMatchObject({
      job_id: second,
      series_id: 'daily',
      run: 2,
      status: 'completed',
      conclusion: 'change_found',
      previous_run: 1,
      changes: [{ model_id: 'llama3.2-1b', region: 'us-east', reference_run: 1 }],
    });
    const runs = [first, second].map(async (id) => storedEvents(sut, 'series.run_ended', id));
    const events = (await Promise.all(runs)).flat();
    expect(events.map(({ data }) => data['conclusion'])).toEqual(['first_run', 'change_found']);
    expect(await storedEvents(sut, 'series.change_found', first)).toEqual([]);
  });

  it('is not looked at where it failed or was cancelled, and the next one is', async () => {
    await make();
    await run(1, 10);
    const cancelled = await run(2, 50, 'cancelled');
    expect(await looked(2)).toMatchObject({ failure: 'job_cancelled', look: null });
    const [failed] = await untilStored(sut, 'series.run_failed', cancelled, 1);
    expect(failed?.data).toMatchObject({ run: 2, status: 'cancelled', failure: 'job_cancelled' });
    await run(3, 10);
    expect((await looked(3)).look).toMatchObject({ first_run: 1, previous_run: 1, look: 2 });
  });

  it('is told to the webhook, signed, and again under the same id until it is taken', async () => {
    receiver.answerWith(503, 200);
    await make({
      webhook_url: `${receiver.url}/hook`,
      webhook_secret_env: 'BEACON_WEBHOOK_SECRET',
      webhook_events: 'series.run_ended',
    });
    const jobId = await run(1, 10);
    await until(() => receiver.received.length === 1, 'the message is there');
    const waiting = await sut.get(`${SERIES}/daily/deliveries`);
    await until(async () => {
      const { body } = await sut.get(`${SERIES}/daily/deliveries`);
      return body.deliveries[0]?.last_status === 503;
    }, 'the first try is written');
    expect(waiting.body.deliveries[0]).toMatchObject({ type: 'series.run_ended' });
    await sut.rows('update webhook_deliveries set next_attempt_at = clock_timestamp()');
    await until(() => receiver.received.length === 2, 'the message is there');
    const [first, second] = receiver.received;
    expect(first?.isSignedBy(SECRET)).toBe(true);
    expect(first?.isSignedBy(`${SECRET}!`)).toBe(false);
    expect(second?.headers['webhook-id']).toBe('daily.1.series.run_ended');
    expect(first?.headers['webhook-id']).toBe(second?.headers['webhook-id']);
    expect(JSON.parse(first?.body ?? '')).toMatchObject({
      type: 'series.run_ended',
      data: { series_id: 'daily', run: 1, job_id: jobId, conclusion: 'first_run' },
    });
    await until(async () => {
      const { body } = await sut.get(`${SERIES}/daily/deliveries`);
      return body.deliveries[0]?.state === 'delivered';
    }, 'the message is delivered');
  });

  it('is given up where the receiver is gone, and that is seen', async () => {
    receiver.answerWith(410);
    const hook = { webhook_secret_env: 'BEACON_WEBHOOK_SECRET', webhook_url: receiver.url };
    await make({ ...hook, webhook_events: ['series.run_failed', 'series.ended'] });
    await run(1, 10, 'failed');
    await until(
      async () => (await sut.get(`${SERIES}/daily`)).body.webhook.dead === 1,
      'the message is dead',
    );
    const { body } = await sut.get(`${SERIES}/daily/deliveries`);
    expect(body.deliveries[0]).toMatchObject({
      type: 'series.run_failed',
      state: 'dead',
      attempts: 1,
      last_status: 410,
      last_error: 'answered with 410',
    });
  });

  it('is the last one of a series whose end is told once', async () => {
    receiver.answerWith(200);
    const hook = { webhook_secret_env: 'BEACON_WEBHOOK_SECRET', webhook_url: receiver.url };
    await make({ ...hook, webhook_events: ['series.ended'], max_runs: 1 });
    await run(1, 10);
    await sut.rows(
      `update series set status = 'ended', end_reason = 'max_runs', ended_at = now(), next_due_at = null`,
    );
    await until(async () => {
      const { body } = await sut.get(`${SERIES}/daily/deliveries`);
      return body.deliveries[0]?.state === 'delivered';
    }, 'the message is delivered');
    expect(JSON.parse(receiver.received.at(-1)?.body ?? '')).toMatchObject({
      type: 'series.ended',
      data: { series_id: 'daily', runs: 1, reason: 'max_runs' },
    });
  });
});
