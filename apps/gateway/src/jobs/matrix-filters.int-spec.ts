import type { Outcome } from '@beacon/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Harness, smallJob } from '../harness-spec.js';
import { conforming } from '../http/openapi/conform-spec.js';
import { MatrixView } from './matrix.view.js';

const LLAMA = 'llama3.2-1b';
const QWEN = 'qwen2.5-1.5b';

const QUESTIONS = [
  { id: 'alike', text: 'How warm is it?', category: 'weather' },
  { id: 'one_model', text: 'Who decides, and WHO is asked?', category: 'power, and law' },
  { id: 'both_models', text: 'Wer hat ÄRGER?', category: 'power, and law' },
  { id: 'only_errors', text: 'What is 100% of_it?' },
  { id: 'untouched', text: 'Why?', category: 'weather' },
];

/** Outcomes of llama from us-east and eu-west, then those of qwen; several are repeats. */
const CELLS: Readonly<Record<string, readonly string[]>> = {
  alike: ['answered', 'answered', 'refused', 'refused'],
  one_model: ['answered', 'answered', 'answered', 'refused refused answered'],
  both_models: ['answered', 'evasive', 'refused', 'answered'],
  only_errors: ['answered', 'error', 'error', 'refused'],
};

const LANES = [
  { modelId: LLAMA, region: 'us-east' },
  { modelId: LLAMA, region: 'eu-west' },
  { modelId: QWEN, region: 'us-east' },
  { modelId: QWEN, region: 'eu-west' },
];

