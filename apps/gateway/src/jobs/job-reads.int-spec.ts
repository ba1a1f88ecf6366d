import type { Outcome } from '@beacon/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ExecutionListView } from '../executions/execution-list.view.js';
import { conforming } from '../http/openapi/conform-spec.js';
import { Harness, smallJob } from '../harness-spec.js';
import { JobView } from './job.view.js';
import { MatrixView } from './matrix.view.js';

const JOBS = '/api/v1/jobs';
const LLAMA = 'llama3.2-1b';
const QWEN = 'qwen2.5-1.5b';

describe('reading jobs', () => {
  let sut: Harness;
  beforeAll(async () => {
    sut = await Harness.start();
  });
  afterAll(async () => sut.stop());

  const submit = async (change: Readonly<Record<string, unknown>> = {}): Promise<string> =>
    (await sut.post(JOBS, smallJob(change))).body.id;
  const matrixOf = async (id: string, query = ''): Promise<MatrixView> =>
    await conforming(MatrixView, (await sut.get(`${JOBS}/${id}/matrix${query}`)).body);

  it('answers 404 in the words of the original for a job that does not exist', async () => {
    for (const path of ['nope', 'nope/matrix', 'nope/executions/all']) {
      const { status, body } = await sut.get(`${JOBS}/${path}`);
      expect([status, body.error, body.error_code]).toEqual([
        404,
        'job not found',
        'job_not_found',
      ]);
    }
  });

  it('shows a job with its counters and lanes', async () => {
    const id = await submit();
    await sut.plan(id);
    const cell = { jobId: id, region: 'us-east', questionId: 'math_basic' };
    await sut.record({ ...cell, modelId: LLAMA, outcome: 'answered' });
    await sut.record({ ...cell, modelId: QWEN, outcome: 'refused' });
    await sut.record({ ...cell, modelId: QWEN, questionId: 'taiwan_status', outcome: 'error' });
    const { body } = await sut.get(`${JOBS}/${id}`);
    const job = await conforming(JobView, body);
    expect(job).toMatchObject({ id, status: 'queued', started_at: null });
    expect(job.counters).toEqual({
      expected: 8,
      planned: 8,
      recorded: 3,
      pending: 5,
      completed: 1,
      refused: 1,
      failed: 1,
      cancelled: 0,
      quarantined: 0,
    });
    expect(job).toMatchObject({
      generation: 1,
      deadline_at: null,
      paused_at: null,
      retrying: 0,
    });
    expect(job.lanes.map(({ model_id, region }) => `${model_id} ${region}`)).toEqual([
      `${LLAMA} us-east`,
      `${LLAMA} eu-west`,
      `${QWEN} us-east`,
      `${QWEN} eu-west`,
    ]);
    expect(job.lanes[2]).toMatchObject({ recorded: 2, refused: 1, failed: 1, in_progress: 0 });
    expect(job.lanes[3]).toMatchObject({ recorded: 0, in_progress: 2 });
    expect(job.executions).toBeUndefined();
  });

  it('leaves the questions out when asked to, and nothing else', async () => {
    const id = await submit();
    const { body: whole } = await sut.get(`${JOBS}/${id}`);
    const { body } = await sut.get(`${JOBS}/${id}?questions=false`);
    const { questions, ...specification } = whole.job;
    expect(questions.length).toBeGreaterThan(0);
    expect(body).toEqual({ ...whole, job: specification });
    expect((await sut.get(`${JOBS}/${id}?questions=maybe`)).status).toBe(400);
  });

  it('includes a page of executions when asked to, and an empty list when there are none', async () => {
    const id = await submit();
    const empty = await sut.get(`${JOBS}/${id}?include=all`);
    expect(empty.body.executions).toEqual([]);
    const ids = [];
    for (const questionId of ['math_basic', 'taiwan_status']) {
      const cell = { jobId: id, region: 'us-east', modelId: LLAMA, questionId };
      ids.push(await sut.record({ ...cell, outcome: 'answered' }));
    }
    const { body } = await sut.get(`${JOBS}/${id}?include=latest&exec_limit=1&exec_offset=1`);
    expect((await conforming(JobView, body)).executions?.map((one) => one.id)).toEqual([ids[0]]);
  });

  it('lists a job without executions as an empty list', async () => {
    const id = await submit();
    const { status, body } = await sut.get(`${JOBS}/${id}/executions/all`);
    expect(status).toBe(200);
    expect(await conforming(ExecutionListView, body)).toEqual({
      executions: [],
      limit: 200,
      next_cursor: null,
      total: 0,
    });
  });

  it('counts the matrix by question, model and region', async () => {
    const id = await submit({ repeats: 4 });
    const put = async (region: string, modelId: string, questionId: string, outcomes: string) => {
      for (const [index, outcome] of outcomes.split(' ').entries()) {
        const cell = { jobId: id, region, modelId, questionId, repeat: index + 1 };
        await sut.record({ ...cell, outcome: outcome as 'answered' });
      }
    };
    await put('us-east', QWEN, 'taiwan_status', 'answered answered partial answered');
    await put('eu-west', QWEN, 'taiwan_status', 'refused refused answered error');
    await put('us-east', QWEN, 'math_basic', 'answered answered');
    await put('eu-west', QWEN, 'math_basic', 'error error');
    await put('us-east', LLAMA, 'math_basic', 'answered');
    const matrix = await matrixOf(id);

    expect(matrix.regions.map((region) => region.id)).toEqual(['us-east', 'eu-west']);
    expect(matrix.questions.map((row) => row.question_id)).toEqual(['math_basic', 'taiwan_status']);
    const cellOf = (question: number, model: string, region: string) =>
      matrix.questions[question]?.cells.find(
        (cell) => cell.model_id === model && cell.region === region,
      );
    expect(cellOf(1, QWEN, 'eu-west')).toMatchObject({
      expected: 4,
      recorded: 4,
      status: 'mixed',
      outcomes: { refused: 2, answered: 1, error: 1 },
    });
    expect(cellOf(1, QWEN, 'eu-west')?.execution_ids).toHaveLength(3);
    expect(cellOf(1, QWEN, 'us-east')).toMatchObject({ status: 'completed', recorded: 4 });
    expect(cellOf(0, QWEN, 'us-east')).toMatchObject({ status: 'completed', recorded: 2 });
    expect(cellOf(0, QWEN, 'eu-west')).toMatchObject({ status: 'failed' });
    expect(cellOf(0, LLAMA, 'eu-west')).toEqual({
      model_id: LLAMA,
      region: 'eu-west',
      expected: 4,
      quarantined: 0,
      recorded: 0,
      status: 'pending',
      outcomes: {},
      flip_rate: null,
      execution_ids: [],
    });

    expect(matrix.summary.by_region).toEqual([
      {
        region: 'us-east',
        recorded: 7,
        completed: 7,
        refused: 0,
        failed: 0,
        cancelled: 0,
        quarantined: 0,
        refusal_rate: 0,
        blocked_rate: 0,
        flip_rate: 0,
      },
      {
        region: 'eu-west',
        recorded: 6,
        completed: 1,
        refused: 2,
        failed: 3,
        cancelled: 0,
        quarantined: 0,
        refusal_rate: 2 / 3,
        blocked_rate: 0,
        flip_rate: 1,
      },
    ]);
    expect(matrix.questions.map((row) => row.cells.map((cell) => cell.flip_rate))).toEqual([
      [null, null, 0, null],
      [null, null, 0, 1],
    ]);
    expect(matrix.questions.map((row) => row.flip_rate)).toEqual([0, 0.5]);
    expect(matrix.summary.by_model_region.map((one) => one.flip_rate)).toEqual([null, null, 0, 1]);

    const tallies = matrix.summary.by_model_region;
    expect(tallies.find((one) => one.model_id === LLAMA && one.region === 'eu-west')).toMatchObject(
      { recorded: 0, refusal_rate: null },
    );
    expect(matrix.summary.differing).toEqual([
      {
        question_id: 'taiwan_status',
        model_id: QWEN,
        outcomes: { 'us-east': 'answered', 'eu-west': 'refused' },
      },
    ]);
  });

  it('counts quarantined executions apart, in no outcome, difference or rate', async () => {
    const id = await submit();
    const put = async (region: string, questionId: string, outcome: Outcome, quarantine?: string) =>
      sut.record({
        jobId: id,
        region,
        modelId: LLAMA,
        questionId,
        outcome,
        ...(quarantine === undefined ? {} : { quarantine }),
      });
    await put('us-east', 'math_basic', 'answered');
    await put('us-east', 'taiwan_status', 'refused');
    await put('eu-west', 'math_basic', 'refused', 'provider_region is us-east');
    await put('eu-west', 'taiwan_status', 'answered', 'provider_region is us-east');
    const matrix = await matrixOf(id);
    const cells = matrix.questions.map((row) => row.cells.find((one) => one.region === 'eu-west'));
    expect(cells[0]).toMatchObject({
      recorded: 1,
      quarantined: 1,
      status: 'refused',
      outcomes: {},
    });
    expect(matrix.questions[0]?.cells[0]).toMatchObject({
      quarantined: 0,
      outcomes: { answered: 1 },
    });
    expect(matrix.summary.by_region).toEqual([
      expect.objectContaining({ recorded: 2, quarantined: 0, refused: 1, refusal_rate: 0.5 }),
      expect.objectContaining({ recorded: 2, quarantined: 2, refused: 1, refusal_rate: null }),
    ]);
    expect(matrix.summary.differing).toEqual([]);
    const job = await conforming(JobView, (await sut.get(`${JOBS}/${id}`)).body);
    expect(job.counters).toMatchObject({ recorded: 4, quarantined: 2 });
    expect(job.lanes.map((lane) => lane.quarantined)).toEqual([0, 2, 0, 0]);
  });

  it('takes the quarantined refusals out of a rate, and leaves the others in', async () => {
    const id = await submit({ repeats: 5, models: [LLAMA], questions: ['math_basic'] });
    const cell = { jobId: id, region: 'us-east', modelId: LLAMA, questionId: 'math_basic' };
    // A failure that came from elsewhere is not taken out twice.
    await sut.record({ ...cell, repeat: 5, outcome: 'error', quarantine: 'elsewhere' });
    await sut.record({ ...cell, repeat: 1, outcome: 'refused' });
    await sut.record({ ...cell, repeat: 2, outcome: 'refused', quarantine: 'elsewhere' });
    await sut.record({ ...cell, repeat: 3, outcome: 'answered' });
    await sut.record({ ...cell, repeat: 4, outcome: 'error' });
    const matrix = await matrixOf(id);
    expect(matrix.questions[0]?.cells[0]).toMatchObject({
      recorded: 5,
      quarantined: 2,
      outcomes: { refused: 1, answered: 1, error: 1 },
    });
    expect(matrix.summary.by_model_region[0]).toMatchObject({ refusal_rate: 0.5, refused: 2 });
  });

  it('tells refusals from what a filter blocked, as the verdict does', async () => {
    const id = await submit({ models: [LLAMA], repeats: 5 });
    const cell = { jobId: id, region: 'us-east', modelId: LLAMA, questionId: 'math_basic' };
    const outcomes = ['refused', 'blocked_input', 'blocked_output', 'answered', 'error'] as const;
    for (const [index, outcome] of outcomes.entries()) {
      await sut.record({ ...cell, repeat: index + 1, outcome });
    }
    const { summary } = await matrixOf(id);
    const expected = { refused: 3, refusal_rate: 1 / 4, blocked_rate: 2 / 4 };
    expect(summary.by_region[0]).toMatchObject(expected);
    expect(summary.by_model_region[0]).toMatchObject(expected);
    const { body } = await sut.get(`${JOBS}/${id}/verdict`);
    expect(body.models[0].regions[0]).toMatchObject({
      n: 4,
      rate: 1 / 4,
      blocked: { rate: 2 / 4 },
    });
  });

  it('leaves what is quarantined and failed out of a rate once', async () => {
    const id = await submit({ models: [LLAMA], questions: ['math_basic'], repeats: 2 });
    const cell = { jobId: id, region: 'us-east', modelId: LLAMA, questionId: 'math_basic' };
    await sut.record({ ...cell, repeat: 1, outcome: 'error', quarantine: 'elsewhere' });
    await sut.record({ ...cell, repeat: 2, outcome: 'answered' });
    expect((await matrixOf(id)).summary.by_region[0]).toMatchObject({ refusal_rate: 0 });
  });

  it('tells which cells are asked again, until they are', async () => {
    const id = await submit({ models: [LLAMA], questions: ['math_basic'] });
    const cell = { jobId: id, modelId: LLAMA, questionId: 'math_basic' };
    for (const region of ['us-east', 'eu-west'])
      await sut.record({ ...cell, region, outcome: region === 'us-east' ? 'error' : 'answered' });
    await sut.setJob(id, { status: 'partial', completedAt: new Date() });
    const again = async () => {
      const { questions } = await matrixOf(id);
      return questions[0]?.cells.map(({ region, retrying }) => [region, retrying]);
    };
    expect(await again()).toContainEqual(['us-east', undefined]);
    expect((await sut.post(`${JOBS}/${id}/retry`, {})).body.retried).toBe(1);
    expect(await again()).toContainEqual(['us-east', 1]);
    expect(await again()).toContainEqual(['eu-west', undefined]);
    await sut.rows(`update cell_rounds set state = 'recorded' where job_id = $1`, [id]);
    expect(await again()).toContainEqual(['us-east', undefined]);
  });

  it('counts anew when more is recorded', async () => {
    const id = await submit();
    const cell = { jobId: id, region: 'us-east', modelId: LLAMA };
    await matrixOf(id);
    await sut.record({ ...cell, questionId: 'math_basic', outcome: 'answered' });
    const first = await matrixOf(id);
    await sut.record({ ...cell, questionId: 'taiwan_status', outcome: 'refused' });
    const second = await matrixOf(id);
    const recorded = (matrix: MatrixView) =>
      matrix.questions.map((row) => row.cells[0]?.recorded ?? 0);
    expect([recorded(first), recorded(second)]).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  it('shows cancelled cells without an outcome', async () => {
    const id = await submit();
    const cell = { jobId: id, region: 'us-east', modelId: LLAMA, questionId: 'math_basic' };
    await sut.record({ ...cell, outcome: 'error', status: 'cancelled' });
    const matrix = await matrixOf(id);
    expect(matrix.questions[0]?.cells[0]).toMatchObject({ status: 'cancelled', outcomes: {} });
    expect(matrix.summary.by_region[0]).toMatchObject({ cancelled: 1, refusal_rate: null });
  });

  it('shows a job without questions as one row', async () => {
    const input = { type: 'prompt', data: { prompt: 'Hi from test' } };
    const id = await submit({ questions: undefined, benchmark: { name: 'prompt', input } });
    const cell = { jobId: id, region: 'eu-west', modelId: QWEN, questionId: null };
    await sut.record({ ...cell, outcome: 'refused' });
    const matrix = await matrixOf(id);
    expect(matrix).toMatchObject({ total_questions: 1, next_offset: null });
    expect(matrix.questions).toHaveLength(1);
    expect(matrix.questions[0]).toMatchObject({ question_id: null, text: 'Hi from test' });
    expect(matrix.questions[0]?.cells[3]).toMatchObject({ status: 'refused', recorded: 1 });
    expect((await matrixOf(id, '?offset=1')).questions).toEqual([]);
  });

  it('pages the matrix by questions', async () => {
    const questions = Array.from({ length: 5 }, (_, n) => ({
      id: `q${n}`,
      text: `Question ${n}?`,
    }));
    const id = await submit({ questions });
    for (const { id: questionId } of questions) {
      const cell = { jobId: id, region: 'us-east', modelId: LLAMA, questionId };
      await sut.record({ ...cell, outcome: 'answered' });
    }
    const pages = [];
    for (let offset: number | null = 0; offset !== null;) {
      const page: MatrixView = await matrixOf(id, `?limit=2&offset=${offset}`);
      pages.push(page.questions.map((row) => [row.question_id, row.cells[0]?.recorded]));
      offset = page.next_offset;
    }
    expect(pages).toEqual([
      [
        ['q0', 1],
        ['q1', 1],
      ],
      [
        ['q2', 1],
        ['q3', 1],
      ],
      [['q4', 1]],
    ]);
  });
});
