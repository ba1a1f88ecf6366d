import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseDocument } from 'yaml';
import { conforming } from '../http/openapi/conform-spec.js';
import { Harness, smallJob } from '../harness-spec.js';
import { PlanView } from './plan.view.js';

const PLAN = '/api/v1/jobs/plan';
const LLAMA = 'llama3.2-1b';
const QWEN = 'qwen2.5-1.5b';

describe('planning a job', () => {
  let sut: Harness;
  let folder: string;
  /** The shipped catalogue with prices for one model. */
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beacon-plan-'));
    const catalogue = parseDocument(await readFile('config/catalogue.yaml', 'utf8'));
    const prices = { input_per_million: 1, output_per_million: 10 };
    catalogue.set('lanes', [
      { regions: '*', model: LLAMA, prices, concurrency: 2, timeout: '5s' },
      { regions: '*', models: ['mistral-7b', QWEN] },
      { region: 'eu-west', models: ['judge-strict', 'judge-plain'] },
    ]);
    await writeFile(join(folder, 'c.yaml'), catalogue.toString());
    sut = await Harness.start({
      BEACON_CATALOGUE: join(folder, 'c.yaml'),
      BEACON_MAX_REPEATS: '1000',
      PLANNER_MAX_ATTEMPTS: '3',
    });
  });
  afterAll(async () => {
    await sut.stop();
    await rm(folder, { recursive: true });
  });

  const plan = async (change: Readonly<Record<string, unknown>> = {}, query = '') => {
    const { status, body } = await sut.post(`${PLAN}${query}`, smallJob(change));
    expect([status, body.error]).toEqual([200, undefined]);
    return await conforming(PlanView, body);
  };
  const laneOf = ({ lanes }: PlanView, model: string, region = 'us-east') =>
    lanes.find((lane) => lane.model_id === model && lane.region === region);

  it('says what a job would take, and stores and asks nothing', async () => {
    const before = await sut.rows('select id from jobs union all select id::text from outbox');
    const planned = await plan({ repeats: 5 });
    expect(planned).toMatchObject({ cells: 40, calls: { least: 40, most: 120 } });
    expect(planned.lanes).toHaveLength(4);
    expect(await sut.rows('select id from jobs union all select id::text from outbox')).toEqual(
      before,
    );
  });

  it('gives costs where there are prices, and says where there are none', async () => {
    const planned = await plan({ sampling: { max_tokens: 100 } });
    const [low = 0, high = 0] = laneOf(planned, LLAMA)?.cost_usd ?? [];
    // Two answers of at most 100 tokens at 10 dollars a million, and their prompts.
    expect(low).toBeGreaterThan(0);
    expect(high).toBeGreaterThan((2 * 100 * 10) / 1e6);
    expect(high).toBeLessThan((2 * 100 * 10) / 1e6 + 2 * 500e-6);
    expect(laneOf(planned, QWEN)).toMatchObject({
      cost_usd: null,
      cost_unavailable: 'the lane has no prices in the catalogue',
    });
    expect(planned).toMatchObject({ unpriced_lanes: 2, cost_unavailable: null });
    const unpriced = await plan({ models: [QWEN] });
    expect(unpriced).toMatchObject({
      cost_usd: null,
      cost_unavailable: 'no lane of the job has prices in the catalogue',
    });
  });

  it('says whether a cost limit is enough, and what it buys', async () => {
    const limited = (max_cost: number) =>
      plan({ models: [LLAMA], constraints: { regions: ['US', 'eu-west'], max_cost } });
    const enough = await limited(1);
    expect(enough.cost_limit).toMatchObject({ max_cost: 1, expected: 'suffices', cells: [4, 4] });
    expect(enough.cost_limit?.overshoot_usd).toBeGreaterThan(enough.cost_at_most_usd ?? Infinity);
    // An answer of 500 tokens at 10 dollars a million.
    const short = await limited(0.006);
    expect(short.cost_limit).toMatchObject({ expected: 'may_not_suffice', cells: [1, 4] });
    expect(short.warnings.map(({ code }) => code)).toContain('max_cost_may_not_suffice');
    expect((await plan()).cost_limit).toBeNull();
  });

  it('estimates time from recent executions of the lane, else from what it states', async () => {
    const id = (await sut.post('/api/v1/jobs', smallJob())).body.id;
    const cell = { jobId: id, region: 'us-east', modelId: LLAMA, questionId: 'math_basic' };
    await sut.record({ ...cell, outcome: 'answered' });
    await sut.record({ ...cell, questionId: 'taiwan_status', outcome: 'error' });
    await sut.record({ ...cell, region: 'eu-west', outcome: 'error' });
    const planned = await plan({ repeats: 4 });
    // 8 cells, two at a time, 1.5 s each as the harness records them.
    expect(laneOf(planned, LLAMA)).toMatchObject({
      latency_source: 'recent_executions',
      recent_executions: 1,
      latency_ms: [1_500, 1_500],
      duration_ms: [6_000, 6_000],
    });
    expect(laneOf(planned, LLAMA, 'eu-west')).toMatchObject({
      latency_source: 'assumed',
      recent_executions: 0,
      latency_ms: [1_000, 5_000],
    });
    expect(planned.duration_ms[1]).toBe(
      Math.max(...planned.lanes.map(({ duration_ms: [, high] }) => high)),
    );
  });

  it('takes whole milliseconds from percentiles that lie between two executions', async () => {
    const id = (await sut.post('/api/v1/jobs', smallJob())).body.id;
    const cell = { jobId: id, region: 'us-east', modelId: QWEN, outcome: 'answered' } as const;
    await sut.record({ ...cell, questionId: 'math_basic' });
    const slower = await sut.record({ ...cell, questionId: 'taiwan_status' });
    await sut.rows(`update executions set duration_ms = 1503 where id = ${slower} returning id`);
    // A tenth of the way from 1,500 to 1,503, and nine tenths.
    expect(laneOf(await plan(), QWEN)?.latency_ms).toEqual([1_500, 1_503]);
  });

  it('says what the job could show, and warns of what is lacking', async () => {
    const poor = await plan({ questions: [{ id: 'own', text: 'Why?' }] });
    expect(poor.power?.smallest_detectable).toBeNull();
    expect(poor.warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['no_controls', 'too_few_questions', 'one_repeat']),
    );
    const questions = [
      ...Array.from({ length: 400 }, (_, n) => ({ id: `q${n}`, text: `Question ${n}?` })),
      'math_basic',
    ];
    const rich = await plan({ questions, repeats: 5 }, '?target=0.2&alpha=0.1');
    const codes = rich.warnings.map(({ code }) => code);
    expect(codes).not.toContain('no_controls');
    expect(codes).not.toContain('too_few_questions');
    expect(rich.power).toMatchObject({ target: 0.2, alpha_step: 0.025 });
  });

  it('does not call a region unserved that the job does not ask a model from', async () => {
    const planned = await plan({ models: [{ id: LLAMA, regions: ['US'] }, QWEN] });
    expect(planned.lanes).toHaveLength(3);
    expect(planned.warnings.map(({ code }) => code)).not.toContain('not_served');
  });

  it("plans a job's own prompt", async () => {
    const input = { type: 'prompt', data: { prompt: 'Hi from test' } };
    const planned = await plan({ questions: undefined, benchmark: { name: 'prompt', input } });
    expect(planned.cells).toBe(4);
  });

  it('takes the wrapped form, too', async () => {
    const { body } = await sut.post(PLAN, { jobspec: smallJob(), target_regions: ['US', 'EU'] });
    expect((await conforming(PlanView, body)).cells).toBe(8);
  });

  it.each([
    ['an unknown region', smallJob({ constraints: { regions: ['mars'] } }), 'unknown_region'],
    ['an unknown question', smallJob({ questions: ['nope'] }), 'unknown_question'],
    ['too many repeats', smallJob({ repeats: 1_001 }), 'out_of_range'],
    ['no body', '', 'invalid_body'],
    ['no JSON', '{', 'invalid_json'],
  ])('refuses %s as a submission does', async (_what, body, code) => {
    const planned = await sut.post(PLAN, body);
    const submitted = await sut.post('/api/v1/jobs', body);
    expect([planned.status, planned.body.error_code]).toEqual([400, code]);
    expect({ ...planned.body, request_id: '' }).toEqual({ ...submitted.body, request_id: '' });
  });

  it.each(['target=1', 'alpha=0.9', 'claim=none', 'dry=1'])('refuses ?%s', async (query) => {
    const { status, body } = await sut.post(`${PLAN}?${query}`, smallJob());
    expect([status, body.field]).toEqual([400, query.split('=')[0]]);
  });
});
