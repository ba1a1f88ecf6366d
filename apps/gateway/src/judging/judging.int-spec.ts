import { JUDGE_INSTRUCTIONS, JUDGE_PROMPT } from '@beacon/classification';
import { keepJudgeLabels } from '@beacon/persistence';
import type { NewLabel } from '@beacon/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Harness, smallJob } from '../harness-spec.js';

const JUDGES = ['judge-strict', 'judge-plain'];

describe('judging', () => {
  let harness: Harness;
  beforeAll(async () => (harness = await Harness.start()));
  afterAll(async () => harness.stop());

  let jobs = 0;
  const finished = async (): Promise<string> => {
    jobs += 1;
    const id = `judged_${jobs}`;
    expect((await harness.post('/api/v1/jobs', smallJob({ id }))).status).toBe(202);
    await harness.finish(id, 'answered');
    return id;
  };
  const judge = async (id: string, body: unknown, headers = {}) =>
    harness.post(`/api/v1/jobs/${id}/judge`, body, headers);

  it('makes a job of its own, which nobody tells where an answer came from', async () => {
    const id = await finished();
    const { status, body } = await judge(
      id,
      { models: JUDGES, policy: 'judges', reason: 'a second opinion' },
      { 'x-beacon-actor': 'ann' },
    );
    expect(status).toBe(202);
    expect(body).toEqual({
      job_id: expect.stringMatching(/^job-/),
      source_job_id: id,
      models: JUDGES.map((model) => ({ id: model, region: 'eu-west' })),
      prompt: JUDGE_PROMPT,
      policy: 'judges',
      status: 'enqueued',
    });
    const made = await harness.job(body.job_id);
    expect(made.systemPrompts).toEqual({ 'eu-west': JUDGE_INSTRUCTIONS });
    expect(made.spec).toMatchObject({
      questions: [],
      sampling: { temperature: 0, maxTokens: 1_000 },
      judging: { sourceJobId: id, only: 'all', again: false },
    });
    const view = await harness.get(`/api/v1/jobs/${body.job_id}`);
    expect(view.body.job.judging_of).toMatchObject({ source_job_id: id, policy: 'judges' });
    const [audit] = (await harness.get(`/api/v1/jobs/${id}/audit`)).body.audit;
    expect(audit).toMatchObject({
      action: 'job.judge',
      actor: 'ann',
      reason: 'a second opinion',
      details: { judging_job_id: body.job_id, models: JUDGES, policy: 'judges' },
    });
    const events = await harness.rows<{ message_id: string }>(
      `select message_id from outbox where message_id like 'job.judging_requested:' || $1 || ':%'`,
      [id],
    );
    expect(events.length).toBeLessThanOrEqual(1);
  });

  it('makes one job of the same request with the same key', async () => {
    const id = await finished();
    const key = { 'idempotency-key': `judge-${id}` };
    const first = await judge(id, { models: ['judge-strict'] }, key);
    const second = await judge(id, { models: ['judge-strict'] }, key);
    expect([first.status, second.status]).toEqual([202, 200]);
    expect(second.body).toMatchObject({ job_id: first.body.job_id, idempotent: true });
    const other = await judge(id, { models: ['judge-plain'] }, key);
    expect([other.status, other.body.error_code]).toEqual([422, 'idempotency_key_reused']);
    const passes = (await harness.get(`/api/v1/jobs/${id}/judging`)).body.passes;
    expect(passes).toHaveLength(1);
  });

  it.each([
    ['no judge', {}, 'models', 'missing_models'],
    ['an empty list', { models: [] }, 'models', 'missing_models'],
    ['an unknown model', { models: ['nobody'] }, 'models[0]', 'unknown_model'],
    ['a name that is no text', { models: [{}] }, 'models[0]', 'unknown_model'],
    ['an unknown region', { models: JUDGES, region: 'Mars' }, 'region', 'unknown_region'],
    ['a region without it', { models: JUDGES, region: 'US' }, 'models[0]', 'model_not_in_region'],
    [
      'one judge that agrees',
      { models: ['judge-plain'], policy: 'judges' },
      'policy',
      'too_few_judges',
    ],
    ['several only ones', { models: JUDGES, policy: 'one_judge' }, 'policy', 'several_judges'],
    ['another policy', { models: JUDGES, policy: 'majority' }, 'policy', 'invalid_value'],
    ['an unknown field', { models: JUDGES, temperature: 1 }, 'temperature', 'unknown_field'],
    ['too many tokens', { models: JUDGES, max_tokens: 1e9 }, 'max_tokens', 'out_of_range'],
    ['no object', [1], '$', 'wrong_type'],
  ])('refuses %s, and says what is allowed', async (_what, body, field, code) => {
    const id = await finished();
    const refusal = await judge(id, body);
    expect(refusal.status).toBe(400);
    expect(refusal.body.details[0]).toMatchObject({ field, code });
    const passes = (await harness.get(`/api/v1/jobs/${id}/judging`)).body.passes;
    expect(passes).toEqual([]);
  });

  it('refuses a job that is not there, or has nothing to ask about', async () => {
    expect((await judge('nobody', { models: JUDGES })).status).toBe(404);
    await harness.post('/api/v1/jobs', smallJob({ id: 'silent' }));
    await harness.finish('silent', 'error');
    const refusal = await judge('silent', { models: JUDGES });
    expect([refusal.status, refusal.body.error_code]).toEqual([409, 'nothing_to_judge']);
  });

  it('refuses of a judging job what makes no sense of it, and names its source', async () => {
    const id = await finished();
    const { job_id: pass } = (await judge(id, { models: JUDGES })).body;
    for (const path of ['matrix', 'verdict', 'judging', 'report', 'specification', 'review']) {
      const { status, body } = await harness.get(`/api/v1/jobs/${pass}/${path}`);
      expect([path, status, body.error_code, body.source_job_id]).toEqual([
        path,
        409,
        'judging_job',
        id,
      ]);
    }
    for (const [path, body] of [
      ['judge', { models: JUDGES }],
      ['extend', { repeats: 2 }],
      ['rescore', {}],
    ] as const) {
      const refusal = await harness.post(`/api/v1/jobs/${pass}/${path}`, body);
      expect([path, refusal.status, refusal.body.error_code]).toEqual([path, 409, 'judging_job']);
    }
    expect((await harness.get(`/api/v1/jobs/${pass}/executions/all`)).status).toBe(200);
    expect((await harness.request(`/api/v1/jobs/${pass}/export?format=jsonl`, {})).status).toBe(
      200,
    );
  });

  it('makes a judging job with a job that says who judges it, once, and shows it in the specification', async () => {
    const judging = { models: ['judge-plain', 'judge-strict'], policy: 'judges' };
    const key = { 'idempotency-key': 'with-judges' };
    const first = await harness.post('/api/v1/jobs', smallJob({ judging }), key);
    expect(first.status).toBe(202);
    const again = await harness.post('/api/v1/jobs', smallJob({ judging }), key);
    expect(again.status).toBe(200);
    expect(again.body.judging_job_id).toBe(first.body.judging_job_id);
    const id = first.body.id;
    const { passes } = (await harness.get(`/api/v1/jobs/${id}/judging`)).body;
    expect(passes).toMatchObject([{ job_id: first.body.judging_job_id, answers: 0 }]);
    expect(passes[0].judges.map((one: { model_id: string }) => one.model_id)).toEqual(
      judging.models,
    );
    const { body: specification } = await harness.get(`/api/v1/jobs/${id}/specification`);
    expect(specification.judging).toMatchObject({ ...judging, region: 'eu-west' });
    expect((await harness.post('/api/v1/jobs', specification)).status).toBe(202);
  });

  it.each([
    ['no judge', { judging: {} }, 'judging.models', 'missing_models'],
    ['an unknown one', { judging: { models: ['nobody'] } }, 'judging.models[0]', 'unknown_model'],
    ['a list', { judging: [] }, 'judging', 'wrong_type'],
    [
      'more than that',
      { judging: { models: JUDGES, again: true } },
      'judging.again',
      'unknown_field',
    ],
  ])('refuses a job whose judging says %s', async (_what, change, field, code) => {
    const refusal = await harness.post('/api/v1/jobs', smallJob(change));
    expect(refusal.status).toBe(400);
    expect(refusal.body.details[0]).toMatchObject({ field, code });
  });

  it('reports whose labels counted, how far they agree, and on what they do not', async () => {
    const id = await finished();
    const { job_id: pass } = (await judge(id, { models: JUDGES })).body;
    const ids = (
      await harness.rows<{ id: string }>(
        'select id from executions where job_id = $1 order by id',
        [id],
      )
    ).map((row) => Number(row.id));
    const label = (index: number, model: string, outcome: NewLabel['outcome']): NewLabel => ({
      job_id: id,
      execution_id: ids[index] ?? 0,
      round: 1,
      rater_kind: 'judge',
      rater: `${JUDGE_PROMPT} ${model}`,
      outcome,
      stance: null,
      evidence: 'An answer.',
      note: null,
      judge_job_id: pass,
    });
    await keepJudgeLabels(harness.orm.em.fork(), [
      ...[0, 1, 2, 3].map((index) => label(index, 'judge-strict', 'answered')),
      label(0, 'judge-plain', 'answered'),
      label(1, 'judge-plain', 'refused'),
      label(4, 'judge-strict', 'refused'),
      label(4, 'judge-plain', 'refused'),
    ]);
    const { status, body } = await harness.get(`/api/v1/jobs/${id}/judging`);
    expect(status).toBe(200);
    const [strict, plain] = body.passes[0].judges;
    expect(strict).toMatchObject({ labels: { answered: 4, refused: 1 } });
    expect(plain).toMatchObject({ labels: { answered: 1, refused: 2 } });
    expect(body.agreement.labelled).toBe(5);
    const pairs = body.agreement.pairs as { a: string; b: string; answers: number }[];
    expect(pairs.map(({ a, b, answers }) => [a, b, answers])).toEqual([
      ['classifier', 'judge-2 judge-plain', 3],
      ['classifier', 'judge-2 judge-strict', 5],
      ['judge-2 judge-plain', 'judge-2 judge-strict', 3],
    ]);
    expect(body.disagreements).toEqual({
      between_judges: { count: 1, execution_ids: [ids[1]] },
      with_classifier: { count: 1, execution_ids: [ids[4]] },
    });
  });

  it('answers the paths of measuring jobs as the description of each says', async () => {
    const source = await finished();
    const { job_id: id } = (await judge(source, { models: ['judge-strict'] })).body;
    const { paths, components } = (await harness.get('/api/docs-json')).body;
    for (const path of [
      'matrix',
      'verdict',
      'report',
      'compare',
      'review',
      'judging',
      'extend',
      'rescore',
    ]) {
      const method = ['extend', 'rescore'].includes(path) ? 'post' : 'get';
      const answer = await harness.request(`/api/v1/jobs/${id}/${path}`, {
        method: method.toUpperCase(),
      });
      expect([path, answer.status, answer.body.source_job_id]).toEqual([path, 409, source]);
      const described = paths[`/api/v1/jobs/{id}/${path}`][method].responses['409'];
      const { $ref } = described.content['application/json'].schema;
      const { properties } = components.schemas[$ref.replace('#/components/schemas/', '')];
      expect(Object.keys(properties)).toEqual(expect.arrayContaining(Object.keys(answer.body)));
    }
  });
});
