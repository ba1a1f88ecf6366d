import { normaliseAddition } from '../intake/specification/read-specification.js';
import { countCells, DEFAULT_JOB_LIMITS, orderKey } from '@beacon/domain';
import { loadCatalogue, loadQuestionBank } from '@beacon/config';
import { JobLane, findMissingCells } from '@beacon/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { conforming } from '../http/openapi/conform-spec.js';
import { Harness, smallJob } from '../harness-spec.js';
import { ExtensionView } from './control.view.js';
import { additionExamples } from './extensions.controller.js';

const JOBS = '/api/v1/jobs';
const LLAMA = 'llama3.2-1b';
const QWEN = 'qwen2.5-1.5b';

let sut: Harness;
beforeAll(async () => {
  sut = await Harness.start({ BEACON_MAX_CELLS: '1000' });
});
afterAll(async () => sut.stop());

const submit = async (change: Readonly<Record<string, unknown>> = {}): Promise<string> =>
  (await sut.post(JOBS, smallJob(change))).body.id;
const extend = async (id: string, body: unknown) => sut.post(`${JOBS}/${id}/extend`, body);
const lanesOf = async (jobId: string) =>
  sut.orm.em.fork().find(JobLane, { jobId }, { orderBy: { position: 'asc' } });
/** Cells of a lane that have no execution, as the planner finds them. */
const missing = async (jobId: string, region: string, model_id: string) => {
  const part = { job_id: jobId, region, model_id, from: 0, to: 1_000_000, limit: 1_000 };
  const cells = await findMissingCells(sut.orm.em.fork(), part);
  return cells.map(({ position, question_id, repeat }) => [position, question_id, repeat]);
};

