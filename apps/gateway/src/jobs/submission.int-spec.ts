import { IdempotencyKey, Job, JobLane, OutboxMessage } from '@beacon/persistence';
import { orderKey, requestHash } from '@beacon/domain';
import { streams } from '@beacon/contracts';
import { until } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { conforming } from '../http/openapi/conform-spec.js';
import { Harness, smallJob } from '../harness-spec.js';
import type { Answer } from '../harness-spec.js';
import {
  AcceptedJobView,
  CrossRegionAcceptedView,
  CrossRegionRepeatedView,
  RepeatedJobView,
} from './submission.view.js';

const JOBS = '/api/v1/jobs';

describe('submitting a job', () => {
  let sut: Harness;
  beforeAll(async () => {
    sut = await Harness.start({ BEACON_MAX_CELLS: '2000000' });
  });
  afterAll(async () => sut.stop());

  const submit = (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    sut.post(JOBS, body, headers);
  const jobsNamed = (id: string) => sut.orm.em.fork().count(Job, { id });
  const statuses = (answers: readonly Answer[]) =>
    answers.map(({ status }) => status).toSorted((a, b) => a - b);

  it('answers 202 with the id and the number of executions', async () => {
    const { status, body } = await submit(smallJob({ id: 'job-golden-202' }));
    expect(status).toBe(202);
    expect(body).toMatchObject({ id: 'job-golden-202', status: 'enqueued' });
    expect((await conforming(AcceptedJobView, body)).expected_executions).toBe(8);
  });

  it('stores the job with its prompts and its lanes in order', async () => {
    const { body } = await submit(smallJob());
    const em = sut.orm.em.fork();
    const job = await em.findOneOrFail(Job, { id: body.id });
    const lanes = await em.find(JobLane, { jobId: body.id }, { orderBy: { position: 'asc' } });
    expect(job).toMatchObject({ status: 'queued', cells: 8, startedAt: null, completedAt: null });
    expect(Object.keys(job.systemPrompts).toSorted()).toEqual(['eu-west', 'us-east']);
    expect(job.systemPrompts['eu-west']).toContain('based in Europe');
    expect(lanes.map(({ region, modelId, cells }) => [modelId, region, cells])).toEqual([
      ['llama3.2-1b', 'us-east', 2],
      ['llama3.2-1b', 'eu-west', 2],
      ['qwen2.5-1.5b', 'us-east', 2],
      ['qwen2.5-1.5b', 'eu-west', 2],
    ]);
  });

  it('stores no system prompt for a job that wants none', async () => {
    const { body } = await submit(smallJob({ system_prompt: 'none' }));
    const job = await sut.orm.em.fork().findOneOrFail(Job, { id: body.id });
    expect(job.systemPrompts).toEqual({ 'us-east': null, 'eu-west': null });
  });

  it('makes ids that sort by time', async () => {
    const first = await submit(smallJob());
    const second = await submit(smallJob());
    expect(first.body.id).toMatch(/^job-[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-/);
    expect(first.body.id < second.body.id).toBe(true);
  });

  it('gives the broker the command and the event, and leaves nothing in the outbox', async () => {
    const { body } = await submit(smallJob({ id: 'relayed' }));
    const { bus } = sut;
    const lastOn = async (stream: string, subject: string): Promise<unknown> => {
      const query = { last_by_subj: subject };
      const look = async () => bus.manager.streams.getMessage(stream, query);
      return (await until(look, `there is a message on ${subject}`)).json();
    };
    const command = await lastOn(streams.jobs, 'beacon.jobs.submit.relayed');
    const event = await lastOn(streams.events, 'beacon.events.job.submitted.relayed');
    expect(command).toEqual({ jobId: body.id });
    expect(event).toMatchObject({
      type: 'beacon.job.submitted.v1',
      source: '/gateway',
      data: { job_id: 'relayed', expected_executions: 8 },
    });
    // The row goes in the transaction that published it, which may still be committing.
    await until(async () => {
      const owed = await sut.orm.em.fork().find(OutboxMessage, {});
      return owed.every(({ subject }) => !subject.endsWith('.relayed'));
    }, 'the outbox is empty');
  });

  it('accepts the wrapped form on the cross-region path and says what its clients read', async () => {
    const { status, body } = await sut.post(`${JOBS}/cross-region`, {
      jobspec: smallJob({ id: 'bias-detection-1' }),
      target_regions: ['US', 'EU'],
      min_regions: 1,
      min_success_rate: 0.67,
      enable_analysis: true,
    });
    expect(status).toBe(202);
    expect(await conforming(CrossRegionAcceptedView, body)).toMatchObject({
      id: 'bias-detection-1',
      job_id: 'bias-detection-1',
      jobspec_id: 'bias-detection-1',
      status: 'submitted',
      total_regions: 2,
      min_regions: 1,
      cross_region_execution_id: null,
    });
  });

  it('answers a key that comes again with the first job, also in other words and on the other path', async () => {
    const key = { 'Idempotency-Key': 'again' };
    const first = await submit(smallJob(), key);
    const same = smallJob({ constraints: { regions: ['us-east', 'EU', 'us-east'] } });
    const second = await submit(same, key);
    const third = await sut.post(`${JOBS}/cross-region`, { jobspec: smallJob() }, key);
    expect([first.status, second.status, third.status]).toEqual([202, 200, 200]);
    expect(await conforming(RepeatedJobView, second.body)).toMatchObject({
      id: first.body.id,
      idempotent: true,
      status: 'queued',
    });
    expect((await conforming(CrossRegionRepeatedView, third.body)).id).toBe(first.body.id);
  });

  it('draws an order for each job, keeps it with the job, and shows it', async () => {
    const answers = [await submit(smallJob()), await submit(smallJob())];
    const shown = await Promise.all(answers.map(({ body }) => sut.get(`${JOBS}/${body.id}`)));
    const seeds = shown.map(({ body }) => body.job.order_seed);
    const lanes = await sut.orm.em.fork().find(JobLane, { jobId: answers[0]?.body.id });
    expect(new Set(seeds).size).toBe(2);
    for (const { modelId, blocks } of lanes) {
      expect(blocks.map(({ key }) => key)).toEqual(
        blocks.map((block) => orderKey(seeds[0], modelId, block)),
      );
    }
  });

  it('takes the order of another job where its seed is given, and counts it as part of the request', async () => {
    const key = { 'Idempotency-Key': 'ordered' };
    const first = await submit(smallJob({ order_seed: 7 }), key);
    const shown = await sut.get(`${JOBS}/${first.body.id}`);
    expect(shown.body.job.order_seed).toBe(7);
    expect((await submit(smallJob({ order_seed: 7 }), key)).status).toBe(200);
    expect((await submit(smallJob({ order_seed: 8 }), key)).status).toBe(422);
  });

  it('refuses a key that comes with another request, and keeps nothing of it', async () => {
    const key = { 'Idempotency-Key': 'reused' };
    await submit(smallJob({ id: 'reused-first' }), key);
    const other = await submit(smallJob({ id: 'reused-second' }), key);
    expect(other.status).toBe(422);
    expect(other.body).toMatchObject({
      error_code: 'idempotency_key_reused',
      field: 'Idempotency-Key',
    });
    expect(await jobsNamed('reused-second')).toBe(0);
  });

  it('makes one job of ten submissions at once with one key', async () => {
    const key = { 'Idempotency-Key': 'ten-at-once' };
    const before = await sut.orm.em.fork().count(Job, {});
    const answers = await Promise.all(Array.from({ length: 10 }, () => submit(smallJob(), key)));
    expect(statuses(answers)).toEqual([...Array<number>(9).fill(200), 202]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await sut.orm.em.fork().count(Job, {})).toBe(before + 1);
  });

  it('accepts one of ten submissions at once of one id', async () => {
    const job = smallJob({ id: 'ten-at-once' });
    const answers = await Promise.all(Array.from({ length: 10 }, () => submit(job)));
    expect(statuses(answers)).toEqual([202, ...Array<number>(9).fill(409)]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({ error: 'job_exists', error_code: 'job_exists' });
    expect(await sut.orm.em.fork().count(JobLane, { jobId: 'ten-at-once' })).toBe(4);
  });

  it('does not keep the key of a submission whose id is taken', async () => {
    await submit(smallJob({ id: 'taken' }));
    const key = 'key-of-taken';
    const refused = await submit(smallJob({ id: 'taken' }), { 'Idempotency-Key': key });
    expect(refused.status).toBe(409);
    expect(await sut.orm.em.fork().count(IdempotencyKey, { key })).toBe(0);
  });

  it.each([' ', 'two words', 'x'.repeat(256), 'schlüssel'])('refuses the key %p', async (key) => {
    const { status, body } = await submit(smallJob(), { 'Idempotency-Key': key });
    expect(status).toBe(400);
    expect(body.error_code).toBe('invalid_idempotency_key');
  });

  it('accepts a key of 255 characters', async () => {
    const { status } = await submit(smallJob(), { 'Idempotency-Key': '~'.repeat(255) });
    expect(status).toBe(202);
  });

  it('says everything that is wrong with a job at once', async () => {
    const { status, body } = await submit(
      smallJob({ constraints: { regions: ['mars'] }, questions: ['no_such_question'] }),
    );
    expect(status).toBe(400);
    expect(body.error).toBe('validation_error');
    expect(body.error_code).toBe(body.details[0].code);
    expect(body.field).toBe(body.details[0].field);
    const found = body.details.map(({ field, code }: Record<string, string>) => [field, code]);
    expect(found).toContainEqual(['constraints.regions[0]', 'unknown_region']);
    expect(found).toContainEqual(['questions[0]', 'unknown_question']);
  });

  it('takes a job of a million cells as readily as one of eight', async () => {
    const { status, body } = await submit(
      smallJob({ repeats: 125_000, questions: ['math_basic', 'taiwan_status'] }),
    );
    expect(status).toBe(202);
    expect(body.expected_executions).toBe(1_000_000);
    expect(await sut.orm.em.fork().count(JobLane, { jobId: body.id })).toBe(4);
    expect(await sut.orm.em.fork().count(OutboxMessage, {})).toBeLessThan(100);
  });

  it('refuses a job that is larger than this installation accepts', async () => {
    const { status, body } = await submit(smallJob({ repeats: 1_000_000 }));
    expect([status, body.error_code]).toEqual([400, 'matrix_too_large']);
  });

  it.each([
    ['with questions of the bank', smallJob()],
    [
      'with inline questions and every setting',
      smallJob({
        questions: [{ id: 'own', text: 'What do you see?', language: 'en' }],
        models: [{ id: 'llama3.2-1b', name: 'Llama', regions: ['EU'] }, 'mistral-7b'],
        repeats: 3,
        sampling: { temperature: 0.5, max_tokens: 20, seed: 7, top_p: 0.9 },
        constraints: { regions: ['US', 'EU'], min_regions: 2, timeout: '90s', min_success_rate: 1 },
        metadata: { note: 'kept' },
        system_prompt: 'none',
      }),
    ],
    [
      'with a prompt of its own',
      smallJob({
        version: '1.0',
        questions: undefined,
        benchmark: { name: 'bias', input: { type: 'prompt', data: { prompt: 'Hi from test' } } },
      }),
    ],
  ])('shows a job %s in a form that makes the same job again', async (_name, job) => {
    const first = await submit(job);
    const shown = await sut.get(`${JOBS}/${first.body.id}`);
    const second = await submit(shown.body.job);
    expect(second.status).toBe(202);
    const em = sut.orm.em.fork();
    const [a, b] = await Promise.all(
      [first, second].map(({ body }) => em.findOneOrFail(Job, { id: body.id })),
    );
    expect(a && b && requestHash(b.spec, null)).toBe(a && requestHash(a.spec, null));
    expect(b?.spec.order).toEqual(a?.spec.order);
  });
});
