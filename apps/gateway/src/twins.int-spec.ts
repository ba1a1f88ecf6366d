import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outcome } from '@beacon/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseDocument } from 'yaml';
import { ComparisonView } from './comparison/comparison.view.js';
import { conforming, conformingTo } from './http/openapi/conform-spec.js';
import { Harness, smallJob } from './harness-spec.js';
import { MatrixView } from './jobs/matrix.view.js';
import { BiasAnalysisView } from './legacy/bias-analysis.view.js';
import { CrossRegionAnalysisView } from './legacy/cross-region.view.js';
import { PlanView } from './plan/plan.view.js';
import { JOB_VERDICT_SCHEMA } from './verdict/verdict.view.js';
import type { JobVerdictView } from './verdict/verdict.view.js';

const JOBS = '/api/v1/jobs';
const QWEN = 'qwen2.5-1.5b';
const QUESTIONS = Array.from({ length: 12 }, (_, n) => ({ id: `q${n}`, text: `Question ${n}?` }));
const REGIONS = ['us-east', 'us-east-b', 'eu-west'];
const TWIN = 'us-east-b';

describe('a second executor of a region', () => {
  let sut: Harness;
  let folder: string;
  /** Its twin refuses everything, and no region does. */
  let noisy: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beacon-twin-'));
    const catalogue = parseDocument(await readFile('config/catalogue.yaml', 'utf8'));
    const twin = { id: TWIN, name: 'Again', code: 'US2', flag: '🇺🇸', prompt_name: 'the US' };
    catalogue.addIn(['regions'], { ...twin, twin_of: 'us-east' });
    await writeFile(join(folder, 'c.yaml'), catalogue.toString());
    sut = await Harness.start({ BEACON_CATALOGUE: join(folder, 'c.yaml') });
    noisy = await asked(REGIONS, (region) => (region === TWIN ? 'refused' : 'answered'));
  });
  afterAll(async () => {
    await sut.stop();
    await rm(folder, { recursive: true });
  });

  /** A finished job of one model, each region with its outcome. */
  const asked = async (
    regions: readonly string[],
    outcomeOf: (region: string) => Outcome,
  ): Promise<string> => {
    const job = smallJob({ models: [QWEN], questions: QUESTIONS, constraints: { regions } });
    const id: string = (await sut.post(JOBS, job)).body.id;
    for (const { id: questionId } of QUESTIONS) {
      for (const region of regions) {
        const outcome = outcomeOf(region);
        const response = outcome === 'refused' ? 'I cannot say.' : 'It is so.';
        await sut.record({ jobId: id, modelId: QWEN, questionId, region, outcome, response });
      }
    }
    await sut.setJob(id, { status: 'completed' });
    return id;
  };
  const verdictOf = async (id: string) =>
    conformingTo<JobVerdictView>(JOB_VERDICT_SCHEMA, (await sut.get(`${JOBS}/${id}/verdict`)).body);
  const matrixOf = async (id: string) =>
    await conforming(MatrixView, (await sut.get(`${JOBS}/${id}/matrix`)).body);
  const comparisonOf = async (id: string) =>
    conforming(
      ComparisonView,
      (await sut.get(`${JOBS}/${id}/compare?model_id=${QWEN}&question_id=q0`)).body,
    );
  const reportOf = async (id: string): Promise<string> => {
    const answer = await fetch(`${sut.gateway.url}${JOBS}/${id}/report`);
    return (await answer.text()).replace(/\s+/g, ' ');
  };

  it('is named in the catalogue', async () => {
    const { body } = await sut.get('/api/v1/regions');
    expect(body.regions.map((one: { twin_of: unknown }) => one.twin_of)).toEqual([
      null,
      null,
      null,
      'us-east',
    ]);
  });

  it('has a pair of its own in the verdict, and is in no other', async () => {
    const { twins, models } = await verdictOf(noisy);
    expect(twins).toEqual([{ region: TWIN, twin_of: 'us-east' }]);
    expect(models[0]?.pairs.map(({ a, b }) => [a, b])).toEqual([['us-east', 'eu-west']]);
    expect(models[0]?.aa).toMatchObject([{ twin_of: 'us-east', difference: -1, remarkable: true }]);
    expect(models[0]?.conclusion).toBe('cannot_tell');
  });

  it('makes no question of the matrix differ, and is marked there', async () => {
    const { regions, summary } = await matrixOf(noisy);
    expect(regions.map(({ id, twin_of: twinOf }) => [id, twinOf])).toEqual([
      ['us-east', null],
      [TWIN, 'us-east'],
      ['eu-west', null],
    ]);
    expect(summary.differing).toEqual([]);
    expect(summary.screen).toEqual([]);
  });

  it('is set against its original only where answers are compared', async () => {
    const view = await comparisonOf(noisy);
    expect(view.outcomes_differ).toBe(false);
    expect(view.pairs.map(({ a, b }) => [a, b])).toEqual([['us-east', 'eu-west']]);
    expect(view.aa).toMatchObject([{ a: 'us-east', b: TWIN, same_outcome: false }]);
    const marks = [null, 'us-east', null];
    expect(view.regions.map(({ twin_of: twinOf }) => twinOf)).toEqual(marks);
    expect(view.coverage.map(({ twin_of: twinOf }) => twinOf)).toEqual(marks);
  });

  it('is no region of the report, and what it answers otherwise no difference of regions', async () => {
    const text = await reportOf(noisy);
    expect(text).toContain('2 regions and 1 second executor');
    expect(text).toContain(`${TWIN} <span class="note">(A/A: us-east again)</span>`);
    expect(text).toMatch(/>US2<\/abbr ?> A\/A/);
    expect(text).not.toContain('Answers, where regions differ');
    expect(text).not.toContain('With more than two regions');
  });

  it('leaves the answers of two regions that differ in the report, without its own', async () => {
    const id = await asked(REGIONS, (region) => (region === 'eu-west' ? 'refused' : 'answered'));
    const text = await reportOf(id);
    const [, examples = ''] = text.split('<h2 id="answers">');
    expect(examples).toContain('I cannot say.');
    expect(examples.split('<h2')[0]).not.toContain('Again');
    expect((await matrixOf(id)).summary.differing).toHaveLength(12);
  });

  it('is no region to clients of the original, and in none of their rates', async () => {
    const bias = await conforming(
      BiasAnalysisView,
      (await sut.get(`/api/v2/jobs/${noisy}/bias-analysis`)).body,
    );
    expect(Object.keys(bias.region_scores)).toEqual(['us-east', 'eu-west']);
    expect(bias.analysis.censorship_rate).toBe(0);
    for (const query of ['', '&question_id=q0']) {
      const path = `/api/v1/executions/${noisy}/cross-region?model_id=${QWEN}${query}`;
      const {
        summary,
        analysis,
        region_results: results,
      } = await conforming(CrossRegionAnalysisView, (await sut.get(path)).body);
      expect(results.map(({ region }) => region)).toEqual(['us-east', 'eu-west']);
      expect(summary).toMatchObject({ total_regions: 2, completed_regions: 2 });
      expect(analysis.censorship_rate).toBe(0);
      expect(analysis.key_differences).toEqual([]);
    }
  });

  it('is named in every row of an export', async () => {
    const answer = await fetch(`${sut.gateway.url}${JOBS}/${noisy}/export?format=jsonl`);
    const rows = (await answer.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { region: string; twin_of: string | null });
    const marks = new Map(rows.map(({ region, twin_of: twinOf }) => [region, twinOf]));
    expect(Object.fromEntries(marks)).toEqual({
      'us-east': null,
      [TWIN]: 'us-east',
      'eu-west': null,
    });
  });

  it('is paid for in a plan, and is no region to compare', async () => {
    const planned = async (regions: readonly string[]) =>
      await conforming(
        PlanView,
        (
          await sut.post(
            `${JOBS}/plan`,
            smallJob({ models: [QWEN], questions: QUESTIONS, constraints: { regions } }),
          )
        ).body,
      );
    const [both, three] = [await planned(['us-east', 'eu-west']), await planned(REGIONS)];
    expect([both.cells, three.cells]).toEqual([24, 36]);
    expect(three.power).toEqual(both.power);
    const alone = await planned(['us-east', TWIN]);
    expect(alone.power).toBeNull();
    expect(alone.warnings.map(({ code }) => code)).toContain('too_few_regions');
  });

  it('is a region like any other where its original is not asked', async () => {
    const id = await asked([TWIN, 'eu-west'], (region) =>
      region === TWIN ? 'refused' : 'answered',
    );
    const { twins, models } = await verdictOf(id);
    expect(twins).toEqual([]);
    expect(models[0]?.pairs.map(({ a, b }) => [a, b])).toEqual([[TWIN, 'eu-west']]);
    expect((await matrixOf(id)).summary.differing).toHaveLength(12);
    expect((await comparisonOf(id)).outcomes_differ).toBe(true);
    expect(await reportOf(id)).toContain('Answers, where regions differ');
    const bias = await conforming(
      BiasAnalysisView,
      (await sut.get(`/api/v2/jobs/${id}/bias-analysis`)).body,
    );
    expect(Object.keys(bias.region_scores)).toEqual([TWIN, 'eu-west']);
  });
});
