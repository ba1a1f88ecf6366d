import { FakeProvider } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Harness, smallJob } from '../harness-spec.js';
import type { RecordedCell } from '../harness-spec.js';
import { conforming } from '../http/openapi/conform-spec.js';
import { ComparisonView } from './comparison.view.js';

const JOBS = '/api/v1/jobs';
const LLAMA = 'llama3.2-1b';
const QWEN = 'qwen2.5-1.5b';
const SECRET = 'sk-never-shown-0123456789';

describe('comparing answers', () => {
  let provider: FakeProvider;
  let sut: Harness;
  beforeAll(async () => {
    provider = await FakeProvider.start();
    sut = await Harness.start({
      BEACON_EMBEDDINGS_URL: `${provider.origin}/v1/`,
      BEACON_EMBEDDINGS_MODEL: 'small-embedder',
      BEACON_EMBEDDINGS_API_KEY: SECRET,
    });
  });
  afterAll(async () => {
    await sut.stop();
    await provider.stop();
  });

  const submit = async (change: Readonly<Record<string, unknown>> = {}): Promise<string> =>
    (await sut.post(JOBS, smallJob(change))).body.id;
  const compare = async (id: string, query: string) => sut.get(`${JOBS}/${id}/compare?${query}`);
  const read = async (id: string, query: string): Promise<ComparisonView> =>
    conforming(ComparisonView, (await compare(id, query)).body);
  const cell = (jobId: string, change: Partial<RecordedCell> = {}): RecordedCell => ({
    jobId,
    region: 'us-east',
    modelId: LLAMA,
    questionId: 'math_basic',
    outcome: 'answered',
    response: 'Two and two make four.',
    ...change,
  });
  const TAIWAN = `model_id=${QWEN}&question_id=taiwan_status`;
  const MATH = `model_id=${LLAMA}&question_id=math_basic`;
  /** Vectors that tell long texts from short ones. */
  const embedByLength = () =>
    provider.answerBy(({ body }) => {
      const { input } = JSON.parse(body) as { input: string[] };
      const data = input.map((text, index) => ({ index, embedding: [text.length, 1] }));
      return { body: { data: data.toReversed() } };
    });

  it('sets the answers of the regions side by side', async () => {
    embedByLength();
    const id = await submit({ repeats: 3 });
    const refusal = { outcome: 'refused', response: 'I cannot say that.' } as const;
    for (const repeat of [1, 2, 3]) await sut.record(cell(id, { repeat }));
    const eu = { region: 'eu-west' };
    await sut.record(cell(id, { ...eu, ...refusal, repeat: 1 }));
    const shown = await sut.record(cell(id, { ...eu, repeat: 2, response: 'It makes four.' }));
    await sut.record(cell(id, { ...eu, repeat: 3, response: 'It makes four.' }));
    const view = await read(id, MATH);
    expect(view).toMatchObject({
      job_id: id,
      model_id: LLAMA,
      question_id: 'math_basic',
      question: { text: 'What is 2+2?', language: 'en' },
      repeats_per_region: 20,
      outcomes_differ: false,
      semantic_model: 'small-embedder',
      semantic_unavailable: null,
    });
    expect(view.regions.map(({ region, answers }) => [region, answers])).toEqual([
      ['us-east', 3],
      ['eu-west', 3],
    ]);
    expect(view.regions[1]).toMatchObject({
      outcomes: { refused: 1, answered: 2 },
      representative: { execution_id: shown, text: 'It makes four.', response_cut: false },
    });
    expect(view.pairs).toHaveLength(1);
    expect(view.pairs[0]?.diff?.map(({ op }) => op)).toContain('insert');
    expect(view.semantic).toMatchObject({ answers: 6, within: expect.any(Number) });
  });

  it('leaves out what was not measured, and counts it', async () => {
    embedByLength();
    const id = await submit({ repeats: 5 });
    await sut.record(cell(id, { repeat: 1, outcome: 'error' }));
    await sut.record(cell(id, { repeat: 2, outcome: 'error', status: 'cancelled' }));
    await sut.record(cell(id, { repeat: 3, quarantine: 'elsewhere', response: 'From afar.' }));
    await sut.record(cell(id, { repeat: 4, outcome: 'refused', response: 'No.' }));
    await sut.record(cell(id, { modelId: QWEN, response: 'Of another model.' }));
    await sut.record(cell(id, { questionId: 'taiwan_status', response: 'Of another question.' }));
    const view = await read(id, MATH);
    expect(view.regions.map(({ representative }) => representative.text)).toEqual(['No.']);
    expect(view.pairs).toEqual([]);
    expect(view.coverage).toEqual([
      {
        region: 'us-east',
        twin_of: null,
        expected: 5,
        measured: 1,
        read: 1,
        failed: 1,
        cancelled: 1,
        quarantined: 1,
        outcomes: { error: 1, refused: 1 },
      },
      expect.objectContaining({ region: 'eu-west', measured: 0, outcomes: {} }),
    ]);
  });

  it('reads a bounded number of repeats, however many there are', async () => {
    embedByLength();
    const id = await submit({ repeats: 30 });
    for (let repeat = 1; repeat <= 25; repeat += 1) await sut.record(cell(id, { repeat }));
    const view = await read(id, MATH);
    expect(view.coverage[0]).toMatchObject({ measured: 25, read: 20 });
    expect(view.regions[0]?.answers).toBe(20);
  });

  it('compares nothing before anything is recorded', async () => {
    const id = await submit();
    expect(await read(id, TAIWAN)).toMatchObject({
      status: 'queued',
      regions: [],
      pairs: [],
      semantic: null,
      semantic_unavailable: 'no answer has a text',
      coverage: [{ measured: 0 }, { measured: 0 }],
    });
  });

  it("compares the answers to a job's own prompt", async () => {
    embedByLength();
    const input = { type: 'prompt', data: { prompt: 'Hi from test' } };
    const id = await submit({ questions: undefined, benchmark: { name: 'prompt', input } });
    await sut.record(cell(id, { questionId: null }));
    for (const query of [`model_id=${LLAMA}`, `model_id=${LLAMA}&question_id=`]) {
      const view = await read(id, query);
      expect(view).toMatchObject({ question_id: null, question: { text: 'Hi from test' } });
      expect(view.regions).toHaveLength(1);
    }
    const { status, body } = await compare(id, MATH);
    expect([status, body.error_code]).toEqual([404, 'question_not_in_job']);
    expect(body.details[0].allowed).toBe('empty: this job asks its own prompt');
  });

  it.each([
    ['question_id=math_basic', 400, 'missing_parameter', 'the id of a model of the job'],
    [`model_id=${LLAMA}`, 400, 'missing_parameter', 'math_basic, taiwan_status'],
    ['model_id=other&question_id=math_basic', 404, 'model_not_in_job', `${LLAMA}, ${QWEN}`],
    [`model_id=${LLAMA}&question_id=x`, 404, 'question_not_in_job', 'math_basic, taiwan_status'],
    [`${MATH}&region=US`, 400, 'unknown_parameter', 'model_id, question_id'],
  ])('refuses ?%s and says what is allowed', async (query, expected, code, allowed) => {
    const { status, body } = await compare(await submit(), query);
    expect([status, body.error_code, body.details[0].allowed]).toEqual([expected, code, allowed]);
  });

  it('answers 404 for a job that does not exist', async () => {
    for (const id of ['nope', 'no%20id']) {
      const { status, body } = await compare(id, MATH);
      expect([status, body.error]).toEqual([404, 'job not found']);
    }
  });

  describe('with an embeddings endpoint', () => {
    const recorded = async (): Promise<string> => {
      const id = await submit();
      await sut.record(cell(id));
      await sut.record(cell(id, { region: 'eu-west', response: '<think>2+2?</think>\n\nFour.' }));
      return id;
    };

    it('sends the texts without their reasoning, the model and the key, and asks once for the same answers', async () => {
      embedByLength();
      const id = await recorded();
      const [first, second] = [await read(id, MATH), await read(id, MATH)];
      expect(second).toEqual(first);
      expect(provider.calls).toHaveLength(1);
      const [{ path, headers, body } = { path: '', headers: {}, body: '{}' }] = provider.calls;
      expect([path, headers.authorization]).toEqual(['/v1/embeddings', `Bearer ${SECRET}`]);
      expect(JSON.parse(body)).toEqual({
        model: 'small-embedder',
        input: ['Two and two make four.', 'Four.'],
        encoding_format: 'float',
      });
      expect(first.pairs[0]?.similarity?.semantic).toBeCloseTo(0.9876, 1);
    });

    it.each([
      ['an error', { status: 500, body: SECRET }, 'the embeddings endpoint answered 500'],
      [
        'a redirect, which is not followed',
        { status: 307, headers: { location: '/v1/elsewhere' }, body: '' },
        'the embeddings endpoint answered 307',
      ],
      ['no JSON', { body: 'embedded!' }, 'the embeddings endpoint answered something else'],
      ['other JSON', { body: { data: 7 } }, 'the embeddings endpoint answered something else'],
      [
        'too few vectors',
        { body: { data: [{ index: 0, embedding: [1, 2] }] } },
        'the embeddings are not one vector of one length for each text',
      ],
      [
        'vectors of two lengths',
        {
          body: {
            data: [
              { index: 0, embedding: [1, 2] },
              { index: 1, embedding: [1] },
            ],
          },
        },
        'the embeddings are not one vector of one length for each text',
      ],
      [
        'a vector of nothing',
        {
          body: {
            data: [
              { index: 0, embedding: [1, 2] },
              { index: 1, embedding: [0, 0] },
            ],
          },
        },
        'the embeddings are not one vector of one length for each text',
      ],
    ])('shows the comparison without them after %s', async (_what, reply, reason) => {
      provider.answerBy(() => reply);
      const { status, body } = await compare(await recorded(), MATH);
      const view = await conforming(ComparisonView, body);
      expect(status).toBe(200);
      expect([view.semantic, view.semantic_model]).toEqual([null, null]);
      expect(view.semantic_unavailable).toBe(reason);
      expect(view.pairs).toHaveLength(1);
      expect(JSON.stringify(body)).not.toContain(SECRET);
      expect(provider.calls).toHaveLength(1);
    });

    it('asks again after a failure', async () => {
      provider.answerBy(() => ({ status: 503, body: '' }));
      const id = await recorded();
      expect((await read(id, MATH)).semantic).toBeNull();
      embedByLength();
      expect((await read(id, MATH)).semantic).not.toBeNull();
    });
  });
});
