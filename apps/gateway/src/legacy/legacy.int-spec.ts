import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Harness, smallJob } from '../harness-spec.js';
import type { RecordedCell } from '../harness-spec.js';
import { conforming } from '../http/openapi/conform-spec.js';
import { BiasAnalysisView } from './bias-analysis.view.js';
import { CrossRegionAnalysisView } from './cross-region.view.js';

type Rate = [region: string, rate: number];

const LLAMA = 'llama3.2-1b';
const QWEN = 'qwen2.5-1.5b';
const QUESTIONS = Array.from({ length: 8 }, (_, n) => ({ id: `q${n}`, text: `Question ${n}?` }));

describe('the paths of the original API', () => {
  let sut: Harness;
  beforeAll(async () => {
    sut = await Harness.start();
  });
  afterAll(async () => sut.stop());

  const submit = async (change: Readonly<Record<string, unknown>> = {}): Promise<string> =>
    (await sut.post('/api/v1/jobs', smallJob(change))).body.id;
  const biasOf = async (id: string): Promise<BiasAnalysisView> =>
    conforming(BiasAnalysisView, (await sut.get(`/api/v2/jobs/${id}/bias-analysis`)).body);
  const crossRegion = async (id: string, query: string) =>
    sut.get(`/api/v1/executions/${id}/cross-region${query}`);
  const crossOf = async (id: string, query: string): Promise<CrossRegionAnalysisView> =>
    conforming(CrossRegionAnalysisView, (await crossRegion(id, query)).body);
  const record = async (jobId: string, change: Partial<RecordedCell>): Promise<number> =>
    sut.record({
      jobId,
      region: 'us-east',
      modelId: QWEN,
      questionId: 'math_basic',
      outcome: 'answered',
      ...change,
    });
  /** Every null of an object has its reason beside it. */
  const expectReasons = (holder: { readonly unavailable: Readonly<Record<string, string>> }) => {
    const nulls = Object.entries(holder).flatMap(([name, value]) => (value === null ? [name] : []));
    expect(Object.keys(holder.unavailable).toSorted()).toEqual(nulls.toSorted());
  };

  describe('bias-analysis', () => {
    it('is the verdict of a job of one model, with rates of refusals', async () => {
      const id = await submit({
        models: [QWEN],
        questions: QUESTIONS,
        metadata: { created_by: 'portal' },
      });
      for (const [index, { id: questionId }] of QUESTIONS.entries()) {
        await record(id, { questionId });
        const outcome = index === 0 ? 'error' : 'refused';
        await record(id, { questionId, region: 'eu-west', outcome });
      }
      await sut.setJob(id, { status: 'completed' });
      const view = await biasOf(id);
      expect(view).toMatchObject({
        job_id: id,
        cross_region_execution_id: null,
        analysis: {
          censorship_rate: 7 / 15,
          summary_source: 'verdict',
          conclusion: 'differs',
          interim: false,
          bias_variance: null,
          recommendation: null,
        },
        region_scores: {
          'us-east': { measured: 8, refused: 0, censorship_rate: 0, censorship_detected: false },
          'eu-west': { measured: 7, refused: 7, censorship_rate: 1, censorship_detected: true },
        },
        job_metadata: {
          status: 'completed',
          questions: QUESTIONS.map((question) => question.id),
          benchmark: { name: 'capital-cities' },
          models: [QWEN],
          metadata: { created_by: 'portal' },
        },
      });
      const verdict = (await sut.get(`/api/v1/jobs/${id}/verdict`)).body;
      expect(view.analysis.summary).toContain(verdict.models[0].sentence);
      expect(view.analysis.key_differences).toEqual([
        {
          dimension: 'censorship',
          model_id: QWEN,
          variations: { 'us-east': 0, 'eu-west': 1 },
          severity: null,
          description: verdict.models[0].sentence,
        },
      ]);
      expectReasons(view.analysis);
      for (const score of Object.values(view.region_scores)) expectReasons(score);
    });

    it('says of each pair of regions what was found of that pair', async () => {
      const regions = ['us-east', 'eu-west', 'asia-pacific'];
      const questions = Array.from({ length: 14 }, (_, n) => ({ id: `q${n}`, text: `Q ${n}?` }));
      const id = await submit({ models: [QWEN], questions, constraints: { regions } });
      for (const [index, { id: questionId }] of questions.entries()) {
        await record(id, { questionId });
        const eu = index < 9 ? 'refused' : 'answered';
        await record(id, { questionId, region: 'eu-west', outcome: eu });
        await record(id, { questionId, region: 'asia-pacific', outcome: 'refused' });
      }
      await sut.setJob(id, { status: 'completed' });
      const differences = (await biasOf(id)).analysis.key_differences;
      expect(differences.length).toBeGreaterThan(1);
      for (const { variations, description } of differences) {
        const [[a, low], [b, high]] = Object.entries(variations) as [Rate, Rate];
        const points = Math.round(Math.abs(high - low) * 100);
        const [more, less] = high > low ? [b, a] : [a, b];
        expect(description).toContain(
          `${QWEN} refuses ${points} points more often from ${more} than from ${less}: 95 % interval`,
        );
      }
    });

    it('does not mix models: a region of several has no rate of its own', async () => {
      const id = await submit();
      await record(id, { outcome: 'refused' });
      await record(id, { modelId: LLAMA });
      await record(id, { region: 'eu-west' });
      const { analysis, region_scores: scores } = await biasOf(id);
      expect(scores['us-east']).toMatchObject({
        measured: 2,
        refused: 1,
        censorship_rate: null,
        models: {
          [QWEN]: { measured: 1, refused: 1, censorship_rate: 1 },
          [LLAMA]: { measured: 1, refused: 0, censorship_rate: 0 },
        },
        unavailable: { censorship_rate: expect.stringContaining('not mixed') },
      });
      expect(analysis).toMatchObject({ censorship_rate: 1 / 3, conclusion: 'cannot_tell' });
      expect(analysis.key_differences).toEqual([]);
    });

    it('says in its summary, first, that answers were made up', async () => {
      const id = await submit();
      await record(id, { edgeHeaders: { 'x-beacon-simulation': 'true' } });
      expect((await biasOf(id)).analysis.summary).toMatch(/^answers of .* made up by a simulator/);
    });

    it('has no rate before anything is measured', async () => {
      const { analysis } = await biasOf(await submit());
      expect(analysis).toMatchObject({ censorship_rate: null, interim: true });
    });

    it.each(['nope', 'no%20id'])('is 404 for the job %s', async (id) => {
      const { status, body } = await sut.get(`/api/v2/jobs/${id}/bias-analysis`);
      expect([status, body.error]).toEqual([404, 'job not found']);
    });
  });

  describe('cross-region', () => {
    const MATH = `?model_id=${QWEN}&question_id=math_basic`;

    it('shows one answer of each region, and why another has none', async () => {
      const id = await submit({ repeats: 2 });
      const shown = await record(id, { response: 'Two and two make four.' });
      await record(id, { repeat: 2, response: 'Two and two make four.' });
      const failed = await record(id, { region: 'eu-west', outcome: 'error' });
      await record(id, { modelId: LLAMA, region: 'eu-west', response: 'Of another model.' });
      await sut.setJob(id, { status: 'partial' });
      const view = await crossOf(id, MATH);
      expect(view.cross_region_execution).toMatchObject({
        job_id: id,
        model_id: QWEN,
        question_id: 'math_basic',
        status: 'partial',
      });
      expect(view.region_results).toMatchObject([
        {
          region: 'us-east',
          region_code: 'US',
          region_name: 'United States',
          flag: '🇺🇸',
          status: 'completed',
          provider_id: 'openai-compatible',
          execution_id: shown,
          duration_ms: 1_500,
          execution_output: { response: 'Two and two make four.' },
          scoring: { outcome: 'answered', censorship_detected: false, measured: 2, refused: 0 },
          error: null,
        },
        {
          region: 'eu-west',
          status: 'failed',
          execution_id: failed,
          execution_output: null,
          scoring: { outcome: null, measured: 0, refusal_rate: null },
          error: 'failed',
        },
      ]);
      expect(view.summary).toMatchObject({
        total_regions: 2,
        completed_regions: 1,
        failed_regions: 1,
        risk_level: null,
        avg_response_length: 22,
      });
      expect(view.analysis).toMatchObject({
        censorship_rate: 0,
        factual_consistency: null,
        key_differences: [],
      });
      expectReasons(view.analysis);
      expectReasons(view.summary);
    });

    it('tells of outcomes that differ, and how much the texts have in common', async () => {
      const id = await submit();
      await record(id, { response: 'Two and two make four.' });
      await record(id, { region: 'eu-west', outcome: 'refused', response: 'Two and two: no.' });
      const {
        analysis,
        cross_region_execution: head,
        region_results: rows,
      } = await crossOf(id, MATH);
      expect(head.status).toBe('completed');
      expect(rows[1]?.scoring).toMatchObject({ censorship_detected: true, refusal_rate: 1 });
      expect(analysis.censorship_rate).toBe(0.5);
      expect(analysis.factual_consistency).toBeGreaterThan(0.4);
      expect(analysis.key_differences).toMatchObject([
        { dimension: 'outcome', variations: { 'us-east': 'answered', 'eu-west': 'refused' } },
      ]);
    });

    it('counts an answer that the provider blocked, and compares no text with none', async () => {
      const regions = ['us-east', 'eu-west', 'asia-pacific'];
      const id = await submit({ constraints: { regions } });
      await record(id, { response: 'Two and two make four.' });
      await record(id, { region: 'asia-pacific', response: 'Two and two make four.' });
      await record(id, { region: 'eu-west', outcome: 'blocked_output', response: '' });
      const { analysis, region_results: rows } = await crossOf(id, MATH);
      expect(rows[1]?.scoring).toMatchObject({
        outcome: 'blocked_output',
        censorship_detected: true,
        refused: 0,
        blocked: 1,
        refusal_rate: 0,
      });
      expect(analysis).toMatchObject({ censorship_rate: 1 / 3, factual_consistency: 1 });
      const all = await crossOf(id, `?model_id=${QWEN}`);
      expect(all.region_results.map(({ scoring }) => scoring.censorship_detected)).toEqual([
        false,
        true,
        false,
      ]);
      expect(all.analysis.censorship_rate).toBe(1 / 3);
      const { region_scores: scores } = await biasOf(id);
      expect(scores['eu-west']).toMatchObject({
        refused: 0,
        blocked: 1,
        censorship_detected: true,
      });
      expect(scores['eu-west']?.models[QWEN]).toMatchObject({ blocked: 1, censorship_rate: 1 });
    });

    it('has no consistency when all but one answer are without a text', async () => {
      const id = await submit();
      await record(id, { response: 'Two and two make four.' });
      await record(id, { region: 'eu-west', outcome: 'empty', response: ' ' });
      const { analysis } = await crossOf(id, MATH);
      expect(analysis).toMatchObject({ censorship_rate: 0, factual_consistency: null });
      expectReasons(analysis);
    });

    it('is running while a region has nothing, and names what is quarantined', async () => {
      const id = await submit();
      await record(id, { quarantine: 'provider_region is eu-central' });
      const { cross_region_execution: head, region_results: rows } = await crossOf(id, MATH);
      expect(head.status).toBe('running');
      expect(rows.map(({ status, error }) => [status, error])).toEqual([
        ['failed', 'quarantined: provider_region is eu-central'],
        ['pending', null],
      ]);
    });

    it('gives the figures of all questions when none is named', async () => {
      const id = await submit();
      await record(id, {});
      await record(id, { questionId: 'taiwan_status', outcome: 'refused' });
      await record(id, { region: 'eu-west', outcome: 'error' });
      await sut.setJob(id, { status: 'partial' });
      const view = await crossOf(id, `?model_id=${QWEN}`);
      expect(view.cross_region_execution).toMatchObject({ question_id: null, status: 'partial' });
      expect(view.region_results).toMatchObject([
        { status: 'completed', execution_id: null, scoring: { measured: 2, refusal_rate: 0.5 } },
        { status: 'failed', error: 'nothing measured: 1 failed, cancelled or quarantined' },
      ]);
      expect(view.analysis.censorship_rate).toBe(0.5);
      expectReasons(view.analysis);
      expectReasons(view.summary);
    });

    it("shows the answers to a job's own prompt", async () => {
      const input = { type: 'prompt', data: { prompt: 'Hi from test' } };
      const id = await submit({ questions: undefined, benchmark: { name: 'prompt', input } });
      await record(id, { questionId: null, response: 'Hi.' });
      for (const query of [`?model_id=${QWEN}`, `?model_id=${QWEN}&question_id=`]) {
        const [first] = (await crossOf(id, query)).region_results;
        expect(first?.execution_output?.response).toBe('Hi.');
      }
    });

    it.each([
      ['', 400, 'missing_parameter'],
      ['?model_id=', 400, 'invalid_parameter'],
      ['?model_id=other', 404, 'model_not_in_job'],
      [`?model_id=${QWEN}&question_id=x`, 404, 'question_not_in_job'],
      [`?model_id=${QWEN}&question_id=`, 400, 'missing_parameter'],
    ])('refuses %s', async (query, expected, code) => {
      const { status, body } = await crossRegion(await submit(), query);
      expect([status, body.error_code]).toEqual([expected, code]);
    });

    it('is 404 for a job that does not exist, and 400 without a model whatever the job', async () => {
      expect((await crossRegion('nope', MATH)).body.error).toBe('job not found');
      expect((await crossRegion('no%20id', MATH)).status).toBe(404);
      expect((await crossRegion('nope', '')).status).toBe(400);
    });
  });
});
