import { cellKey } from '@beacon/domain';
import { Attempt } from '@beacon/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Harness, smallJob } from '../harness-spec.js';
import { conforming } from '../http/openapi/conform-spec.js';
import { CellTraceView } from './cell-trace.view.js';

const MODEL = 'llama3.2-1b';
const CELL = { region: 'us-east', model_id: MODEL, question_id: 'math_basic' };

describe('the way of a cell', () => {
  let sut: Harness;
  let jobId: string;

  beforeAll(async () => {
    sut = await Harness.start();
    jobId = (await sut.post('/api/v1/jobs', smallJob())).body.id;
    const recorded = { jobId, region: 'us-east', modelId: MODEL, questionId: 'math_basic' };
    await sut.record({ ...recorded, outcome: 'answered' });
    const em = sut.orm.em.fork();
    em.create(Attempt, {
      jobId,
      region: 'us-east',
      modelId: MODEL,
      cell: cellKey({ model: MODEL, questionId: 'math_basic', repeat: 1 }),
      round: 1,
      number: 1,
      kind: 'failed',
      errorCode: 'rate_limited',
      errorMessage: 'slow down',
      httpStatus: 429,
      executorId: 'executor-1',
      startedAt: new Date(Date.UTC(2026, 10, 20)),
      completedAt: new Date(Date.UTC(2026, 10, 20, 0, 0, 1)),
      recordedAt: new Date(Date.UTC(2026, 10, 20, 0, 0, 2)),
    });
    await em.flush();
  });
  afterAll(async () => sut.stop());

  const ask = async (query: Readonly<Record<string, string>>, job = jobId) =>
    sut.get(`/api/v1/jobs/${job}/trace?${new URLSearchParams(query).toString()}`);

  it('is told from the submission to the row, with the requests that failed', async () => {
    const { status, body } = await ask(CELL);
    expect(status).toBe(200);
    const { steps, execution_id, repeat } = await conforming(CellTraceView, body);
    expect(steps.map(({ step }) => step)).toEqual(
      expect.arrayContaining(['submitted', 'failed', 'recorded']),
    );
    const failed = steps.find(({ step }) => step === 'failed');
    expect(failed).toMatchObject({ error_code: 'rate_limited', http_status: 429, attempt: 1 });
    expect([repeat, execution_id]).toEqual([1, expect.any(Number)]);
  });

  it('is told of a cell that nobody was asked about yet', async () => {
    const { status, body } = await ask({ ...CELL, question_id: 'taiwan_status' });
    expect([status, body.execution_id, body.outcome]).toEqual([200, null, null]);
  });

  it.each([
    ['region', { model_id: MODEL, question_id: 'math_basic' }, 400, 'region'],
    ['model', { region: 'us-east', question_id: 'math_basic' }, 400, 'model_id'],
    ['question', { region: 'us-east', model_id: MODEL }, 400, 'question_id'],
    ['repeat that is a number', { ...CELL, repeat: 'two' }, 400, 'repeat'],
    ['region that is known', { ...CELL, region: 'moon' }, 400, 'region'],
  ])('needs a %s', async (_what, query, expected, field) => {
    const { status, body } = await ask(query);
    expect([status, body.details?.[0]?.field ?? body.field]).toEqual([expected, field]);
  });

  it('is not told of what the job has not', async () => {
    const beyond = await ask({ ...CELL, repeat: '9' });
    expect([beyond.status, beyond.body.error_code]).toEqual([404, 'cell_not_in_job']);
    const unknown = await ask(CELL, 'job-none');
    expect([unknown.status, unknown.body.error_code]).toEqual([404, 'job_not_found']);
  });
});
