import { CLASSIFIER_VERSION } from '@beacon/classification';
import { SIMULATION_HEADER } from '@beacon/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { conformingTo } from '../http/openapi/conform-spec.js';
import { Harness, smallJob } from '../harness-spec.js';
import { JOB_COMPARISON_VIEW_SCHEMA } from './job-comparison.view.js';
import type { JobComparisonView } from './job-comparison.view.js';

const JOBS = '/api/v1/jobs';
const LLAMA = 'llama3.2-1b';

let sut: Harness;
beforeAll(async () => {
  sut = await Harness.start();
});
afterAll(async () => sut.stop());

type Change = Readonly<Record<string, unknown>>;

const questionsOf = (count: number, text = 'What is the capital of country') =>
  Array.from({ length: count }, (_, index) => ({
    id: `q${index}`,
    text: `${text} ${index}?`,
    language: 'en',
  }));
const submit = async (change: Change = {}): Promise<string> => {
  const answer = await sut.post(
    JOBS,
    smallJob({ models: [LLAMA], questions: questionsOf(80), ...change }),
  );
  expect([answer.status, answer.body.message]).toEqual([202, undefined]);
  return answer.body.id;
};
/** A job that has ended, every cell answered and typed by this version of the classifier. */
const ended = async (change: Change = {}, cells: Change = {}): Promise<string> => {
  const id = await submit(change);
  await sut.finish(id, 'answered', { cells: { classifierVersion: CLASSIFIER_VERSION, ...cells } });
  return id;
};
const refuse = async (id: string, region: string, questions: readonly string[]) =>
  sut.rows(
    `update executions set outcome = 'refused', status = 'refused'
     where job_id = $1 and region = $2 and question_id = any($3)`,
    [id, region, questions],
  );
const get = async (before: string, after: string, query = '') =>
  sut.get(`${JOBS}/${before}/comparison?with=${after}${query}`);
const compare = async (before: string, after: string, query = ''): Promise<JobComparisonView> =>
  conformingTo<JobComparisonView>(
    JOB_COMPARISON_VIEW_SCHEMA,
    (await get(before, after, query)).body,
  );
const codesOf = (list: readonly { readonly code: string }[] | null) =>
  list?.map(({ code }) => code) ?? [];