describe('extending a job', () => {
  it('adds the difference to a job that had ended, and opens it again', async () => {
    // With another seed the second repeats come in another order.
    const id = await submit({ order_seed: 7 });
    await sut.finish(id, 'answered');
    const { status, body } = await extend(id, {
      questions: ['hongkong_2019'],
      repeats: 2,
      reason: 'more power',
    });
    expect(status).toBe(202);
    expect(await conforming(ExtensionView, body)).toEqual({
      job_id: id,
      added: 16,
      expected_executions: 24,
      status: 'running',
    });
    expect(await missing(id, 'us-east', LLAMA)).toEqual([
      [2, 'taiwan_status', 2],
      [3, 'math_basic', 2],
      [4, 'hongkong_2019', 1],
      [5, 'hongkong_2019', 2],
    ]);
    const job = await sut.job(id);
    expect(job).toMatchObject({
      status: 'running',
      cells: 24,
      completedAt: null,
      sweptAt: null,
      generation: 2,
    });
    expect((job.deadlineAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(590_000);
    expect(countCells(job.spec)).toBe(24);
    for (const lane of await lanesOf(id)) expect([lane.cells, lane.planned]).toEqual([6, 2]);
    expect(
      await sut.rows(
        "select action, reason, details from audit_log where job_id = $1 and action <> 'job.submit'",
        [id],
      ),
    ).toEqual([
      {
        action: 'job.extend',
        reason: 'more power',
        details: expect.objectContaining({ added: 16, questions: 1, repeats: 2, reopened: true }),
      },
    ]);
  });

  it('adds whole lanes for new models and regions, with the prompts of new regions', async () => {
    const id = await submit();
    const before = (await sut.job(id)).systemPrompts;
    await sut.setJob(id, { systemPrompts: { ...before, 'us-east': 'as it was' } });
    const { body } = await extend(id, { regions: ['ASIA'], models: ['mistral-7b'] });
    expect(body).toMatchObject({ added: 10, expected_executions: 18, status: 'queued' });
    const lanes = await lanesOf(id);
    expect(lanes.map(({ modelId, region, position }) => [modelId, region, position])).toEqual([
      [LLAMA, 'us-east', 0],
      [LLAMA, 'eu-west', 1],
      [LLAMA, 'asia-pacific', 2],
      [QWEN, 'us-east', 3],
      [QWEN, 'eu-west', 4],
      [QWEN, 'asia-pacific', 5],
      ['mistral-7b', 'us-east', 6],
      ['mistral-7b', 'eu-west', 7],
      ['mistral-7b', 'asia-pacific', 8],
    ]);
    const job = await sut.job(id);
    expect(job.systemPrompts['us-east']).toBe('as it was');
    expect(job.systemPrompts['asia-pacific']).toContain('based in Asia');
    expect(job).toMatchObject({
      status: 'queued',
      startedAt: null,
      deadlineAt: null,
      generation: 2,
    });
    expect((await sut.get(`${JOBS}/${id}/matrix`)).body.regions).toHaveLength(3);
  });

  it('extends again and again without touching what was there', async () => {
    const id = await submit({ questions: ['math_basic'], models: [LLAMA], order_seed: 7 });
    await extend(id, { repeats: 2 });
    await extend(id, { questions: ['taiwan_status'] });
    await extend(id, { repeats: 3 });
    const [lane] = await lanesOf(id);
    const blocks = [
      { base: 0, questionFrom: 0, questionTo: 1, repeatFrom: 1, repeatTo: 1 },
      { base: 1, questionFrom: 0, questionTo: 1, repeatFrom: 2, repeatTo: 2 },
      { base: 2, questionFrom: 1, questionTo: 2, repeatFrom: 1, repeatTo: 2 },
      { base: 4, questionFrom: 0, questionTo: 2, repeatFrom: 3, repeatTo: 3 },
    ];
    expect(lane?.blocks).toEqual(
      blocks.map((block) => ({ ...block, key: orderKey(7, LLAMA, block) })),
    );
    expect(await missing(id, 'us-east', LLAMA)).toHaveLength(6);
    expect((await sut.job(id)).generation).toBe(4);
  });

  it('adds nothing that the job has already, and leaves no trace of it', async () => {
    const id = await submit();
    await sut.finish(id, 'answered');
    const again = { models: [LLAMA], regions: ['US'], questions: ['math_basic'], repeats: 1 };
    for (const body of [again, {}]) {
      const answer = await extend(id, body);
      expect([answer.status, answer.body]).toEqual([
        200,
        { job_id: id, added: 0, expected_executions: 8, status: 'completed' },
      ]);
    }
    expect((await sut.job(id)).generation).toBe(1);
    expect(
      await sut.rows("select id from audit_log where job_id = $1 and action <> 'job.submit'", [id]),
    ).toEqual([]);
  });

  it('adds once, however many ask for the same at once', async () => {
    const id = await submit();
    const answers = await Promise.all(Array.from({ length: 6 }, () => extend(id, { repeats: 3 })));
    const added = answers.map(({ body }) => Number(body.added));
    expect(added.toSorted((a, b) => a - b)).toEqual([0, 0, 0, 0, 0, 16]);
    expect((await sut.job(id)).cells).toBe(24);
  });

  it.each([
    [{ questions: [{ id: 'math_basic', text: 'Other?' }] }, 'conflicting_question'],
    [{ questions: ['hongkong_2019', { id: 'taiwan_status', text: 'x' }] }, 'conflicting_question'],
  ])('calls %j a conflict with the job', async (body, code) => {
    const answer = await extend(await submit(), body);
    expect([answer.status, answer.body.error_code]).toEqual([409, code]);
  });

  it("does not add questions to a job's own prompt, but repeats", async () => {
    const input = { type: 'prompt', data: { prompt: 'Hi' } };
    const id = await submit({ questions: undefined, benchmark: { name: 'prompt', input } });
    const refused = await extend(id, { questions: ['math_basic'] });
    expect([refused.status, refused.body.error_code]).toEqual([409, 'job_asks_own_prompt']);
    expect((await extend(id, { repeats: 3 })).body.added).toBe(8);
    expect(await missing(id, 'us-east', LLAMA)).toEqual([
      [0, null, 1],
      [1, null, 2],
      [2, null, 3],
    ]);
  });

  it('does not extend a cancelled job', async () => {
    const id = await submit();
    await sut.post(`${JOBS}/${id}/cancel`, {});
    const { status, body } = await extend(id, { repeats: 2 });
    expect([status, body.error_code]).toEqual([409, 'job_cancelled']);
  });

  it('waits until cells that are being given up are recorded', async () => {
    const id = await submit();
    const change = { closingCode: 'deadline_exceeded', closingAt: new Date() };
    await sut.setJob(id, { status: 'running', startedAt: new Date() });
    await sut.orm.em.fork().nativeUpdate(JobLane, { jobId: id }, change);
    const { status, body } = await extend(id, { repeats: 2 });
    expect([status, body.error_code]).toEqual([409, 'job_closing']);
  });

  it.each([
    [{ repeats: 0 }, 'repeats', 'out_of_range'],
    [{ repeats: 126 }, '$', 'matrix_too_large'],
    [{ regions: ['mars'] }, 'regions[0]', 'unknown_region'],
    [{ models: ['gpt-9'] }, 'models[0]', 'unknown_model'],
    [{ questions: ['nope'] }, 'questions[0]', 'unknown_question'],
    [{ sampling: {} }, 'sampling', 'unknown_field'],
    [{ reason: 7 }, 'reason', 'wrong_type'],
    [[], '$', 'wrong_type'],
  ])('refuses %j', async (body, field, code) => {
    const answer = await extend(await submit(), body);
    expect([answer.status, answer.body.field, answer.body.error_code]).toEqual([400, field, code]);
  });

  it.each(Object.entries(additionExamples))('accepts its own example %s', async (_name, body) => {
    const catalogue = loadCatalogue('config/catalogue.yaml', { BEACON_SIMULATOR_URL: 'http://x' });
    const against = {
      catalogue,
      bank: loadQuestionBank('data/questions'),
      limits: DEFAULT_JOB_LIMITS,
    };
    const { spec } = await sut.job(await submit());
    expect(normaliseAddition(body, spec, against)).toMatchObject({ ok: true });
  });
});
