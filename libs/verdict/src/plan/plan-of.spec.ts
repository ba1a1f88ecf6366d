import { describe, expect, it } from '@jest/globals';
import type { PlanInput, PlanQuestion } from './input.js';
import { planOf } from './plan-of.js';

const prices = { inputPerMillion: 1, outputPerMillion: 2 };
const latencyMs = { low: 500, high: 2000 };

function questions(count: number, kind: PlanQuestion['kind'] = 'sensitive'): PlanQuestion[] {
  return Array.from({ length: count }, () => ({ kind, bytes: 100 }));
}

function job(more: Partial<PlanInput> = {}): PlanInput {
  const regions = more.regions ?? ['a', 'b'];
  const models = more.models ?? ['m'];
  return {
    regions,
    models,
    questions: [...questions(120), ...questions(120, 'control')],
    repeats: 5,
    maxTokens: 100,
    lanes: regions.flatMap((region) =>
      models.map((model) => ({ region, model, concurrency: 4, prices, latencyMs })),
    ),
    twins: [{ region: 'a2', twinOf: 'a' }],
    ...more,
  };
}

const codes = (input: PlanInput): string[] => planOf(input).warnings.map(({ code }) => code);

describe(planOf, () => {
  it('counts cells and calls', () => {
    const sut = planOf(job({ models: ['m', 'n'], maxAttempts: 3 }));
    expect(sut.cells).toBe(2 * 2 * 240 * 5);
    expect(sut.calls).toEqual({ least: 4800, most: 14_400 });
  });

  it('gives money and tokens as ranges, from bytes and from the longest answer', () => {
    const sut = planOf(
      job({ questions: questions(10), repeats: 1, promptBytes: 100, regions: ['a'] }),
    );
    // 10 x 200 bytes at 5 and at 2 a token; answers of 30 to 100 tokens.
    expect(sut.tokens).toEqual({ input: [400, 1000], output: [300, 1000] });
    expect(sut.cost_usd?.[0]).toBeCloseTo((400 + 2 * 300) / 1e6, 12);
    expect(sut.cost_usd?.[1]).toBeCloseTo((1000 + 2 * 1000) / 1e6, 12);
  });

  describe('of a job with a cost limit', () => {
    const small = (maxCostUsd?: number, more: Partial<PlanInput> = {}) =>
      planOf(
        job({
          questions: questions(10),
          repeats: 1,
          promptBytes: 100,
          maxAttempts: 3,
          ...(maxCostUsd === undefined ? {} : { maxCostUsd }),
          ...more,
        }),
      );
    // 100 tokens of a frame, 200 bytes and 100 tokens of an answer, ten times from two regions.
    const CALL = (300 + 2 * 100) / 1e6;

    it('gives the most that it can cost, as it will be held, limit or not', () => {
      const sut = small();
      expect(sut.cost_at_most_usd).toBeCloseTo(20 * CALL, 12);
      expect(sut.cost_at_most_usd ?? 0).toBeGreaterThan(sut.cost_usd?.[1] ?? Infinity);
      expect(sut.cost_limit).toBeNull();
    });

    it('says whether it is enough, and what it buys if it is not', () => {
      expect(small(20 * CALL).cost_limit).toMatchObject({ expected: 'suffices', cells: [20, 20] });
      const tight = small(10 * CALL);
      expect(tight.cost_limit).toMatchObject({ expected: 'may_not_suffice', cells: [10, 20] });
      expect(tight.warnings.at(-1)).toEqual({
        code: 'max_cost_may_not_suffice',
        text: 'the cost limit of 0.005 USD may not be enough: it buys 10 to 20 of 20 cells; what is left would not be asked, and would not be missing at random',
      });
      const short = small(CALL);
      expect(short.cost_limit).toMatchObject({ expected: 'does_not_suffice', cells: [1, 5] });
      expect(short.warnings.at(-1)?.code).toBe('max_cost_does_not_suffice');
      expect(small(1).warnings.map(({ code }) => code)).toEqual(
        small().warnings.map(({ code }) => code),
      );
    });

    it('states what can be spent beyond it: what is in flight, asked as often as it may be', () => {
      // Four at once in two lanes, three attempts each.
      expect(small(1).cost_limit?.overshoot_usd).toBeCloseTo(8 * 3 * CALL, 12);
    });

    it('reckons with the longest answer of all where its limit is not sent', () => {
      const lane = {
        model: 'm',
        concurrency: 4,
        prices,
        latencyMs,
        leftOut: ['max_tokens'],
      } as const;
      const lanes = ['a', 'b'].map((region) => ({ ...lane, region }));
      expect(small(1, { lanes }).cost_at_most_usd).toBeCloseTo((20 * (300 + 2 * 32_768)) / 1e6, 6);
    });
  });

  it('tells what lanes leave out of the sampling, and who serves behind a router', () => {
    const lane = { model: 'm', concurrency: 4, prices, latencyMs };
    const lanes = [
      { ...lane, region: 'a', leftOut: ['temperature'] as const, upstream: [] },
      { ...lane, region: 'b', upstream: ['azure'] },
    ];
    expect(codes(job({ lanes })).filter((code) => !code.startsWith('no_'))).toEqual([
      'unpinned_route',
      'sampling_left_out',
      'sampling_differs',
    ]);
    const alike = lanes.map((each) => ({ ...each, leftOut: [], upstream: ['azure'] }));
    expect(codes(job({ lanes: alike }))).toEqual(codes(job()));
  });

  it('takes as long as its slowest lane', () => {
    const lanes = [
      { region: 'a', model: 'm', concurrency: 4, prices, latencyMs },
      { region: 'b', model: 'm', concurrency: 1, prices: null, latencyMs },
    ];
    const sut = planOf(job({ questions: questions(10), repeats: 1, lanes }));
    expect(sut.lanes.map(({ duration_ms: duration }) => duration)).toEqual([
      [3 * 500, 3 * 2000],
      [10 * 500, 10 * 2000],
    ]);
    expect(sut.duration_ms).toEqual([5000, 20_000]);
    expect(sut.unpriced_lanes).toBe(1);
    expect(sut.warnings.map(({ code }) => code)).toContain('no_prices');
  });

  it('finds nothing to warn of in a design with controls, a twin, repeats and enough questions', () => {
    expect(codes(job({ regions: ['a', 'b', 'a2'] }))).toEqual([]);
  });

  it.each<[string, Partial<PlanInput>]>([
    ['no_controls', { questions: questions(240) }],
    ['one_repeat', { repeats: 1 }],
    ['no_twin', { twins: [] }],
    ['too_few_questions', { questions: questions(8, 'control') }],
    ['too_few_regions', { regions: ['a', 'a2'] }],
    ['not_served', { lanes: [] }],
  ])('warns: %s', (code, more) => {
    expect(codes(job(more))).toContain(code);
  });

  it('says how many questions the wanted difference takes', () => {
    const few = planOf(job({ questions: questions(20, 'control'), repeats: 1, target: 0.2 }));
    const { questions_needed: needed } = few.power ?? {};
    expect(few.warnings.find(({ code }) => code === 'too_few_questions')?.text).toMatch(
      new RegExp(
        `^20 questions reliably show a difference of [45]\\d points or more; 20 points take about ${needed} questions$`,
      ),
    );
    const enough = planOf(
      job({ questions: questions(needed ?? 0, 'control'), repeats: 1, target: 0.2 }),
    );
    expect(enough.power?.smallest_detectable).toBeLessThanOrEqual(0.2);
  });

  it('tests at the first step of Holm over the models and endpoints, and leaves twins out', () => {
    const sut = planOf(job({ models: ['k', 'l', 'm'], regions: ['a', 'b', 'a2'], repeats: 1 }));
    expect(sut.power?.alpha_step).toBeCloseTo(0.05 / 6, 12);
    expect(sut.power?.test).toBe('exact McNemar');
    expect(sut.power?.fewest_informative).toBe(8);
  });

  it('reckons a job without questions as one question, which shows nothing', () => {
    const sut = planOf(job({ questions: [] }));
    expect(sut.cells).toBe(10);
    expect(sut.power?.smallest_detectable).toBeNull();
    const { text } = sut.warnings.find(({ code }) => code === 'too_few_questions') ?? {};
    expect(text).toMatch(/^1 question shows no difference reliably, however large; /);
  });

  it.each([
    [{ repeats: 0 }, /repeats is 0/],
    [{ target: 1.5 }, /target is 1.5/],
    [{ assumptions: { betweenRegions: 0.9 } }, /betweenRegions is 0.9 and betweenRepeats 0.8/],
    [
      { lanes: [{ region: 'a', model: 'm', concurrency: 0, prices, latencyMs }] },
      /concurrency of a m is 0/,
    ],
  ])('refuses %j', (more, message) => {
    expect(() => planOf(job(more))).toThrow(message);
  });
});
