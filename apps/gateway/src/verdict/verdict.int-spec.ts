import { CLASSIFIER_VERSION } from '@beacon/classification';
import type { Outcome } from '@beacon/domain';
import { changeOutcomes, findCorrectable, lockJob } from '@beacon/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Harness, smallJob } from '../harness-spec.js';
import type { RecordedCell } from '../harness-spec.js';
import { storedEvents, untilStored } from '../live/stored-events-spec.js';
import { conformingTo } from '../http/openapi/conform-spec.js';
import { JOB_VERDICT_SCHEMA } from './verdict.view.js';
import type { JobVerdictView } from './verdict.view.js';

const JOBS = '/api/v1/jobs';
const LLAMA = 'llama3.2-1b';
const QWEN = 'qwen2.5-1.5b';
const QUESTIONS = Array.from({ length: 12 }, (_, n) => ({ id: `q${n}`, text: `Question ${n}?` }));

async function verdictOf(sut: Harness, id: string, query = ''): Promise<JobVerdictView> {
  return conformingTo(JOB_VERDICT_SCHEMA, (await sut.get(`${JOBS}/${id}/verdict${query}`)).body);
}

async function submit(
  sut: Harness,
  change: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const { body } = await sut.post(JOBS, smallJob({ questions: QUESTIONS, ...change }));
  return body.id;
}

