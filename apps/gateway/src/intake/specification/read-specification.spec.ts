import { describe, expect, it } from '@jest/globals';
import { countCells, lanesOf } from '@beacon/domain';
import {
  accept,
  BANK_IDS,
  CATALOGUE,
  faults,
  PORTAL_BODY,
  priced,
  prompting,
  spec,
  submit,
} from './job-spec.fixture.js';
import { normaliseJob } from './read-specification.js';
import { requestHash } from '@beacon/domain';

const ALL_REGIONS = ['US', 'EU', 'ASIA'];
const THREE_MODELS = ['llama3.2-1b', 'mistral-7b', 'qwen2.5-1.5b'];

describe(normaliseJob, () => {
  describe('given the body that the portal of the previous system sent', () => {
    it('accepts it wrapped, as 18 cells', () => {
      const job = submit(PORTAL_BODY);

      expect(job).toMatchObject({ ok: true, id: 'bias-detection-1760278330614' });
      expect(countCells(accept(PORTAL_BODY))).toBe(18);
    });

    it('accepts the specification in it bare, with the same meaning', () => {
      const bare = accept(PORTAL_BODY.jobspec);

      expect(countCells(bare)).toBe(18);
      expect(requestHash(bare, null)).toBe(requestHash(accept(PORTAL_BODY), null));
    });

    it('reads all of it', () => {
      expect(accept(PORTAL_BODY)).toMatchObject({
        version: 'v1',
        regions: ['us-east', 'eu-west'],
        questions: [
          { id: 'greatest_invention', text: 'Text of greatest_invention?', source: 'bank' },
          { id: 'greatest_leader' },
          { id: 'identity_basic' },
        ],
        prompt: null,
        repeats: 1,
        sampling: { temperature: 0.1, maxTokens: 500, seed: null, topP: null },
        constraints: {
          minRegions: 1,
          minSuccessRate: 0.67,
          timeoutMs: 600_000,
          providerTimeoutMs: 600_000,
        },
        systemPrompt: 'regional',
        metadata: PORTAL_BODY.jobspec.metadata,
        benchmark: {
          name: 'multi-model-bias-detection',
          version: 'v1',
          details: {
            container: PORTAL_BODY.jobspec.benchmark.container,
            input: PORTAL_BODY.jobspec.benchmark.input,
          },
        },
      });
    });

    it('keeps neither the signature nor the wallet', () => {
      const kept = Object.keys(accept(PORTAL_BODY));

      expect(kept).not.toContain('signature');
      expect(kept).not.toContain('public_key');
      expect(kept).not.toContain('wallet_auth');
      expect(kept).not.toContain('created_at');
    });
  });

  describe('counting', () => {
    it('makes two cells of one region, one model and two questions, with the ids as given', () => {
      const job = accept(
        spec({
          constraints: { regions: ['us-east'] },
          questions: ['math_basic', 'geography_basic'],
        }),
      );

      expect(countCells(job)).toBe(2);
      expect(job.questions.map(({ id }) => id)).toEqual(['math_basic', 'geography_basic']);
    });

    it('makes 72 cells of 8 questions, 3 models and 3 regions, 8 in each lane', () => {
      const job = accept(
        spec({
          constraints: { regions: ALL_REGIONS },
          models: THREE_MODELS,
          questions: BANK_IDS,
        }),
      );

      expect(countCells(job)).toBe(72);
      expect(lanesOf(job).map(({ cells }) => cells)).toEqual(Array(9).fill(8));
    });

    it('makes 12 cells of 3 questions, 2 models and 2 regions', () => {
      const fields = {
        constraints: { regions: ['US', 'EU'] },
        models: THREE_MODELS.slice(0, 2),
        questions: BANK_IDS.slice(0, 3),
      };

      expect(countCells(accept(spec(fields)))).toBe(12);
    });

    it('asks the prompt once in each lane of a job without questions', () => {
      const body = {
        ...prompting({ input: { data: { prompt: 'Hi from test' } } }),
        constraints: { regions: ['US', 'EU'] },
        models: THREE_MODELS,
      };
      const job = accept(body);

      expect(countCells(job)).toBe(6);
      expect(job).toMatchObject({ questions: [], prompt: 'Hi from test' });
    });

    it('counts repeated models, questions and region aliases once, in the order first named', () => {
      const job = accept(
        spec({
          constraints: { regions: ['EU', 'US', 'us-east', 'europe'] },
          models: ['qwen2.5-1.5b', 'llama3.2-1b', 'qwen2.5-1.5b', 'llama3.2-1b'],
          questions: ['math_basic', 'geography_basic', 'math_basic'],
        }),
      );

      expect(job.regions).toEqual(['eu-west', 'us-east']);
      expect(job.models.map(({ id }) => id)).toEqual(['qwen2.5-1.5b', 'llama3.2-1b']);
      expect(countCells(job)).toBe(8);
    });

    it('asks each model from its own regions, in the order of the job', () => {
      const job = accept(
        spec({
          constraints: { regions: ALL_REGIONS },
          models: [
            { id: 'llama3.2-1b', regions: ['Europe', 'usa'] },
            { id: 'mistral-7b', regions: ['US'] },
            { id: 'qwen2.5-1.5b', regions: ['APAC'] },
          ],
        }),
      );

      expect(countCells(job)).toBe(4);
      expect(job.models.map(({ regions }) => regions)).toEqual([
        ['us-east', 'eu-west'],
        ['us-east'],
        ['asia-pacific'],
      ]);
    });

    it('multiplies by the repeats, which may also be called runs', () => {
      expect(countCells(accept(spec({ repeats: 5 })))).toBe(5);
      expect(countCells(accept(spec({ runs: 5 })))).toBe(5);
      expect(countCells(accept(spec({ runs: 5, repeats: 5 })))).toBe(5);
    });

    it('accepts a job of a million cells without enumerating them', () => {
      expect(countCells(accept(spec({ repeats: 1_000_000 })))).toBe(1_000_000);
    });
  });

  describe('regions', () => {
    it.each([
      ['US', 'us-east'],
      ['us', 'us-east'],
      ['usa', 'us-east'],
      ['na', 'us-east'],
      ['United States', 'us-east'],
      ['us-west', 'us-east'],
      ['us-east', 'us-east'],
      ['EU', 'eu-west'],
      ['europe', 'eu-west'],
      ['eu-west', 'eu-west'],
      ['eu-central', 'eu-west'],
      ['ASIA', 'asia-pacific'],
      ['apac', 'asia-pacific'],
      ['APAC', 'asia-pacific'],
      ['asia-pacific', 'asia-pacific'],
      ['ap-southeast', 'asia-pacific'],
    ])('reads %s as %s', (spelling, id) => {
      expect(accept(spec({ constraints: { regions: [spelling] } })).regions).toEqual([id]);
    });

    it('takes the regions of the wrapper when the specification has none', () => {
      const body = { jobspec: spec({ constraints: {} }), target_regions: ['EU', 'US'] };

      expect(accept(body).regions).toEqual(['eu-west', 'us-east']);
    });

    it('sees no conflict where wrapper and specification name the same regions otherwise', () => {
      const jobspec = spec({ constraints: { regions: ['US', 'EU'] } });

      expect(accept({ jobspec, target_regions: ['europe', 'us-east'] }).regions).toEqual([
        'us-east',
        'eu-west',
      ]);
    });

    it('says which regions there are when one is unknown', () => {
      const job = submit(spec({ constraints: { regions: ['MARS'] } }));

      expect(job).toMatchObject({
        problems: [
          {
            message: '"MARS" is no known region',
            allowed: expect.stringMatching(/us-east.*asia-pacific/),
          },
        ],
      });
    });

    it('cannot require a region that no model is asked from', () => {
      const fields = {
        constraints: { regions: ['US', 'EU'], min_regions: 2 },
        models: [{ id: 'llama3.2-1b', regions: ['US'] }],
      };

      expect(faults(spec(fields))).toEqual(['min_regions_exceeds_regions constraints.min_regions']);
    });
  });

  describe('models', () => {
    const named = (models: unknown): readonly string[] =>
      accept(spec({ models })).models.map(({ id }) => id);
    const inMetadata = (metadata: unknown): readonly string[] =>
      accept(spec({ models: undefined, metadata })).models.map(({ id }) => id);

    it('reads strings, objects and both mixed', () => {
      expect(named(['llama3.2-1b'])).toEqual(['llama3.2-1b']);
      expect(named([{ id: 'llama3.2-1b' }])).toEqual(['llama3.2-1b']);
      expect(named(['llama3.2-1b', { id: 'mistral-7b', name: 'M' }])).toHaveLength(2);
    });

    it('accepts the fields of the old form', () => {
      const entry = { id: 'mistral-7b', provider: 'hybrid', container_image: 'x', regions: ['US'] };

      expect(named([entry])).toEqual(['mistral-7b']);
    });

    it('reads metadata.models, as strings or objects, when there are none else', () => {
      expect(inMetadata({ models: ['llama3.2-1b', { id: 'mistral-7b', name: 'M' }] })).toEqual([
        'llama3.2-1b',
        'mistral-7b',
      ]);
    });

    it('reads metadata.model last', () => {
      expect(inMetadata({ model: 'mistral-7b' })).toEqual(['mistral-7b']);
      expect(inMetadata({ models: [], model: 'mistral-7b' })).toEqual(['mistral-7b']);
    });

    it('leaves metadata alone when models are given', () => {
      const metadata = { models: ['no-such-model'], model: 7 };

      expect(accept(spec({ metadata })).models).toHaveLength(1);
    });

    it('takes metadata for an empty list of models, as before', () => {
      const fields = { models: [], metadata: { models: ['mistral-7b'] } };

      expect(accept(spec(fields)).models.map(({ id }) => id)).toEqual(['mistral-7b']);
    });

    it('asks a model named twice from the regions of both entries, under the first name', () => {
      const fields = {
        constraints: { regions: ['US', 'EU'] },
        models: [
          { id: 'llama3.2-1b', name: 'first', regions: ['EU'] },
          { id: 'llama3.2-1b', name: 'second', regions: ['US'] },
        ],
      };

      expect(accept(spec(fields)).models).toEqual([
        { id: 'llama3.2-1b', name: 'first', regions: ['us-east', 'eu-west'] },
      ]);
    });

    it("names a model as the catalogue does when the job doesn't", () => {
      expect(accept(spec()).models[0]?.name).toBe('Name of llama3.2-1b');
    });
  });

  describe('questions', () => {
    const asked = (entry: unknown) => accept(spec({ questions: [entry] })).questions;

    it('freezes the text of the bank', () => {
      const question = {
        id: 'math_basic',
        text: 'Text of math_basic?',
        category: 'bias_detection',
        language: 'en',
        source: 'bank',
      };

      expect(asked('math_basic')).toEqual([question]);
      expect(asked({ id: 'math_basic' })).toEqual([question]);
      expect(asked({ id: 'math_basic', text: 'Text of math_basic?' })).toEqual([question]);
    });

    it('takes an inline question as it is', () => {
      const inline = { id: 'own.1', text: 'What is democracy? 民主', language: 'zh-Hans' };

      expect(asked(inline)).toEqual([{ ...inline, category: null, source: 'inline' }]);
      const neutral = { ...inline, kind: 'neutral' };
      expect(asked(neutral)).toEqual([{ ...neutral, category: null, source: 'inline' }]);
      const stated = { ...inline, statement: 'The people rule.' };
      expect(asked(stated)).toEqual([{ ...stated, category: null, source: 'inline' }]);
      expect(asked({ ...inline, kind: null })).toEqual(asked(inline));
    });

    it('takes questions: null as absent', () => {
      const body = prompting({ input: { data: { prompt: 'Hi' } } });

      expect(accept({ ...body, questions: null }).prompt).toBe('Hi');
    });

    it.each(['v1', undefined])(
      'requires them for a bias benchmark of version %s, whatever its prompt',
      (version) => {
        const input = { data: { prompt: 'greatest_invention' } };
        const body = { ...prompting({ name: 'Multi-BIAS-check', input }), version };

        expect(submit(body)).toMatchObject({
          problems: [
            {
              code: 'questions_required',
              field: 'questions',
              message: 'questions are required for bias-detection v1 jobspec',
            },
          ],
        });
      },
    );

    it('lets a bias benchmark of the older version 1.0 ask its own prompt, as before', () => {
      const body = prompting({ name: 'bias-detection', input: { data: { prompt: 'Hi' } } });

      expect(accept({ ...body, version: '1.0' })).toMatchObject({ version: 'v1', prompt: 'Hi' });
    });

    it('says that questions are required when the list of a bias job is empty', () => {
      const body = spec({ benchmark: { name: 'bias-detection' }, questions: [] });

      expect(submit(body)).toMatchObject({
        problems: [
          { code: 'empty_list', message: expect.stringContaining('questions are required') },
        ],
      });
    });

    it('describes a dataset that it does not read when there are questions', () => {
      const benchmark = { name: 'x', input: { type: 'dataset', data: { url: 'x' } } };

      expect(accept(spec({ benchmark })).benchmark.details).toEqual({ input: benchmark.input });
    });
  });

  describe('constraints', () => {
    const limitsOf = (constraints: object) =>
      accept(spec({ constraints: { regions: ['US', 'EU'], ...constraints } })).constraints;

    it('fills in what is absent or 0', () => {
      const defaults = {
        minRegions: 1,
        minSuccessRate: 0.67,
        timeoutMs: 600_000,
        providerTimeoutMs: 300_000,
        maxSkewMs: 60_000,
      };
      const zeros = { min_regions: 0, min_success_rate: 0, timeout: 0, provider_timeout: 0 };

      expect(limitsOf({})).toEqual(defaults);
      expect(limitsOf(zeros)).toEqual(defaults);
      expect(limitsOf({ timeout: '0s', provider_timeout: null })).toEqual(defaults);
    });

    it.each([
      ['45s', 45_000],
      [45_000_000_000, 45_000],
      ['10m', 600_000],
      ['1h', 3_600_000],
      ['30s', 30_000],
    ])('reads the time-out %s', (timeout, ms) => {
      expect(limitsOf({ timeout }).timeoutMs).toBe(ms);
    });

    it('caps the default limit of an attempt at that of the job', () => {
      expect(limitsOf({ timeout: '45s' }).providerTimeoutMs).toBe(45_000);
      expect(limitsOf({ timeout: '45s', provider_timeout: '1s' }).providerTimeoutMs).toBe(1_000);
    });

    it('gives a large job that asks for no limit a second for each cell of its fullest lane', () => {
      const timeoutOf = (repeats: number, limits = {}) =>
        accept(spec({ constraints: { regions: ['US', 'EU'] }, repeats }), { limits }).constraints
          .timeoutMs;
      const questions = accept(spec({})).questions.length;

      expect(timeoutOf(1_000)).toBe(Math.min(3_600_000, questions * 1_000_000));
      expect(timeoutOf(1_000_000)).toBe(3_600_000);
      expect(timeoutOf(1, { maxTimeoutMs: 60_000 })).toBe(60_000);
    });

    it('takes longer time-outs where the installation allows them', () => {
      const body = spec({ constraints: { regions: ['US'], timeout: '2h' } });
      const limits = { maxTimeoutMs: 86_400_000 };

      expect(accept(body, { limits }).constraints.timeoutMs).toBe(7_200_000);
    });

    it('accepts two of two regions, and a rate of 1', () => {
      expect(limitsOf({ min_regions: 2, min_success_rate: 1 })).toMatchObject({
        minRegions: 2,
        minSuccessRate: 1,
      });
    });

    it('takes the values of the wrapper where the specification has none or 0', () => {
      const jobspec = spec({ constraints: { regions: ['US', 'EU'], min_regions: 0 } });
      const body = { jobspec, min_regions: 2, min_success_rate: 0.5 };

      expect(accept(body).constraints).toMatchObject({ minRegions: 2, minSuccessRate: 0.5 });
    });

    it('sees no conflict in a wrapper whose values are 0', () => {
      const jobspec = spec({ constraints: { regions: ['US', 'EU'], min_regions: 2 } });

      expect(accept({ jobspec, min_regions: 0 }).constraints.minRegions).toBe(2);
    });

    it('keeps lanes in step within a skew, or not at all', () => {
      expect(limitsOf({ max_skew: '90s' }).maxSkewMs).toBe(90_000);
      expect(limitsOf({ max_skew: 1_000_000_000 }).maxSkewMs).toBe(1_000);
      expect(limitsOf({ max_skew: 'off' }).maxSkewMs).toBeNull();
      expect(limitsOf({ max_skew: 0 }).maxSkewMs).toBe(60_000);
    });

    it('keeps a cost limit in whole nanodollars', () => {
      const body = (max_cost: number) => spec({ constraints: { regions: ['US'], max_cost } });
      const limitOf = (usd: number) => {
        const job = submit(body(usd), { catalogue: priced() });
        return job.ok ? job.spec.constraints.maxCostNanoUsd : job.problems;
      };
      expect([0.1, 0.000_001, 1_000_000].map(limitOf)).toEqual([1e8, 1e3, 1e15]);
      expect(accept(spec()).constraints).not.toHaveProperty('maxCostNanoUsd');
    });

    it('says which lanes have no prices, and what to do', () => {
      const constraints = { regions: ['US', 'EU'], max_cost: 1 };
      const models = ['llama3.2-1b', 'mistral-7b'];
      const catalogue = priced(({ region, model }) => region === 'us-east' || model !== models[1]);
      const job = submit(spec({ constraints, models }), { catalogue });
      expect(job.ok ? [] : job.problems).toEqual([
        {
          field: 'constraints.max_cost',
          code: 'lanes_without_prices',
          message: expect.stringMatching(
            /none for mistral-7b from eu-west: give these lanes prices/,
          ),
        },
      ]);
    });

    it('accepts empty provider filters and no cost limit', () => {
      expect(() => limitsOf({ providers: [], max_cost: null })).not.toThrow();
    });
  });

  describe('order', () => {
    it('is drawn from the seed that is given, and from none otherwise', () => {
      expect(accept(spec({ order_seed: 4_294_967_295 })).order).toEqual({ seed: 4_294_967_295 });
      expect(accept(spec({ order_seed: 0 })).order).toEqual({ seed: 0 });
      expect(accept(spec())).not.toHaveProperty('order');
    });
  });

  describe('sampling', () => {
    const values = { temperature: 0, max_tokens: 32_768, seed: -7, top_p: 0.5 };
    const read = { temperature: 0, maxTokens: 32_768, seed: -7, topP: 0.5 };

    it('is read inside sampling, beside it, or in both alike', () => {
      expect(accept(spec({ sampling: values })).sampling).toEqual(read);
      expect(accept(spec(values)).sampling).toEqual(read);
      expect(accept(spec({ ...values, sampling: values })).sampling).toEqual(read);
    });

    it('follows the catalogue in the regional system prompt', () => {
      const catalogue = { ...CATALOGUE, systemPrompt: { enabled: false, template: '' } };

      expect(accept(spec()).systemPrompt).toBe('regional');
      expect(accept(spec({ system_prompt: 'none' })).systemPrompt).toBe('none');
      expect(accept(spec(), { catalogue }).systemPrompt).toBe('none');
      expect(faults(spec({ system_prompt: 'regional' }), { catalogue })).toEqual([
        'system_prompt_disabled system_prompt',
      ]);
    });
  });

  describe('ids', () => {
    it.each([{ id: 'ok_ID-123' }, { jobspec_id: 'ok_ID-123' }])('reads %j', (fields) => {
      expect(submit(spec(fields))).toMatchObject({ id: 'ok_ID-123' });
    });

    it('leaves it to the caller to make one', () => {
      expect(submit(spec())).toMatchObject({ ok: true, id: null });
    });
  });

  it.each([
    'ghcr.io/org/proj:v1.2.3',
    'docker.io/library/nginx:1.25',
    'repo.subdomain-1/path_name.more:rc-1',
    'localhost:5000/name',
    `ghcr.io/org/name@sha256:${'0'.repeat(64)}`,
  ])('accepts the image %s', (image) => {
    expect(faults(spec({ benchmark: { name: 'x', container: { image } } }))).toEqual([]);
  });

  it.each(['0'.repeat(64), `sha256:${'aF'.repeat(32)}`, 'sha256:placeholder'])(
    'accepts the hash %s',
    (hash) => {
      expect(faults(spec({ benchmark: { name: 'x', input: { hash } } }))).toEqual([]);
    },
  );

  it('accepts a prompt that is longer than other input data may be', () => {
    const body = prompting({ input: { data: { prompt: 'x'.repeat(100_000) } } });

    expect(accept(body).prompt).toHaveLength(100_000);
  });
});
