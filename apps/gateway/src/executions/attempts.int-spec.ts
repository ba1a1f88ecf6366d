import { cellKey } from '@beacon/domain';
import { Attempt, CellRound, Executor, LateResult } from '@beacon/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { conforming } from '../http/openapi/conform-spec.js';
import { Harness, smallJob } from '../harness-spec.js';
import { AttemptsView } from './attempts.view.js';
import { ExecutionDetailView } from './execution.view.js';

const PATH = '/api/v1/executions';
const LLAMA = 'llama3.2-1b';
const PLACE = { region: 'us-east', modelId: LLAMA };
const CELL = cellKey({ model: LLAMA, questionId: 'math_basic', repeat: 1 });
const at = (second: number): Date => new Date(Date.UTC(2026, 10, 20, 10, 0, second));

describe('the history of an execution', () => {
  let sut: Harness;
  let jobId: string;
  let id: number;
  let other: number;

  beforeAll(async () => {
    sut = await Harness.start();
    jobId = (await sut.post('/api/v1/jobs', smallJob())).body.id;
    const cell = { jobId, ...PLACE, outcome: 'refused' as const };
    const quarantine = 'provider_region is eu-west';
    id = await sut.record({ ...cell, questionId: 'math_basic', round: 2, quarantine });
    other = await sut.record({ ...cell, questionId: 'taiwan_status' });
    const em = sut.orm.em.fork();
    const attempt = { jobId, ...PLACE, cell: CELL, executorId: 'executor-1', recordedAt: at(9) };
    const failed = {
      ...attempt,
      kind: 'failed' as const,
      errorCode: 'rate_limited',
      errorMessage: 'slow down',
      httpStatus: 429,
      retryAfterMs: 2_000,
    };
    const times = (second: number) => ({ startedAt: at(second), completedAt: at(second + 1) });
    em.create(Attempt, { ...attempt, round: 2, number: 1, kind: 'result', ...times(6) });
    em.create(Attempt, { ...failed, round: 1, number: 2, ...times(2) });
    em.create(Attempt, { ...failed, round: 1, number: 1, ...times(0) });
    em.create(Attempt, { ...attempt, round: 1, number: 3, kind: 'late', ...times(4) });
    em.create(LateResult, {
      jobId,
      ...PLACE,
      cell: CELL,
      questionId: 'math_basic',
      repeat: 1,
      round: 1,
      reason: 'replaced',
      result: { status: 'failed', outcome: 'error', error_code: 'timeout', response: null },
      receivedAt: at(8),
    });
    const executor = { executorId: 'executor-1', region: 'us-east', node: 'node-7', inHand: {} };
    em.create(Executor, { ...executor, startedAt: at(0), lastSeenAt: at(9) });
    await em.flush();
  });
  afterAll(async () => sut.stop());

  const attempts = async (query = '', execution = id) =>
    await conforming(AttemptsView, (await sut.get(`${PATH}/${execution}/attempts${query}`)).body);

  it('tells every request of all rounds in order', async () => {
    const history = await attempts();
    expect(history.attempts.map((one) => [one.round, one.number, one.kind])).toEqual([
      [1, 1, 'failed'],
      [1, 2, 'failed'],
      [1, 3, 'late'],
      [2, 1, 'result'],
    ]);
    expect(history.attempts[0]).toEqual({
      round: 1,
      number: 1,
      kind: 'failed',
      executor_id: 'executor-1',
      node: 'node-7',
      error_code: 'rate_limited',
      error_message: 'slow down',
      http_status: 429,
      retry_after_ms: 2_000,
      cost_usd: null,
      cost_estimated: false,
      started_at: at(0).toISOString(),
      completed_at: at(1).toISOString(),
      duration_ms: 1_000,
      waited_ms: null,
    });
    expect(history.attempts.map(({ waited_ms }) => waited_ms)).toEqual([null, 1_000, 1_000, null]);
  });

  it('tells results that do not count, whole when asked to', async () => {
    const result = {
      round: 1,
      reason: 'replaced',
      status: 'failed',
      outcome: 'error',
      error_code: 'timeout',
      received_at: at(8).toISOString(),
    };
    expect((await attempts()).uncounted_results).toEqual([result]);
    const [whole] = (await attempts('?include=results')).uncounted_results;
    expect(whole).toMatchObject({ ...result, result: { error_code: 'timeout', response: null } });
  });

  it('tells the latest round, and of which the execution is', async () => {
    const first = await attempts('', other);
    expect(first).toMatchObject({
      round: 1,
      latest_round: { round: 1, state: 'recorded', requested_at: null },
      attempts: [],
      uncounted_results: [],
    });
    const em = sut.orm.em.fork();
    const cell = { jobId, ...PLACE, cell: CELL, questionId: 'math_basic', repeat: 1 };
    em.create(CellRound, { ...cell, round: 3, state: 'planned', requestedAt: at(9) });
    await em.flush();
    expect((await attempts()).latest_round).toEqual({
      round: 3,
      state: 'planned',
      requested_at: at(9).toISOString(),
    });
    const { body } = await sut.get(`${PATH}/${id}`);
    expect(await conforming(ExecutionDetailView, body)).toMatchObject({
      round: 2,
      retry_count: 1,
      retrying: true,
      quarantined: true,
      quarantine: 'provider_region is eu-west',
    });
  });

  it.each([
    ['true', true],
    ['false', false],
  ])('lets quarantined executions be found: %s', async (word, quarantined) => {
    const { body } = await sut.get(`${PATH}?job_id=${jobId}&quarantined=${word}`);
    const expected = quarantined ? [id] : [other];
    expect(body.executions.map((one: { id: number }) => one.id)).toEqual(expected);
    expect(body.total).toBe(1);
    expect(body.executions[0]).toMatchObject({ quarantined, retrying: quarantined });
  });

  it('lists executions only', async () => {
    for (const unknown of ['0', '999999', 'x', '%00']) {
      const { status, body } = await sut.get(`${PATH}/${unknown}/attempts`);
      expect([status, body.error]).toEqual([404, 'execution not found']);
    }
    expect((await sut.get(`${PATH}/${id}/attempts?include=all`)).status).toBe(400);
  });

  it('tells what was done to the job, page by page', async () => {
    for (const verb of ['pause', 'resume', 'pause'])
      await sut.post(`/api/v1/jobs/${jobId}/${verb}`, {});
    const first = await sut.get(`/api/v1/jobs/${jobId}/audit?limit=2`);
    expect(first.body.audit.map(({ action }: { action: string }) => action)).toEqual([
      'job.pause',
      'job.resume',
    ]);
    const path = `/api/v1/jobs/${jobId}/audit?limit=2&cursor=${first.body.next_cursor}`;
    const rest = await sut.get(path);
    expect(rest.body).toMatchObject({ job_id: jobId, next_cursor: null });
    const last = rest.body.audit.map(({ action }: { action: string }) => action);
    expect(last).toEqual(['job.pause', 'job.submit']);
    expect((await sut.get('/api/v1/jobs/nope/audit')).status).toBe(404);
    expect((await sut.get(`/api/v1/jobs/${jobId}/audit?cursor=zzz`)).status).toBe(400);
  });
});
