import { eventSubject, streams } from '@beacon/contracts';
import { cellKey } from '@beacon/domain';
import { CellRound, JobLane } from '@beacon/persistence';
import { until } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Harness, smallJob } from '../harness-spec.js';
import { conforming } from '../http/openapi/conform-spec.js';
import { JobView } from '../jobs/job.view.js';
import { ExhaustedErrorBody, QuestionRetryView, RetryView } from './control.view.js';

const JOBS = '/api/v1/jobs';
const LLAMA = 'llama3.2-1b';
const QWEN = 'qwen2.5-1.5b';

let sut: Harness;
beforeAll(async () => {
  sut = await Harness.start();
});
afterAll(async () => sut.stop());

const submit = async (change: Readonly<Record<string, unknown>> = {}): Promise<string> =>
  (await sut.post(JOBS, smallJob(change))).body.id;
/** A job of which every cell failed. */
const failedJob = async (change: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const id = await submit(change);
  await sut.finish(id, 'error');
  return id;
};
const retry = async (id: string, body: unknown = {}) => sut.post(`${JOBS}/${id}/retry`, body);
const rounds = async (jobId: string) =>
  sut.orm.em.fork().find(CellRound, { jobId }, { orderBy: { region: 'asc', modelId: 'asc' } });
/** What the recorder does with the rounds of a job. */
const settle = async (jobId: string, state: 'recorded' | 'closed', recordedRound: number) => {
  await sut.rows('update cell_rounds set state = $1 where job_id = $2', [state, jobId]);
  await sut.rows('update executions set round = $1 where job_id = $2', [recordedRound, jobId]);
};