describe("filters and orders of a job's matrix", () => {
  let sut: Harness;
  let path: string;
  beforeAll(async () => {
    sut = await Harness.start();
    const change = { id: 'matrix', repeats: 3, questions: QUESTIONS };
    const jobId: string = (await sut.post('/api/v1/jobs', smallJob(change))).body.id;
    path = `/api/v1/jobs/${jobId}/matrix`;
    for (const [questionId, cells] of Object.entries(CELLS)) {
      for (const [lane, outcomes] of cells.entries()) {
        const place = { jobId, questionId, ...(LANES[lane] ?? { modelId: '', region: '' }) };
        for (const [n, outcome] of outcomes.split(' ').entries())
          await sut.record({ ...place, repeat: n + 1, outcome: outcome as Outcome });
      }
    }
    const left = { jobId, modelId: QWEN, region: 'us-east', questionId: 'only_errors' };
    // What is quarantined or cancelled came to no outcome, and yet has a status.
    await sut.record({ ...left, repeat: 2, outcome: 'answered', quarantine: 'elsewhere' });
    const cancelled = { outcome: 'error', status: 'cancelled' } as const;
    await sut.record({ ...left, questionId: 'untouched', ...cancelled });
  });
  afterAll(async () => sut.stop());

  const read = async (query: string): Promise<MatrixView> =>
    await conforming(MatrixView, (await sut.get(`${path}?${query}`)).body);
  const found = async (query: string): Promise<(string | null)[]> =>
    (await read(query)).questions.map(({ question_id: id }) => id);

  const ALL = ['alike', 'one_model', 'both_models', 'only_errors', 'untouched'];

  it.each([
    ['', ALL],
    ['differs=true', ['one_model', 'both_models']],
    ['differs=false', ['alike', 'only_errors', 'untouched']],
    [`differs=true&model_id=${LLAMA}`, ['both_models']],
    [`differs=true&region=US`, ['one_model', 'both_models']],
    [`differs=true&region=us-east,eu-west`, ['one_model', 'both_models']],
    ['differs=true&region=asia-pacific', []],
    ['outcome=refused', ['alike', 'one_model', 'both_models', 'only_errors']],
    ['outcome=evasive,error', ['both_models', 'only_errors']],
    ['outcome=evasive&outcome=error', ['both_models', 'only_errors']],
    [`outcome=refused&model_id=${LLAMA}`, []],
    [`outcome=refused&model_id=${QWEN}&region=eu-west`, ['alike', 'one_model', 'only_errors']],
    ['outcome=refused&region=us-east', ['alike', 'both_models']],
    ['status=mixed', ['one_model', 'only_errors']],
    ['status=pending', ['untouched']],
    [`status=pending&model_id=${QWEN}&region=us-east`, []],
    ['status=cancelled', ['untouched']],
    // Of one cell, not one of the question's cells each.
    ['status=mixed&outcome=refused', ['one_model']],
    ['status=failed&outcome=refused', []],
    ['category=weather', ['alike', 'untouched']],
    ['category=power, and law', ['one_model', 'both_models']],
    ['category=', ['only_errors']],
    ['category=weather&category=', ['alike', 'only_errors', 'untouched']],
    ['q=who', ['one_model']],
    ['q=ärger', ['both_models']],
    ['q=100%25 of_', ['only_errors']],
    ['q=_m', ['one_model', 'both_models']],
    ['q=LAW', ['one_model', 'both_models']],
    ['q=nothing of the kind', []],
    ['q=law&differs=true&outcome=evasive', ['both_models']],
    ['sort=differing', ['both_models', 'one_model', 'alike', 'only_errors', 'untouched']],
    ['sort=refusal_rate', ['alike', 'only_errors', 'one_model', 'both_models', 'untouched']],
    [
      `sort=refusal_rate&model_id=${QWEN}&region=us-east`,
      ['alike', 'both_models', 'one_model', 'only_errors', 'untouched'],
    ],
    ['sort=category', ['one_model', 'both_models', 'alike', 'untouched', 'only_errors']],
    ['sort=differing&limit=2&offset=1', ['one_model', 'alike']],
  ])('finds by %p the questions %p', async (query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  it('pages what a filter leaves, and tells how much that is', async () => {
    const first = await read('outcome=refused&limit=3');
    expect(first).toMatchObject({ total: 4, total_questions: 5, offset: 0, next_offset: 3 });
    const rest = await read('outcome=refused&limit=3&offset=3');
    expect(rest.questions.map(({ question_id: id }) => id)).toEqual(['only_errors']);
    expect(rest).toMatchObject({ total: 4, next_offset: null });
    expect(await read('')).toMatchObject({ total: 5, next_offset: null });
    expect(await read('q=none')).toMatchObject({ total: 0, questions: [], next_offset: null });
  });

  it('keeps the summary of the whole job, whatever the filter', async () => {
    const { summary } = await read('');
    const filtered = await read('q=law');
    expect(filtered.summary.by_model_region).toEqual(summary.by_model_region);
    expect(filtered.summary.differing).toEqual(summary.differing);
    expect((await read('differs=true')).summary.differing).toEqual(summary.differing);
  });

  it('differs as the summary of the whole job says', async () => {
    const { summary } = await read('');
    const ids = new Set(summary.differing.map(({ question_id: id }) => id));
    expect(await found('differs=true')).toEqual([...ids]);
  });

  const facetsOf = async (query: string) => {
    const { facets } = await read(`include=facets&${query}`);
    const { outcomes = [], statuses = [], models = [], categories = [] } = facets ?? {};
    return {
      differing: facets?.differing,
      outcomes: Object.fromEntries(
        outcomes.map(({ outcome, questions }) => [outcome, questions] as const),
      ),
      statuses: Object.fromEntries(
        statuses.map(({ status, questions }) => [status, questions] as const),
      ),
      models: models.map(({ differing }) => differing),
      categories,
    };
  };

  it.each(['', 'q=law', 'differs=true', `model_id=${QWEN}`, 'outcome=refused&category=weather'])(
    'counts what each value of a filter would leave: %p',
    async (query) => {
      const facets = await facetsOf(query);
      const without = (name: string) =>
        query
          .split('&')
          .filter((one) => !one.startsWith(`${name}=`))
          .join('&');
      const total = async (name: string, value: string) =>
        (await read(`${without(name)}&${name}=${value}`)).total;
      expect(facets.differing).toBe(await total('differs', 'true'));
      for (const outcome of ['answered', 'evasive', 'refused', 'error', 'empty'])
        expect([outcome, facets.outcomes[outcome]]).toEqual([
          outcome,
          await total('outcome', outcome),
        ]);
      for (const status of ['pending', 'mixed', 'completed', 'cancelled'])
        expect([status, facets.statuses[status]]).toEqual([status, await total('status', status)]);
      for (const { category, questions } of facets.categories)
        expect(questions).toBe(await total('category', encodeURIComponent(category ?? '')));
      const ofModels = [LLAMA, QWEN].map(async (model) => {
        const rest = without('model_id')
          .split('&')
          .filter((one) => !one.startsWith('differs='));
        return (await read(`${rest.join('&')}&differs=true&model_id=${model}`)).total;
      });
      expect(facets.models).toEqual(await Promise.all(ofModels));
    },
  );

  it('has facets only when asked to', async () => {
    expect((await read('')).facets).toBeUndefined();
  });

  it.each([
    ['differs=yes', 'differs', 'invalid_parameter'],
    ['differs=true&differs=false', 'differs', 'duplicate_parameter'],
    ['outcome=fine', 'outcome', 'invalid_parameter'],
    ['outcome=refused,', 'outcome', 'invalid_parameter'],
    ['outcome=refused&outcome=x', 'outcome', 'invalid_parameter'],
    ['status=done', 'status', 'invalid_parameter'],
    ['model_id=a%00b', 'model_id', 'invalid_parameter'],
    ['region=', 'region', 'invalid_parameter'],
    ['region=mars', 'region', 'unknown_region'],
    ['category=a%00', 'category', 'invalid_parameter'],
    ['q=', 'q', 'invalid_parameter'],
    ['q=a%00b', 'q', 'invalid_parameter'],
    [`q=${'x'.repeat(201)}`, 'q', 'invalid_parameter'],
    ['q=a&q=b', 'q', 'duplicate_parameter'],
    ['sort=random', 'sort', 'invalid_parameter'],
    ['include=all', 'include', 'invalid_parameter'],
    ['outcome=refused&'.repeat(101), 'outcome', 'invalid_parameter'],
  ])('refuses %s and names the parameter', async (query, field, code) => {
    const { status, body } = await sut.get(`${path}?${query}`);
    expect([status, body.field, body.error_code]).toEqual([400, field, code]);
  });

  it('is 404 for a model that the job does not ask, and says which it does', async () => {
    const { status, body } = await sut.get(`${path}?model_id=${QWEN},gpt`);
    expect([status, body.error_code, body.details[0].allowed]).toEqual([
      404,
      'model_not_in_job',
      `${LLAMA}, ${QWEN}`,
    ]);
  });

  it("finds a job's own prompt, or not", async () => {
    const input = { type: 'prompt', data: { prompt: 'Hi from test' } };
    const change = { questions: undefined, benchmark: { name: 'prompt', input } };
    const { id } = (await sut.post('/api/v1/jobs', smallJob(change))).body;
    await sut.record({ jobId: id, ...cellOfPrompt, outcome: 'refused' });
    const of = async (query: string) =>
      await conforming(MatrixView, (await sut.get(`/api/v1/jobs/${id}/matrix?${query}`)).body);
    expect(await of('q=FROM')).toMatchObject({ total: 1, questions: [{ text: 'Hi from test' }] });
    expect(await of('outcome=refused')).toMatchObject({ total: 1 });
    expect(await of('outcome=answered')).toMatchObject({ total: 0, questions: [] });
    expect(await of('q=bye')).toMatchObject({ total: 0, total_questions: 1, questions: [] });
  });
});

const cellOfPrompt = { region: 'us-east', modelId: LLAMA, questionId: null };
