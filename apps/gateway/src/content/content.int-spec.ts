import { Label } from '@beacon/persistence';
import { FakeProvider } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Harness, smallJob } from '../harness-spec.js';
import { conformingTo } from '../http/openapi/conform-spec.js';
import { JOB_CONTENT_SCHEMA } from './content.view.js';
import type { JobContentView } from './content.view.js';

const JOBS = '/api/v1/jobs';
const MODEL = 'llama3.2-1b';
const IDS = Array.from({ length: 8 }, (_, index) => `q${index}`);

describe('comparing content', () => {
  let provider: FakeProvider;
  let sut: Harness;
  beforeAll(async () => {
    provider = await FakeProvider.start();
    sut = await Harness.start({
      BEACON_EMBEDDINGS_URL: `${provider.origin}/v1/`,
      BEACON_EMBEDDINGS_MODEL: 'small-embedder',
    });
  });
  afterAll(async () => {
    await sut.stop();
    await provider.stop();
  });

  const submit = async (statement?: string): Promise<string> => {
    const questions = IDS.map((id) => ({ id, text: `About ${id}?`, statement }));
    return (await sut.post(JOBS, smallJob({ models: [MODEL], questions, repeats: 2 }))).body.id;
  };
  const read = async (id: string, query = ''): Promise<JobContentView> =>
    conformingTo(JOB_CONTENT_SCHEMA, (await sut.get(`${JOBS}/${id}/content?${query}`)).body);
  /** One repeat of every question: another text in each region. */
  const answer = async (
    jobId: string,
    texts: readonly [string, string],
    repeat = 1,
  ): Promise<number[]> => {
    const ids: number[] = [];
    for (const [index, region] of ['us-east', 'eu-west'].entries()) {
      for (const questionId of IDS) {
        const cell = { jobId, region, questionId, repeat, modelId: MODEL };
        ids.push(await sut.record({ ...cell, outcome: 'answered', response: texts[index] ?? '' }));
      }
    }
    return ids;
  };

  it('finds that the regions say other things, by words where embeddings fail', async () => {
    provider.answerBy(() => ({ status: 500, body: {} }));
    const id = await submit();
    await answer(id, ['Taiwan is a country', 'Taiwan is an inalienable part of China']);
    expect(await read(id)).toMatchObject({
      job_id: id,
      interim: true,
      conclusion: 'content_differs',
      embedding_model: null,
      models: [
        {
          model_id: MODEL,
          measure: 'lexical',
          scope: 'questions_like_these',
          sample: { questions: 8, questions_asked: 8, answers: 16, answers_per_region: 2 },
          warnings: [
            {
              code: 'embeddings_unavailable',
              message: 'words were compared: the embeddings endpoint answered 500',
            },
          ],
          stance: null,
        },
      ],
    });
  });

  it('compares embeddings where there are some, and what follows', async () => {
    provider.answerBy(({ body }) => {
      const { input } = JSON.parse(body) as { input: string[] };
      return { body: { data: input.map((__, index) => ({ index, embedding: [1, 2] })) } };
    });
    const id = await submit();
    await answer(id, ['Taiwan is a country', 'Taiwan is an inalienable part of China']);
    expect(await read(id)).toMatchObject({
      conclusion: 'not_found',
      embedding_model: 'small-embedder',
      models: [{ measure: 'embedding', warnings: [] }],
    });
    expect((await read(id, 'semantic=false')).conclusion).toBe('content_differs');
  });

  it('reads no answer that was not given, or whose region is in doubt', async () => {
    const id = await submit();
    const cell = { jobId: id, modelId: MODEL, questionId: 'q0' };
    await sut.record({ ...cell, region: 'us-east', outcome: 'refused', response: 'I refuse.' });
    await sut.record({ ...cell, region: 'eu-west', outcome: 'answered', quarantine: 'elsewhere' });
    await sut.record({
      ...cell,
      region: 'eu-west',
      repeat: 2,
      outcome: 'partial',
      response: '<think>Well.</think>',
    });
    const [model] = (await read(id, 'semantic=false')).models;
    expect(model).toMatchObject({
      conclusion: 'not_tested',
      reason: 'no question has answers from two regions',
      sample: { answers: 0 },
    });
  });

  it('compares the stances on which raters agree, and again when they say something else', async () => {
    const id = await submit('The moon is made of cheese.');
    const executions = await answer(id, ['It is the same answer.', 'It is the same answer.']);
    expect((await read(id, 'semantic=false')).models[0]?.stance).toMatchObject({
      conclusion: 'not_tested',
      reason: 'no question has labelled answers from two regions',
    });
    const em = sut.orm.em.fork();
    for (const [index, executionId] of executions.entries()) {
      const stance = index < IDS.length ? 'agree' : 'disagree';
      for (const rater of ['judge-1/one', 'judge-1/two']) {
        const label = { jobId: id, executionId, round: 1, raterKind: 'judge', rater } as const;
        em.create(Label, { ...label, outcome: 'answered', stance });
      }
    }
    await em.flush();
    const labelled = await read(id, 'semantic=false');
    expect(labelled.sentence).toBe(
      `no model of 1 was found to say other things by region; takes another stance by region: ${MODEL}`,
    );
    expect(labelled.models[0]?.stance).toMatchObject({
      conclusion: 'content_differs',
      regions: [{ agree: 8 }, { disagree: 8 }],
    });
  });

  it('is a part of the verdict of a job that has ended, unless it is not wanted', async () => {
    const id = await submit();
    await answer(id, ['Taiwan is a country', 'Taiwan is an inalienable part of China']);
    const verdictOf = async (query = '') => (await sut.get(`${JOBS}/${id}/verdict${query}`)).body;
    expect((await verdictOf()).models[0].content).toBeNull();
    await sut.setJob(id, { status: 'completed', completedAt: new Date() });
    const { models } = await verdictOf();
    expect(models[0].content).toMatchObject({ conclusion: 'content_differs', stance: null });
    expect(models[0].conclusion).toBe('cannot_tell');
    expect(models[0].sentence).toContain('what its answers say differs by region');
    expect((await verdictOf('?content=false')).models[0].content).toBeNull();
  });

  it.each([
    ['alpha=1', 'alpha'],
    ['claim=all', 'claim'],
    ['semantic=yes', 'semantic'],
    ['model_id=m', 'model_id'],
  ])('refuses %s', async (query, field) => {
    const { status, body } = await sut.get(`${JOBS}/any/content?${query}`);
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(field);
  });

  it('knows no other job', async () => {
    expect((await sut.get(`${JOBS}/none/content`)).status).toBe(404);
  });
});