describe('retrying a job', () => {
  it('starts the next round of what failed and was cancelled, and opens the job again', async () => {
    const id = await submit();
    const at = { jobId: id, region: 'us-east', modelId: LLAMA };
    await sut.record({ ...at, questionId: 'math_basic', outcome: 'error' });
    await sut.record({ ...at, questionId: 'taiwan_status', outcome: 'error', status: 'cancelled' });
    await sut.record({ ...at, modelId: QWEN, questionId: 'math_basic', outcome: 'answered' });
    const startedAt = new Date('2026-11-20T10:00:00.000Z');
    const past = { startedAt, completedAt: new Date(), sweptAt: new Date(), deadlineAt: startedAt };
    await sut.setJob(id, { status: 'partial', tasksPurgedAt: new Date(), ...past });
    const lane = { jobId: id, region: 'us-east', modelId: LLAMA };
    const closing = { closingCode: 'deadline_exceeded', closingAt: new Date() };
    await sut.rows(`update job_lanes set cells = 2 where job_id = $1`, [id]);
    await sut.orm.em.fork().nativeUpdate(JobLane, lane, closing);

    const { status, body } = await retry(id, { reason: 'outage over' });
    expect(status).toBe(202);
    expect(await conforming(RetryView, body)).toEqual({
      job_id: id,
      retried: 2,
      already_retrying: 0,
      exhausted: 0,
      status: 'running',
    });
    expect(await rounds(id)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          ...at,
          questionId: 'math_basic',
          repeat: 1,
          cell: cellKey({ model: LLAMA, questionId: 'math_basic', repeat: 1 }),
          round: 2,
          state: 'waiting',
        }),
        expect.objectContaining({ questionId: 'taiwan_status', round: 2 }),
      ]),
    );
    const job = await sut.job(id);
    expect(job).toMatchObject({
      status: 'running',
      startedAt,
      completedAt: null,
      sweptAt: null,
      tasksPurgedAt: null,
      generation: 2,
    });
    const left = (job.deadlineAt?.getTime() ?? 0) - Date.now();
    expect(left).toBeGreaterThan(590_000);
    expect(left).toBeLessThanOrEqual(601_000);
    const lanes = await sut.orm.em.fork().find(JobLane, { jobId: id });
    expect(lanes.every(({ closingCode, closingAt }) => !closingCode && !closingAt)).toBe(true);
  });

  it('leaves the executions as they are until they are replaced, and says that they are asked again', async () => {
    const id = await failedJob();
    await retry(id, { question_id: 'math_basic', region: 'US' });
    const { body } = await sut.get(`${JOBS}/${id}?include=all`);
    const job = await conforming(JobView, body);
    expect(job).toMatchObject({ status: 'running', retrying: 2, generation: 2 });
    expect(job.counters).toMatchObject({ recorded: 8, failed: 8, pending: 0 });
    expect(job.lanes[0]).toMatchObject({ retrying: 1, retries_waiting: 1 });
    const retrying = job.executions?.filter((one) => one.retrying) ?? [];
    expect(retrying.map(({ question_id, region }) => [question_id, region])).toEqual([
      ['math_basic', 'us-east'],
      ['math_basic', 'us-east'],
    ]);
    expect(retrying.map(({ retry_count }) => retry_count)).toEqual([0, 0]);
  });

  it('tells the event and who asked', async () => {
    const id = await failedJob();
    await sut.post(
      `${JOBS}/${id}/retry`,
      { region: 'EU', reason: 'again' },
      { 'x-beacon-actor': 'ann' },
    );
    expect(
      await sut.rows("select * from audit_log where job_id = $1 and action <> 'job.submit'", [id]),
    ).toEqual([
      expect.objectContaining({
        actor: 'ann',
        action: 'job.retry',
        reason: 'again',
        details: expect.objectContaining({
          retried: 4,
          reopened: true,
          filter: { status: ['failed', 'cancelled'], region: ['eu-west'] },
        }),
      }),
    ]);
    const { bus } = sut;
    const subject = eventSubject('job.retried', id);
    await until(async () => {
      const query = { last_by_subj: subject };
      return (await bus.manager.streams.getMessage(streams.events, query)) !== null;
    }, 'the event is there');
  });

  it.each<[object, number]>([
    [{}, 8],
    [{ region: 'us-east' }, 4],
    [{ region: ['US', 'Europe'] }, 8],
    [{ model_id: LLAMA }, 4],
    [{ model_id: [LLAMA, QWEN], question_id: 'math_basic' }, 4],
    [{ question_id: ['math_basic', 'taiwan_status'], region: 'EU', model_id: QWEN }, 2],
    [{ status: 'failed' }, 8],
    [{ status: ['failed', 'cancelled'] }, 8],
    [{ status: 'cancelled' }, 0],
    [{ question_id: null }, 0],
    [{ question_id: '' }, 0],
    [{ model_id: 'mistral-7b' }, 0],
  ])('filters by %j: %d', async (filter, count) => {
    const id = await failedJob();
    const { status, body } = await retry(id, filter);
    expect([status, body.retried]).toEqual([count > 0 ? 202 : 200, count]);
    expect(body.status).toBe(count > 0 ? 'running' : 'failed');
    expect(await rounds(id)).toHaveLength(count);
    expect((await sut.job(id)).generation).toBe(count > 0 ? 2 : 1);
  });

  it.each([null, '', [null]])("finds a job's own prompt by %j", async (questionId) => {
    const input = { type: 'prompt', data: { prompt: 'Hi' } };
    const id = await failedJob({ questions: undefined, benchmark: { name: 'prompt', input } });
    expect((await retry(id, { question_id: questionId })).body.retried).toBe(4);
    expect((await rounds(id)).every((round) => round.questionId === null)).toBe(true);
  });

  it('asks a cell once, however many ask for it at once', async () => {
    const id = await failedJob();
    const answers = await Promise.all(Array.from({ length: 8 }, () => retry(id)));
    const counts = answers.map(({ body }) => `${body.retried} ${body.already_retrying}`);
    expect(counts.toSorted()).toEqual([...Array<string>(7).fill('0 8'), '8 0']);
    expect((await rounds(id)).map(({ round }) => round)).toEqual(Array<number>(8).fill(2));
    expect((await sut.job(id)).generation).toBe(2);
  });

  it('ends after the rounds that the installation allows', async () => {
    const id = await failedJob();
    for (const round of [2, 3, 4]) {
      expect((await retry(id)).body).toMatchObject({ retried: 8 });
      await settle(id, 'recorded', round);
      await sut.setJob(id, { status: 'failed', completedAt: new Date() });
    }
    const { status, body } = await retry(id);
    expect([status, body.error_code]).toEqual([429, 'max_retries_reached']);
    expect((await sut.job(id)).status).toBe('failed');
    expect(
      await sut.rows("select id from audit_log where job_id = $1 and action <> 'job.submit'", [id]),
    ).toHaveLength(3);
  });

  it('counts what is exhausted beside what is retried', async () => {
    const id = await failedJob();
    await sut.rows(`update executions set round = 4 where job_id = $1 and region = 'us-east'`, [
      id,
    ]);
    expect((await retry(id)).body).toMatchObject({ retried: 4, exhausted: 4 });
  });

  it('never uses the number of a round again that was given up', async () => {
    const id = await failedJob();
    await retry(id, { region: 'US', question_id: 'math_basic', model_id: LLAMA });
    await settle(id, 'closed', 1);
    await sut.setJob(id, { status: 'failed', completedAt: new Date() });
    expect((await retry(id, { region: 'US' })).body.retried).toBe(4);
    const byCell = (await rounds(id)).map(({ questionId, modelId, round }) => [
      `${modelId} ${questionId}`,
      round,
    ]);
    expect(Object.fromEntries(byCell)).toMatchObject({
      [`${LLAMA} math_basic`]: 3,
      [`${LLAMA} taiwan_status`]: 2,
    });
  });

  it('keeps a running job running, and gives it its whole time', async () => {
    const id = await failedJob();
    await sut.setJob(id, { status: 'running', completedAt: null, deadlineAt: new Date() });
    expect((await retry(id)).body).toMatchObject({ retried: 8, status: 'running' });
    const job = await sut.job(id);
    expect(job.generation).toBe(1);
    expect((job.deadlineAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(590_000);
  });

  it('lets the clock of a paused job stand', async () => {
    const id = await failedJob();
    const pausedAt = new Date('2026-11-20T11:00:00.000Z');
    await sut.setJob(id, { status: 'running', completedAt: null, pausedAt });
    await retry(id);
    const job = await sut.job(id);
    expect(job.pausedAt).toEqual(pausedAt);
    expect(job.deadlineAt).toEqual(new Date(pausedAt.getTime() + 600_000));
  });

  it('opens a cancelled job again, once its cells are closed', async () => {
    const id = await submit();
    await sut.setJob(id, { status: 'running', startedAt: new Date() });
    await sut.post(`${JOBS}/${id}/cancel`, {});
    const early = await retry(id);
    expect([early.status, early.body.error_code]).toEqual([409, 'job_closing']);
    expect(early.headers.get('retry-after')).toBe('1');
    await sut.finish(id, 'error', { status: 'cancelled', cells: { status: 'cancelled' } });
    expect((await retry(id)).body).toMatchObject({ retried: 8, status: 'running' });
  });

  it('has nothing to retry in a job that is not started', async () => {
    const { status, body } = await retry(await submit());
    expect([status, body.error_code]).toEqual([409, 'job_not_started']);
  });

  it.each([
    [{ status: 'completed' }, 'status', 'invalid_value'],
    [{ status: [] }, 'status', 'invalid_value'],
    [{ region: 'mars' }, 'region', 'unknown_region'],
    [{ region: 7 }, 'region', 'invalid_value'],
    [{ model_id: 'no model' }, 'model_id', 'invalid_value'],
    [{ question_id: 'a b' }, 'question_id', 'invalid_value'],
    [{ question: 'x' }, 'question', 'unknown_field'],
  ])('refuses %j', async (body, field, code) => {
    const answer = await retry(await failedJob(), body);
    expect([answer.status, answer.body.field, answer.body.error_code]).toEqual([400, field, code]);
  });
});

