import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { conforming } from '../http/openapi/conform-spec.js';
import { Harness, smallJob } from '../harness-spec.js';
import { ExecutionListView } from './execution-list.view.js';
import { ExecutionDetailView } from './execution.view.js';

const PATH = '/api/v1/executions';
const LLAMA = 'llama3.2-1b';
const QWEN = 'qwen2.5-1.5b';

describe('reading executions', () => {
  let sut: Harness;
  let job: string;
  let promptJob: string;
  const ids: number[] = [];

  beforeAll(async () => {
    sut = await Harness.start();
    job = (await sut.post('/api/v1/jobs', smallJob({ id: 'executions' }))).body.id;
    const cells = [
      { region: 'us-east', modelId: LLAMA, questionId: 'math_basic', outcome: 'answered' },
      { region: 'us-east', modelId: LLAMA, questionId: 'taiwan_status', outcome: 'partial' },
      { region: 'us-east', modelId: QWEN, questionId: 'taiwan_status', outcome: 'refused' },
      { region: 'eu-west', modelId: QWEN, questionId: 'taiwan_status', outcome: 'blocked_output' },
      { region: 'eu-west', modelId: QWEN, questionId: 'math_basic', outcome: 'error' },
      { region: 'eu-west', modelId: LLAMA, questionId: 'math_basic', outcome: 'evasive' },
    ] as const;
    for (const cell of cells) ids.push(await sut.record({ jobId: job, ...cell }));
    const input = { type: 'prompt', data: { prompt: 'Hi from test' } };
    const change = { questions: undefined, benchmark: { name: 'prompt', input } };
    promptJob = (await sut.post('/api/v1/jobs', smallJob(change))).body.id;
    const cell = { jobId: promptJob, region: 'us-east', modelId: LLAMA, questionId: null };
    ids.push(await sut.record({ ...cell, outcome: 'answered' }));
  });
  afterAll(async () => sut.stop());

  const list = async (query: string): Promise<ExecutionListView> =>
    await conforming(ExecutionListView, (await sut.get(`${PATH}?${query}`)).body);
  /** Positions of the executions found, in the order in which they were recorded. */
  const found = async (query: string): Promise<number[]> =>
    (await list(query)).executions.map(({ id }) => ids.indexOf(id)).toReversed();

  it.each([
    ['', [0, 1, 2, 3, 4, 5, 6]],
    ['jobspec_id=executions', [0, 1, 2, 3, 4, 5]],
    ['job_id=executions&jobspec_id=executions&region=us-east', [0, 1, 2]],
    ['region=US', [0, 1, 2, 6]],
    ['region=europe', [3, 4, 5]],
    [`model_id=${QWEN}`, [2, 3, 4]],
    ['question_id=math_basic', [0, 4, 5]],
    ['question_id=', [6]],
    ['status=refused', [2, 3]],
    ['status=completed&job_id=executions', [0, 1, 5]],
    ['outcome=blocked_output', [3]],
    [`region=EU&model_id=${QWEN}&question_id=math_basic&status=failed&outcome=error`, [4]],
    ['jobspec_id=no-such-job', []],
    ['job_id=executions&question_id=', []],
    ['offset=5', [0, 1]],
    ['quarantined=false', [0, 1, 2, 3, 4, 5, 6]],
    ['quarantined=true', []],
  ])('finds by %p the executions %p', async (query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  it.each([
    [`${PATH}?job_id=no-such-job`, 'job_not_found', undefined],
    [`${PATH}?job_id=executions&model_id=gpt`, 'model_not_in_job', `${LLAMA}, ${QWEN}`],
    [
      `${PATH}?job_id=executions&question_id=zzz`,
      'question_not_in_job',
      'math_basic, taiwan_status',
    ],
    [
      '/api/v1/jobs/executions/executions/all?model_id=gpt',
      'model_not_in_job',
      `${LLAMA}, ${QWEN}`,
    ],
  ])('is 404 for %p, and says what there is', async (path, code, allowed) => {
    const { status, body } = await sut.get(path);
    expect([status, body.error_code, body.details[0]?.allowed]).toEqual([404, code, allowed]);
  });

  it('counts what matches when a job is named, and nothing otherwise', async () => {
    expect((await list('job_id=executions&status=refused&limit=1')).total).toBe(2);
    expect((await list('status=refused')).total).toBeNull();
  });

  it('lists every execution once over pages', async () => {
    const pages: number[][] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: ExecutionListView = await list(
        `limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      pages.push(page.executions.map(({ id }) => ids.indexOf(id)));
      cursor = page.next_cursor;
    }
    expect(pages).toEqual([[6, 5, 4], [3, 2, 1], [0]]);
  });

  it('has no next page when the last one is exactly full', async () => {
    expect((await list('limit=7')).next_cursor).toBeNull();
  });

  it('lists the executions of a job under its own path, page by page', async () => {
    const first = await sut.get(`/api/v1/jobs/${job}/executions/all?limit=4&region=EU`);
    expect(first.body.executions.map(({ id }: { id: number }) => ids.indexOf(id))).toEqual([
      5, 4, 3,
    ]);
    const paged = await sut.get(`/api/v1/jobs/${job}/executions/all?limit=4`);
    expect(paged.body).toMatchObject({ limit: 4, total: 6 });
    const rest = await sut.get(
      `/api/v1/jobs/${job}/executions/all?limit=4&cursor=${paged.body.next_cursor}`,
    );
    expect(rest.body.executions).toHaveLength(2);
    expect(rest.body.next_cursor).toBeNull();
  });

  it('says of each outcome what the original API called it', async () => {
    const { executions } = await list('job_id=executions');
    const words = executions.toReversed().map((one) => one.response_classification);
    expect(words).toEqual([
      'substantive',
      'partial_response',
      'content_refusal',
      'content_refusal',
      'technical_failure',
      'unknown',
    ]);
    expect(executions.map((one) => one.is_content_refusal)).toEqual(
      executions.map((one) => one.status === 'refused'),
    );
  });

  it('gives names, times and numbers as the API writes them', async () => {
    const { executions } = await list('outcome=refused');
    expect(executions[0]).toMatchObject({
      id: ids[2],
      job_id: 'executions',
      jobspec_id: 'executions',
      region: 'us-east',
      model_id: QWEN,
      question_id: 'taiwan_status',
      repeat: 1,
      status: 'refused',
      started_at: '2026-11-20T10:00:00.000Z',
      completed_at: '2026-11-20T10:00:01.500Z',
      duration_ms: 1500,
      provider_id: 'openai-compatible',
      error_code: null,
    });
  });

  it('shows one execution with what was asked and answered, under both paths', async () => {
    const { body } = await sut.get(`${PATH}/${ids[2]}`);
    const shown = await conforming(ExecutionDetailView, body);
    expect(shown.prompt).toBe('What is the current status of Taiwan?');
    expect(shown.system_prompt).toContain('based in the US');
    expect(shown.output).toEqual({ response: 'An answer.', response_cut: false });
    expect(shown.evidence).toEqual({ executorRegion: 'us-east', edgeHeaders: {} });
    expect(shown.outcome_basis).toMatchObject({ source: 'rules', version: '1', is_current: false });
    const details = await sut.get(`${PATH}/${ids[2]}/details`);
    expect(details.body).toEqual(body);
  });

  it("shows an execution of the job's own prompt", async () => {
    const { body } = await sut.get(`${PATH}/${ids[6]}`);
    expect(await conforming(ExecutionDetailView, body)).toMatchObject({
      job_id: promptJob,
      question_id: null,
      prompt: 'Hi from test',
    });
  });

  it.each(['0', '-1', 'x', '1.5', '999999999999999', '9'.repeat(40), '1e3', '%00'])(
    'answers 404 for the id %s',
    async (id) => {
      for (const path of [`${PATH}/${id}`, `${PATH}/${id}/details`]) {
        const { status, body } = await sut.get(path);
        expect([status, body.error]).toEqual([404, 'execution not found']);
      }
    },
  );

  it.each([
    ['region=mars', 'region', 'unknown_region'],
    ['region=', 'region', 'invalid_parameter'],
    ['status=done', 'status', 'invalid_parameter'],
    ['quarantined=yes', 'quarantined', 'invalid_parameter'],
    ['outcome=substantive', 'outcome', 'invalid_parameter'],
    ['question_id=a%20b', 'question_id', 'invalid_parameter'],
    ['model_id=', 'model_id', 'invalid_parameter'],
    ['job_id=a%00b', 'job_id', 'invalid_parameter'],
    ['job_id=a&jobspec_id=b', 'jobspec_id', 'conflicting_parameter'],
    ['cursor=zzz', 'cursor', 'invalid_cursor'],
    ['cursor=am9iOjE6eA', 'cursor', 'invalid_cursor'],
    ['offset=10001', 'offset', 'invalid_parameter'],
    ['limit=501', 'limit', 'invalid_parameter'],
    ['limit=1&limit=2', 'limit', 'duplicate_parameter'],
    ['job=x', 'job', 'unknown_parameter'],
    ['__proto__=x', '__proto__', 'unknown_parameter'],
  ])('refuses %s and names the parameter', async (query, field, code) => {
    const { status, body } = await sut.get(`${PATH}?${query}`);
    expect([status, body.field, body.error_code]).toEqual([400, field, code]);
  });

  it('says which values are accepted', async () => {
    const { body } = await sut.get(`${PATH}?status=done`);
    expect(body.details[0].allowed).toBe('completed, refused, failed, cancelled');
    const region = await sut.get(`${PATH}?region=mars`);
    expect(region.body.details[0].allowed).toBe('us-east, eu-west, asia-pacific');
  });
});