describe('two jobs compared', () => {
  it('say where a model changed and where it did not, each question paired with itself', async () => {
    const before = await ended();
    const after = await ended();
    const turned = Array.from({ length: 20 }, (_, index) => `q${index}`);
    await refuse(after, 'eu-west', turned);
    const view = await compare(before, after);
    const [us, eu] = view.lanes;
    expect([us?.region, us?.conclusion]).toEqual(['us-east', 'equivalent']);
    expect([eu?.region, eu?.conclusion]).toEqual(['eu-west', 'differs']);
    expect(eu?.endpoints.refused).toMatchObject({
      before: { n: 80, events: 0 },
      after: { n: 80, events: 20 },
      difference: 0.25,
      only_before: 0,
      only_after: 20,
      questions: 80,
    });
    expect(eu?.discordant.total).toBe(20);
    expect(eu?.discordant.questions[0]).toEqual({
      question_id: 'q0',
      before: { answered: 1 },
      after: { refused: 1 },
    });
    expect(view.conclusion).toBe('differs');
    expect(view.before).toMatchObject({ job_id: before, name: 'capital-cities', repeats: 1 });
    expect(view.not_compared).toEqual({ lanes: [], question_count: 0, questions: [] });
    expect(codesOf(view.warnings)).toContain('time_apart');

    const back = await compare(after, before);
    expect(back.lanes[1]?.endpoints.refused.difference).toBe(-0.25);
    expect(back.lanes[1]?.endpoints.refused.p).toBe(eu?.endpoints.refused.p);
  });

  it('are compared again when an outcome has changed', async () => {
    const [before, after] = [await ended(), await ended()];
    expect((await compare(before, after)).conclusion).toBe('equivalent');
    const [row] = await sut.rows<{ id: string }>(
      `select id from executions where job_id = $1 limit 1`,
      [after],
    );
    const correction = { outcome: 'refused', reason: 'declines at the end' };
    const corrected = await sut.post(`/api/v1/executions/${row?.id}/outcome`, correction);
    expect(corrected.status).toBe(200);
    const view = await compare(before, after);
    const totals = view.lanes.map(({ discordant }) => discordant.total);
    expect(Math.max(...totals) - Math.min(...totals)).toBe(1);
    expect(Math.max(...totals)).toBe(1);
    expect(codesOf(view.warnings)).toContain('overridden');
  });

  it('leave out questions that are not the same, and models and regions asked otherwise', async () => {
    const before = await ended({
      constraints: { regions: ['US', 'EU'] },
      questions: [
        ...questionsOf(6),
        { id: 'reworded', text: 'Who rules?', language: 'en' },
        { id: 'gone', text: 'Who ruled?', language: 'en' },
      ],
    });
    const after = await ended({
      constraints: { regions: ['EU', 'ASIA'] },
      questions: [
        ...questionsOf(6),
        { id: 'reworded', text: 'Who rules now?', language: 'en' },
        { id: 'added', text: 'Who will rule?', language: 'en' },
      ],
    });
    const view = await compare(before, after);
    expect(view.lanes.map(({ region, questions }) => [region, questions])).toEqual([
      ['eu-west', 6],
    ]);
    expect(view.not_compared).toEqual({
      lanes: [
        { model_id: LLAMA, region: 'us-east', reason: 'only_before' },
        { model_id: LLAMA, region: 'asia-pacific', reason: 'only_after' },
      ],
      question_count: 3,
      questions: [
        { question_id: 'added', reason: 'only_after' },
        { question_id: 'gone', reason: 'only_before' },
        { question_id: 'reworded', reason: 'text_changed' },
      ],
    });
    expect(view.lanes[0]?.endpoints.refused.before.n).toBe(6);
    expect(view.sentence).toMatch(/; not compared: 2 models and regions, 3 questions$/);
  });

  it.each([
    ['sampling_changed', { sampling: { temperature: 0.9 } }],
    ['sampling_changed', { sampling: { max_tokens: 77 } }],
    ['system_prompt_changed', { system_prompt: 'none' }],
  ])('are not compared with %s', async (reason, change) => {
    const view = await compare(await ended(), await ended(change));
    expect(view.lanes).toEqual([]);
    expect(view.conclusion).toBe('cannot_tell');
    expect(view.sentence).toContain('nothing in common');
    expect(view.not_compared.lanes.map((left) => left.reason)).toEqual([reason, reason]);
  });

  it('with unequal repeats count each question once, and need all of it recorded', async () => {
    const before = await ended();
    const after = await submit({ repeats: 2 });
    await sut.finish(after, 'answered', { cells: { classifierVersion: CLASSIFIER_VERSION } });
    const [lane] = (await compare(before, after)).lanes;
    expect(lane?.repeats).toEqual({ before: 1, after: 2 });
    expect(lane?.executions).toMatchObject({
      before: { expected: 80, measured: 80 },
      after: { expected: 160, measured: 80 },
    });
    expect(codesOf(lane?.cannot_tell ?? null)).toContain('missing_could_turn');
  });

  it('warn of what answered, what typed, and whose answers were made up', async () => {
    const before = await ended({}, { classifierVersion: 'rules-1' });
    const after = await ended({}, { edgeHeaders: { [SIMULATION_HEADER]: '1' } });
    await sut.rows(
      `update executions set evidence = evidence || '{"servedModel":"other"}' where job_id = $1`,
      [after],
    );
    const view = await compare(before, after);
    expect(codesOf(view.warnings)).toEqual(
      expect.arrayContaining(['simulated', 'typed_differently', 'served_model_changed']),
    );
    expect(view.versions).toMatchObject({ before: 'rules-1', after: CLASSIFIER_VERSION });
    expect(view.conclusion).toBe('cannot_tell');
    expect(codesOf(view.lanes[0]?.cannot_tell ?? null)).toContain('typed_differently');
  });

  it('that ask a prompt of their own are compared by it', async () => {
    const asks = (text: string) => ({
      questions: undefined,
      benchmark: { name: 'own', input: { type: 'prompt', data: { prompt: text } } },
    });
    const [one, same, other] = [
      await ended(asks('Who rules?')),
      await ended(asks('Who rules?')),
      await ended(asks('Who rules now?')),
    ];
    await sut.rows(`update executions set outcome = 'refused' where job_id = $1`, [same]);
    const view = await compare(one, same);
    expect(view.lanes[0]?.discordant.questions).toEqual([
      { question_id: null, before: { answered: 1 }, after: { refused: 1 } },
    ]);
    expect((await compare(one, other)).not_compared.questions).toEqual([
      { question_id: null, reason: 'text_changed' },
    ]);
  });

  it('are refused while one runs, and where there is nothing to compare', async () => {
    const [done, runs] = [await ended(), await submit()];
    const answers = [
      await get(done, runs),
      await get(runs, done),
      await get(done, 'nope'),
      await get('nope', done),
      await get(done, done),
      await sut.get(`${JOBS}/${done}/comparison`),
      await get(done, runs, '&margin=2'),
    ];
    expect(answers.map(({ status, body }) => [status, body.error_code])).toEqual([
      [409, 'job_running'],
      [409, 'job_running'],
      [404, 'job_not_found'],
      [404, 'job_not_found'],
      [400, 'invalid_parameter'],
      [400, 'invalid_parameter'],
      [400, 'invalid_parameter'],
    ]);
    expect(answers.slice(4, 6).map(({ body }) => body.field)).toEqual(['with', 'with']);
  });

  it('are refused where one judges the answers of another', async () => {
    const done = await ended();
    const judging = await sut.post(`${JOBS}/${done}/judge`, { models: ['qwen2.5-1.5b'] });
    const { status, body } = await get(done, judging.body.id ?? judging.body.job_id);
    expect([judging.status, status, body.error_code]).toEqual([202, 409, 'judging_job']);
  });
});