describe('retrying a question, as the original did', () => {
  const idOf = async (job: string, region: string, modelId: string, questionId: string) => {
    const [row] = await sut.rows<{ id: number }>(
      `select id::int as id from executions where job_id = $1 and region = $2 and model_id = $3 and question_id = $4`,
      [job, region, modelId, questionId],
    );
    return row?.id ?? 0;
  };
  const ask = async (id: number | string, body: unknown) =>
    sut.post(`/api/v1/executions/${id}/retry-question`, body);

  it('starts the next round of a failed execution; asked again at once it is under way', async () => {
    const job = await failedJob();
    const id = await idOf(job, 'us-east', LLAMA, 'math_basic');
    const first = await ask(id, { region: 'us-east', question_index: 0 });
    expect(first.status).toBe(200);
    expect(await conforming(QuestionRetryView, first.body)).toMatchObject({
      execution_id: id,
      region: 'us-east',
      question_index: 0,
      status: 'retrying',
      retry_attempt: 1,
      result: {
        message: 'Retry queued successfully',
        job_id: job,
        model_id: LLAMA,
        question_id: 'math_basic',
      },
    });
    expect(await rounds(job)).toHaveLength(1);
    const second = await ask(id, { region: 'US', question_index: 0 });
    expect([second.status, second.body.status, second.body.retry_attempt]).toEqual([
      202,
      'retrying',
      1,
    ]);
    expect(second.body.updated_at).toBe(first.body.updated_at);
    expect(await rounds(job)).toHaveLength(1);
  });

  it('finds the execution by its job too, when one model or the named one was asked', async () => {
    const job = await failedJob();
    const place = { region: 'EU', question_index: 1 };
    const several = await ask(job, place);
    expect([several.status, several.body.field, several.body.error_code]).toEqual([
      400,
      'model_id',
      'ambiguous_model',
    ]);
    expect(several.body.details[0].allowed).toBe(`${LLAMA}, ${QWEN}`);
    const named = await ask(job, { ...place, model_id: QWEN });
    expect(named.status).toBe(200);
    expect(named.body.execution_id).toBe(await idOf(job, 'eu-west', QWEN, 'taiwan_status'));
    const single = await failedJob({ models: [LLAMA] });
    expect((await ask(single, place)).status).toBe(200);
  });

  it('says which executions there are when the question was asked several times', async () => {
    const job = await failedJob({ models: [LLAMA] });
    const cell = { jobId: job, region: 'us-east', modelId: LLAMA, questionId: 'math_basic' };
    await sut.record({ ...cell, repeat: 2, outcome: 'error' });
    const { status, body } = await ask(job, { region: 'US', question_index: 0 });
    expect([status, body.error_code]).toEqual([400, 'ambiguous_repeat']);
    expect(body.details[0].allowed).toMatch(/^\d+, \d+$/);
  });

  it.each([
    ['answered', 'completed'],
    ['refused', 'refused'],
  ] as const)('answers with what is stored when it is %s', async (outcome, status) => {
    const job = await submit();
    await sut.finish(job, outcome);
    const id = await idOf(job, 'us-east', LLAMA, 'math_basic');
    const answer = await ask(id, { region: 'us-east', question_index: 0 });
    expect(answer.status).toBe(200);
    expect(await conforming(QuestionRetryView, answer.body)).toMatchObject({
      status,
      retry_attempt: 0,
      result: { outcome, response: 'An answer.', question_id: 'math_basic' },
    });
    expect(await rounds(job)).toEqual([]);
    expect((await sut.job(job)).status).toBe('completed');
  });

  it('refuses a cancelled one in the words of the original', async () => {
    const job = await submit();
    await sut.finish(job, 'error', { status: 'cancelled', cells: { status: 'cancelled' } });
    const id = await idOf(job, 'us-east', LLAMA, 'math_basic');
    const { status, body } = await ask(id, { region: 'us-east', question_index: 0 });
    expect([status, body.error]).toEqual([
      400,
      'Execution is not in a retryable state (current status: cancelled)',
    ]);
  });

  it('ends after three retries in the words of the original', async () => {
    const job = await failedJob();
    await sut.rows('update executions set round = 4 where job_id = $1', [job]);
    const id = await idOf(job, 'us-east', LLAMA, 'math_basic');
    const { status, body } = await ask(id, { region: 'us-east', question_index: 0 });
    expect(status).toBe(429);
    expect(await conforming(ExhaustedErrorBody, body)).toMatchObject({
      error: 'Max retry attempts reached',
      retry_attempt: 3,
      max_attempts: 3,
    });
  });

  it.each([
    ['another region', { region: 'eu-west', question_index: 0 }],
    ['another question', { region: 'us-east', question_index: 1 }],
    ['a question that the job does not have', { region: 'us-east', question_index: 99 }],
    ['another model', { region: 'us-east', question_index: 0, model_id: QWEN }],
  ])('does not find an execution by %s', async (_name, body) => {
    const job = await failedJob();
    const id = await idOf(job, 'us-east', LLAMA, 'math_basic');
    const answer = await ask(id, body);
    expect([answer.status, answer.body.error]).toEqual([
      404,
      'Execution not found for the specified region',
    ]);
  });

  it.each(['999999999', '0', 'no-such-job', 'a%00b'])('does not find %s', async (id) => {
    const answer = await ask(id, { region: 'us-east', question_index: 0 });
    expect(answer.status).toBe(404);
  });

  it.each([
    [{ region: 'us-east' }, 'question_index', 'missing_field'],
    [{ question_index: 0 }, 'region', 'missing_field'],
    [{ region: 'mars', question_index: 0 }, 'region', 'unknown_region'],
    [{ region: 'us-east', question_index: -1 }, 'question_index', 'invalid_value'],
    [{ region: 'us-east', question_index: 0.5 }, 'question_index', 'invalid_value'],
    [{ region: 'us-east', question_index: '0' }, 'question_index', 'invalid_value'],
    [{ region: 'us-east', question_index: 0, model: 'x' }, 'model', 'unknown_field'],
  ])('refuses %j', async (body, field, code) => {
    const answer = await ask(1, body);
    expect([answer.status, answer.body.field, answer.body.error_code]).toEqual([400, field, code]);
  });
});