describe('the verdict of a job', () => {
  let sut: Harness;
  beforeAll(async () => {
    sut = await Harness.start();
  });
  afterAll(async () => sut.stop());

  /** Records the outcomes of a model in a region, question by question. */
  const put = async (
    jobId: string,
    [modelId, region]: readonly [string, string],
    outcomes: readonly Outcome[],
    change: Partial<RecordedCell> = {},
  ): Promise<number[]> => {
    const ids = [];
    for (const [index, outcome] of outcomes.entries()) {
      const cell = { jobId, region, modelId, questionId: `q${index}`, outcome };
      ids.push(await sut.record({ ...cell, ...change }));
    }
    return ids;
  };
  const many = (count: number, outcome: Outcome): Outcome[] =>
    Array.from({ length: count }, () => outcome);
  /** A person says that an execution is answered. */
  const correct = async (id: string, executionId: number): Promise<void> =>
    sut.orm.em.fork().transactional(async (em) => {
      await lockJob(em, id);
      const from = await findCorrectable(em, executionId);
      if (from === null) throw new Error('the execution is gone');
      const to = { outcome: 'answered', source: 'human', rule: null, evidence: null } as const;
      const correction = { executionId, round: 1, from, to: { ...to, version: 'human' } };
      const cause = { kind: 'override', author: 'ann', reason: 'it does answer' } as const;
      await changeOutcomes(em, id, [correction], cause);
    });
  const end = async (id: string): Promise<void> => sut.setJob(id, { status: 'completed' });

  it('cannot tell before anything is recorded, and says that the job still runs', async () => {
    const view = await verdictOf(sut, await submit(sut));
    expect(view).toMatchObject({
      status: 'queued',
      conclusion: 'cannot_tell',
      interim: true,
      regions: ['us-east', 'eu-west'],
      endpoint: 'refused',
      claim: 'questions_like_these',
      alpha: 0.05,
      margin: 0.05,
    });
    expect(view.models.map(({ model_id: id, conclusion }) => [id, conclusion])).toEqual([
      [LLAMA, 'cannot_tell'],
      [QWEN, 'cannot_tell'],
    ]);
    expect(view.models[0]?.regions[0]).toMatchObject({ n: 0, rate: null, pending: 12 });
  });

  it('finds what differs in the model in which it does, and in no other', async () => {
    const id = await submit(sut);
    for (const region of ['us-east', 'eu-west']) {
      await put(id, [LLAMA, region], [...many(3, 'refused'), ...many(9, 'answered')]);
    }
    await put(id, [QWEN, 'us-east'], many(12, 'answered'));
    await put(id, [QWEN, 'eu-west'], [...many(10, 'refused'), ...many(2, 'answered')]);
    await end(id);
    const { conclusion, interim, models } = await verdictOf(sut, id);
    expect([conclusion, interim]).toEqual(['differs', false]);
    expect(models.map((model) => model.conclusion)).toEqual(['cannot_tell', 'differs']);
    const [pair] = models[1]?.pairs ?? [];
    expect(pair).toMatchObject({ a: 'us-east', b: 'eu-west', only_a: 0, only_b: 10 });
    expect(pair?.p).toBeCloseTo(2 / 2 ** 10, 12);
    expect(pair?.difference).toBeCloseTo(-10 / 12, 12);
    expect(models[1]?.regions).toMatchObject([
      { region: 'us-east', n: 12, refused: 0, rate: 0 },
      { region: 'eu-west', n: 12, refused: 10, rate: 10 / 12 },
    ]);
  });

  it('stays interim after a cancellation until every cell is recorded, and then says how early it was', async () => {
    const id = await submit(sut, { models: [QWEN] });
    await put(id, [QWEN, 'us-east'], many(9, 'refused'));
    await put(id, [QWEN, 'eu-west'], many(9, 'answered'));
    await sut.setJob(id, { status: 'cancelled' });
    expect((await verdictOf(sut, id)).interim).toBe(true);
    for (const region of ['us-east', 'eu-west']) {
      for (const questionId of ['q9', 'q10', 'q11']) {
        const lane = { jobId: id, region, modelId: QWEN, questionId };
        await sut.record({ ...lane, outcome: 'error', status: 'cancelled' });
      }
    }
    const { interim, models } = await verdictOf(sut, id);
    expect([interim, models[0]?.conclusion]).toEqual([false, 'differs']);
    expect(models[0]?.sentence).toContain('the job was stopped early, after 9 of 12 questions');
  });

  it('is told once for each state of the outcomes of a job that has ended, as the headline only', async () => {
    const id = await submit(sut, { models: [QWEN] });
    const [first = 0] = await put(id, [QWEN, 'us-east'], many(12, 'refused'));
    await put(id, [QWEN, 'eu-west'], many(12, 'answered'));
    await verdictOf(sut, id);
    await end(id);
    await verdictOf(sut, id, '?alpha=0.01');
    expect(await storedEvents(sut, 'verdict.reached', id)).toEqual([]);
    const view = await verdictOf(sut, id);
    const [told] = await untilStored(sut, 'verdict.reached', id, 1);
    expect(told?.data).toMatchObject({
      job_id: id,
      status: 'completed',
      conclusion: 'differs',
      sentence: view.sentence,
      models: [{ model_id: QWEN, conclusion: 'differs' }],
    });

    const other = await sut.another();
    await fetch(`${other.url}${JOBS}/${id}/verdict`);
    await other.stop();
    await verdictOf(sut, id);
    await correct(id, first);
    await verdictOf(sut, id);
    const events = await untilStored(sut, 'verdict.reached', id, 2);
    expect(events).toHaveLength(2);
    expect(new Set(events.map((event) => event.id)).size).toBe(2);
  });

  it('counts errors and cancelled cells as missing and leaves quarantined ones out', async () => {
    const id = await submit(sut, { models: [QWEN] });
    await put(id, [QWEN, 'us-east'], ['answered', 'error', 'refused']);
    await put(id, [QWEN, 'eu-west'], many(3, 'refused'), { quarantine: 'elsewhere' });
    const lane = { jobId: id, region: 'us-east', modelId: QWEN };
    await sut.record({ ...lane, questionId: 'q3', outcome: 'error', status: 'cancelled' });
    const [model] = (await verdictOf(sut, id)).models;
    expect(model?.regions).toMatchObject([
      { n: 2, refused: 1, missing: 2, quarantined: 0, pending: 8 },
      { n: 0, refused: 0, missing: 0, quarantined: 3, pending: 9, rate: null },
    ]);
  });

  it('counts what the cost limit kept a job from asking as missing, and says that it is not at random', async () => {
    const id = await submit(sut, { models: [QWEN] });
    await put(id, [QWEN, 'us-east'], ['answered', 'error', 'error']);
    await sut.rows(
      `update executions set error_code = 'max_cost' where job_id = $1 and status = 'failed'`,
      [id],
    );
    const [model] = (await verdictOf(sut, id)).models;
    expect(model?.missingness.regions[0]).toMatchObject({ missing: 2, not_asked: 2 });
    expect(model?.warnings.map(({ code }) => code)).toContain('not_asked');
  });

  it('says how far apart the regions asked, and warns where one asked entirely before the other', async () => {
    const id = await submit(sut, { models: [QWEN] });
    const lanes = [
      ['us-east', 0],
      ['eu-west', 600],
    ] as const;
    for (const [region, late] of lanes) {
      for (const [index, question] of QUESTIONS.entries()) {
        const startedAt = new Date(Date.UTC(2026, 10, 20, 10) + 1_000 * (late + index));
        const outcome = region === 'us-east' ? 'answered' : 'refused';
        const cell = { jobId: id, region, modelId: QWEN, questionId: question.id, outcome };
        await sut.record({ ...cell, outcome, startedAt });
      }
    }
    await end(id);
    const [model] = (await verdictOf(sut, id)).models;
    expect(model?.conclusion).toBe('differs');
    expect(model?.time).toMatchObject({
      max_skew_s: 60,
      skew: { cells: 12, median_s: 600, p95_s: 600, max_s: 600 },
    });
    expect(model?.time?.regions.map(({ region, mean_s }) => [region, mean_s]).toSorted()).toEqual([
      ['eu-west', 605.5],
      ['us-east', 5.5],
    ]);
    const warning = model?.warnings.find(({ code }) => code === 'time_could_explain');
    expect(warning?.text).toContain(
      'us-east was asked entirely before eu-west, on average 10 minutes',
    );
  });

  it('warns of answers that a simulator made up, unless they are in no rate', async () => {
    const edgeHeaders = { 'x-beacon-simulation': 'true' };
    const id = await submit(sut);
    const codes = async () => (await verdictOf(sut, id)).warnings.map(({ code }) => code);
    await put(id, [LLAMA, 'us-east'], ['answered']);
    await put(id, [QWEN, 'us-east'], ['error'], { edgeHeaders });
    await put(id, [QWEN, 'eu-west'], ['answered'], { edgeHeaders, quarantine: 'elsewhere' });
    expect(await codes()).not.toContain('simulated');
    await put(id, [QWEN, 'us-east'], ['answered', 'refused'], { edgeHeaders, repeat: 2 });
    expect(await codes()).toContain('simulated');
    expect((await verdictOf(sut, id)).warnings[0]?.text).toContain(`answers of ${QWEN}`);
  });

  it('names every version that typed what counts, in natural order, and counts overrides apart', async () => {
    const id = await submit(sut);
    const lane = [QWEN, 'us-east'] as const;
    await put(id, lane, ['answered'], { classifierVersion: 'rules-10+model-2' });
    await put(id, lane, ['answered'], { classifierVersion: 'rules-9+model-2', repeat: 2 });
    await put(id, lane, ['refused'], { classifierVersion: 'rules-9+model-2', repeat: 3 });
    const failed = { outcomeSource: 'planner', classifierVersion: 'none', repeat: 4 };
    await put(id, lane, ['error'], failed);
    const doubtful = { classifierVersion: 'rules-1', quarantine: 'elsewhere', repeat: 5 };
    await put(id, lane, ['answered'], doubtful);
    const plain = await verdictOf(sut, id);
    expect(plain.versions).toEqual({
      verdict: expect.any(String),
      classifier: 'rules-9+model-2, rules-10+model-2',
    });
    expect(plain.warnings.map(({ code }) => code)).not.toContain('overridden');
    const human = { outcomeSource: 'human', classifierVersion: 'human', repeat: 6 };
    await put(id, lane, ['answered', 'refused'], human);
    const judge = { outcomeSource: 'judge', classifierVersion: 'judge-1 gpt', repeat: 7 };
    await put(id, lane, ['partial'], judge);
    const { versions, warnings } = await verdictOf(sut, id);
    expect(versions).toEqual({ ...plain.versions, judge: 'judge-1 gpt' });
    expect(warnings.find(({ code }) => code === 'overridden')?.text).toMatch(/^2 executions /);
  });

  it('counts flips and repeats', async () => {
    const id = await submit(sut, { models: [QWEN], repeats: 2 });
    await put(id, [QWEN, 'us-east'], ['answered', 'refused'], { repeat: 1 });
    await put(id, [QWEN, 'us-east'], ['answered', 'answered'], { repeat: 2 });
    const view = await verdictOf(sut, id);
    expect(view.repeats).toBe(2);
    expect(view.models[0]?.regions[0]).toMatchObject({ n: 4, refused: 1, flip_rate: 0.5 });
  });

  it('reads the kinds of questions from the bank, and those of own questions from the job', async () => {
    const id = await submit(sut, {
      models: [QWEN],
      questions: [
        'math_basic',
        'taiwan_status',
        'taiwan_climate',
        { id: 'own', text: 'Why?' },
        { id: 'calm', text: 'Where?', kind: 'neutral' },
      ],
    });
    await sut.finish(id, 'answered');
    const [model] = (await verdictOf(sut, id)).models;
    expect(model?.controls.questions).toEqual({ sensitive: 1, neutral: 2, control: 1, unknown: 1 });
  });

  it('names the endpoint in which a model differs, whichever one leads', async () => {
    const id = await submit(sut, { models: [QWEN] });
    await put(id, [QWEN, 'us-east'], many(12, 'answered'));
    await put(id, [QWEN, 'eu-west'], many(12, 'evasive'));
    await end(id);
    const plain = await verdictOf(sut, id);
    expect(plain.models[0]?.sentence).toMatch(
      /^qwen2.5-1.5b withholds 100 points more often from eu-west than from us-east/,
    );
    expect(plain.models[0]?.endpoints).toMatchObject({
      refused: { conclusion: 'cannot_tell' },
      withheld: { conclusion: 'differs' },
    });
    const query = '?endpoint=withheld&alpha=.01&margin=0.1&claim=these_questions';
    expect(await verdictOf(sut, id, query)).toMatchObject({
      conclusion: 'differs',
      endpoint: 'withheld',
      alpha: 0.01,
      margin: 0.1,
      claim: 'these_questions',
    });
  });

  it('corrects rates and differences where it is known what the classifier misses', async () => {
    const asked = QUESTIONS.map(({ id, text }) => ({ id, text, language: 'en-GB' }));
    const id = await submit(sut, { models: [QWEN], questions: asked });
    const typed = { classifierVersion: CLASSIFIER_VERSION };
    await put(id, [QWEN, 'us-east'], many(12, 'refused'), typed);
    await put(id, [QWEN, 'eu-west'], many(12, 'answered'), typed);
    await end(id);
    const { detector, models } = await verdictOf(sut, id);
    expect(detector).toMatchObject([
      { endpoint: 'refused', language: 'en', source: 'calibration' },
      { endpoint: 'withheld', language: 'en', source: 'calibration' },
    ]);
    const [us] = models[0]?.regions ?? [];
    expect(us?.corrected).toMatchObject({ method: 'rogan_gladen', rate: 1 });
    expect(models[0]?.pairs[0]?.corrected).toMatchObject({ method: 'rogan_gladen', difference: 1 });
  });

  it('corrects nothing where another version of the classifier typed, and says so', async () => {
    const id = await submit(sut, { models: [QWEN] });
    await put(id, [QWEN, 'us-east'], many(12, 'answered'), { classifierVersion: 'rules-1' });
    await end(id);
    const { detector, warnings } = await verdictOf(sut, id);
    expect(detector.map(({ source }) => source)).toEqual(['unknown', 'unknown']);
    expect(warnings.map(({ code }) => code)).toContain('typed_by_other_version');
  });

  it('is reached again when more is recorded, when the job ends, and when an outcome is corrected', async () => {
    const id = await submit(sut, { models: [QWEN] });
    const withheld = async () => {
      const { interim, models } = await verdictOf(sut, id);
      const { n, withheld: events } = models[0]?.regions[0] ?? {};
      return [interim, n, events?.events];
    };
    expect(await withheld()).toEqual([true, 0, 0]);
    const [first = 0] = await put(id, [QWEN, 'us-east'], ['evasive', 'answered']);
    expect(await withheld()).toEqual([true, 2, 1]);
    await end(id);
    expect(await withheld()).toEqual([false, 2, 1]);
    await correct(id, first);
    // No counter has moved: both outcomes are completed.
    expect(await withheld()).toEqual([false, 2, 0]);
  });

  it.each(['nope', 'no%20id', 'a'.repeat(200)])('answers 404 for the job %s', async (id) => {
    const { status, body } = await sut.get(`${JOBS}/${id}/verdict`);
    expect([status, body.error]).toEqual([404, 'job not found']);
  });

  it.each([
    'endpoint=answered',
    'alpha=0',
    'alpha=0.5',
    'alpha=five',
    'alpha=1e-3',
    'margin=1',
    'margin=-0.1',
    'claim=all',
    'level=0.9',
  ])('refuses the parameter %s', async (query) => {
    const { status, body } = await sut.get(`${JOBS}/${await submit(sut)}/verdict?${query}`);
    expect([status, body.field]).toEqual([400, query.split('=')[0]]);
  });
});
