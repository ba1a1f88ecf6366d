import { describe, expect, it } from '@jest/globals';
import type { JobSpec } from '@beacon/domain';
import type { JobAddition } from '@beacon/domain';
import { extendedTimeoutMs } from '@beacon/domain';
import { normaliseAddition } from './read-specification.js';
import { BANK, CATALOGUE, accept, priced, prompting, spec } from './job-spec.fixture.js';
import { DEFAULT_JOB_LIMITS } from '@beacon/domain';
import type { JobLimits } from '@beacon/domain';

const JOB = accept(spec({ constraints: { regions: ['US', 'EU'] }, repeats: 2 }));

const read = (body: unknown, job: JobSpec = JOB, limits: Partial<JobLimits> = {}) =>
  normaliseAddition(body, job, {
    catalogue: CATALOGUE,
    bank: BANK,
    limits: { ...DEFAULT_JOB_LIMITS, ...limits },
  });

function accepted(body: unknown, job: JobSpec = JOB): JobAddition {
  const result = read(body, job);
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problems)}`);
  return result.addition;
}

function faults(...args: Parameters<typeof read>): readonly string[] {
  const result = read(...args);
  return result.ok ? [] : result.problems.map(({ code, field }) => `${code} ${field}`);
}

const lanes = ({ models }: JobAddition) =>
  models.flatMap(({ id, regions }) => regions.map((region) => `${id} ${region}`));

describe(normaliseAddition, () => {
  describe('of a job with a cost limit', () => {
    const limited = { ...JOB, constraints: { ...JOB.constraints, maxCostNanoUsd: 1e9 } };
    const catalogue = priced(({ model }) => model === 'llama3.2-1b');
    const readPriced = (body: unknown, job: JobSpec = limited) =>
      normaliseAddition(body, job, { catalogue, bank: BANK, limits: DEFAULT_JOB_LIMITS });
    const said = (body: unknown, job?: JobSpec) => {
      const result = readPriced(body, job);
      return result.ok
        ? result.addition.maxCostNanoUsd
        : result.problems.map(({ code, field, allowed }) => `${code} ${field} ${allowed ?? ''}`);
    };

    it('raises it, and never lowers it', () => {
      expect(said({ max_cost: 2.5 })).toBe(2.5e9);
      expect(said({ max_cost: 1 })).toBe(1e9);
      expect(said({})).toBeUndefined();
      expect(said({ max_cost: 0.5 })).toEqual(['out_of_range max_cost 1..1000000']);
    });

    it('gives none to a job that was submitted without', () => {
      expect(said({ max_cost: 1 }, JOB)).toEqual(['unsupported_field max_cost ']);
    });

    it('takes no lane without prices', () => {
      expect(said({ models: ['mistral-7b'] })).toEqual(['lanes_without_prices models ']);
      expect(readPriced({ regions: ['ASIA'] }).ok).toBe(true);
    });
  });

  it('takes an empty body for nothing', () => {
    expect(lanes(accepted({}))).toEqual([]);
    expect(lanes(accepted({ models: [], regions: [], questions: [], repeats: null }))).toEqual([]);
  });

  it('asks the models of the job from a new region, by any of its names', () => {
    expect(lanes(accepted({ regions: ['apac', 'US'] }))).toEqual(['llama3.2-1b asia-pacific']);
  });

  it('asks a new model from every region of the job, the new ones among them', () => {
    expect(lanes(accepted({ models: ['mistral-7b'] }))).toEqual([
      'mistral-7b us-east',
      'mistral-7b eu-west',
    ]);
    expect(lanes(accepted({ models: ['mistral-7b'], regions: ['ASIA'] }))).toEqual([
      'llama3.2-1b asia-pacific',
      'mistral-7b us-east',
      'mistral-7b eu-west',
      'mistral-7b asia-pacific',
    ]);
  });

  it('asks a model from the regions that its entry names, and no other model from them', () => {
    const models = [{ id: 'mistral-7b', regions: ['ASIA', 'US'] }];
    expect(lanes(accepted({ models }))).toEqual(['mistral-7b us-east', 'mistral-7b asia-pacific']);
  });

  it('knows the questions of the job by their frozen texts, and those of the bank', () => {
    const job = accept(
      spec({ questions: [{ id: 'own', text: 'Mine?', language: 'en' }, 'math_basic'] }),
    );
    const frozen = { ...job, questions: job.questions.map((one) => ({ ...one, text: 'Old?' })) };
    const added = accepted({ questions: ['math_basic', { id: 'own' }, 'taiwan_status'] }, frozen);
    expect(added.questions.map(({ id, text }) => [id, text])).toEqual([
      ['math_basic', 'Old?'],
      ['own', 'Old?'],
      ['taiwan_status', 'Text of taiwan_status?'],
    ]);
    const whole = { id: 'own', text: 'Old?', language: 'en' };
    expect(faults({ questions: [{ id: 'math_basic', kind: 'control' }] })).toEqual([]);
    expect(faults({ questions: [whole] }, frozen)).toEqual([]);
  });

  it.each([
    [{ id: 'math_basic', text: 'Other?' }, 'questions[0].text'],
    [{ id: 'math_basic', language: 'fr' }, 'questions[0].language'],
    [{ id: 'math_basic', kind: 'sensitive' }, 'questions[0].kind'],
  ])('calls %j, which the job has otherwise, a conflict', (entry, field) => {
    expect(faults({ questions: [entry] })).toEqual([`conflicting_question ${field}`]);
  });

  it('refuses questions for a job that asks its own prompt', () => {
    const own = accept(prompting({ input: { data: { prompt: 'Hi' } } }));
    expect(faults({ questions: ['math_basic'] }, own)).toEqual(['job_asks_own_prompt questions']);
    expect(accepted({ repeats: 3 }, own).repeats).toBe(3);
  });

  it('reads repeats as the new total, under both names', () => {
    expect(accepted({ repeats: 5 }).repeats).toBe(5);
    expect(accepted({ runs: 5 }).repeats).toBe(5);
    expect(accepted({}).repeats).toBe(2);
    expect(faults({ repeats: 1 })).toEqual(['out_of_range repeats']);
    expect(faults({ repeats: 3, runs: 4 })).toEqual(['conflicting_field runs']);
  });

  it('gives the reason beside the addition', () => {
    expect(read({ repeats: 3, reason: 'more power' })).toMatchObject({
      ok: true,
      reason: 'more power',
    });
    expect(read({})).toMatchObject({ reason: null });
  });

  it.each<[unknown, string]>([
    [null, 'wrong_type $'],
    [[], 'wrong_type $'],
    [{ repeat: 3 }, 'unknown_field repeat'],
    [{ models: 'mistral-7b' }, 'wrong_type models'],
    [{ models: ['gpt-9'] }, 'unknown_model models[0]'],
    [{ models: [7] }, 'wrong_type models[0]'],
    [{ models: ['lonely-1b'] }, 'model_not_in_region models[0]'],
    [{ models: [{ id: 'mistral-7b', regions: ['mars'] }] }, 'unknown_region models[0].regions[0]'],
    [{ regions: ['mars'] }, 'unknown_region regions[0]'],
    [{ questions: ['no_such'] }, 'unknown_question questions[0]'],
    [{ repeats: 0 }, 'out_of_range repeats'],
    [{ repeats: 1.5 }, 'not_an_integer repeats'],
    [{ reason: 'x'.repeat(1_001) }, 'invalid_length reason'],
    [{ reason: 'a\0b' }, 'nul_byte reason'],
  ])('refuses %j', (body, fault) => {
    expect(faults(body)).toEqual([fault]);
  });

  it('refuses a region in which a model of the job is not served', () => {
    const lonely = accept(spec({ models: ['lonely-1b'] }));
    expect(faults({ regions: ['EU'] }, lonely)).toEqual(['model_not_in_region regions']);
  });

  it.each<[object, Partial<JobLimits>, string]>([
    [{ repeats: 3 }, { maxRepeats: 2 }, 'out_of_range repeats'],
    [{ repeats: 3 }, { maxCells: 5 }, 'matrix_too_large $'],
    [{ regions: ['ASIA'] }, { maxRegions: 2 }, 'too_many_items regions'],
    [{ models: ['mistral-7b'] }, { maxModels: 1 }, 'too_many_items models'],
    [{ questions: ['taiwan_status'] }, { maxQuestions: 1 }, 'too_many_items questions'],
  ])('holds the job as it would be with %j to the limits %j', (body, limits, fault) => {
    expect(faults(body, JOB, limits)).toEqual([fault]);
  });

  it('does not hold a job to limits that were lowered since it was accepted', () => {
    const limits = { maxCells: 1, maxRepeats: 1, maxRegions: 1 };
    expect(faults({ repeats: 2 }, JOB, limits)).toEqual([]);
  });
});

describe(extendedTimeoutMs, () => {
  const sized = (repeats: number, timeout?: string) =>
    accept(spec({ repeats, constraints: { regions: ['US'], timeout } }));

  it('grows a limit that followed from the size, and keeps one that was asked for', () => {
    expect(extendedTimeoutMs(sized(2), sized(1_800), DEFAULT_JOB_LIMITS)).toBe(1_800_000);
    expect(extendedTimeoutMs(sized(2), sized(3), DEFAULT_JOB_LIMITS)).toBe(600_000);
    expect(extendedTimeoutMs(sized(2, '45s'), sized(1_800), DEFAULT_JOB_LIMITS)).toBe(45_000);
  });
});
