import { describe, expect, it } from '@jest/globals';
import { widthOf } from '../terminal/wrap.js';
import { planText } from './plan-text.js';

type Plan = Parameters<typeof planText>[0];

const PLAN: Plan = {
  cells: 1_440,
  calls: { least: 1_440, most: 7_200 },
  tokens: { input: [70_000, 170_000], output: [43_000, 720_000] },
  cost_usd: [0.0123, 12],
  cost_at_most_usd: 15,
  cost_unavailable: null,
  cost_limit: null,
  unpriced_lanes: 0,
  duration_ms: [3_600_000, 7_200_000],
  lanes: [
    {
      region: 'asia-pacific',
      model_id: 'qwen2.5-1.5b',
      cells: 160,
      concurrency: 4,
      cost_unavailable: null,
      cost_usd: [0.001, 1.3],
      duration_ms: [40_000, 800_000],
      latency_ms: [1_000, 20_000],
      latency_source: 'recent_executions',
      recent_executions: 900,
    },
  ],
  power: null,
  warnings: [{ code: 'x', text: `one warning that is ${'rather '.repeat(12)}long` }],
};

describe(planText, () => {
  const lines = (plan: Partial<Plan> = {}): readonly string[] =>
    planText({ ...PLAN, ...plan }, 80).split('\n');

  it('says cells, calls, tokens, cost and duration within 80 columns', () => {
    expect(lines().slice(0, 6)).toEqual([
      'Cells      1,440',
      'Calls      1,440 to 7,200, the most if every attempt fails',
      'Tokens     70,000 to 170,000 in, 43,000 to 720,000 out',
      'Cost       $0.012 to $12.00',
      'Duration   1 to 2 h, were the job alone',
      'Shows      nothing by region: there are no two regions to compare',
    ]);
    expect(lines().filter((line) => widthOf(line) > 80)).toEqual([]);
  });

  it('says what a cost limit buys, and what may be spent beyond it', () => {
    const limit = {
      max_cost: 5,
      cells: [600, 1_440],
      expected: 'may_not_suffice',
      overshoot_usd: 0.4,
    };
    expect(lines({ cost_limit: limit as Plan['cost_limit'] }).slice(4, 6)).toEqual([
      'Max cost   $5.00 may not suffice for all of it: it buys 600 to 1,440 cells; up',
      '           to $0.40 beyond it for calls in flight',
    ]);
  });

  it('says which lanes a cost leaves out, and why there is none', () => {
    expect(lines({ unpriced_lanes: 3 })).toContain(
      'Cost       $0.012 to $12.00, without 3 lanes that have no prices',
    );
    const none = { cost_usd: null, cost_unavailable: 'no lane of the job has prices' };
    expect(lines(none)).toContain('Cost       not known: no lane of the job has prices');
  });

  it('marks what is assumed of a lane', () => {
    const [lane] = PLAN.lanes;
    const assumed = lane === undefined ? [] : [{ ...lane, latency_source: 'assumed' as const }];
    const text = lines({ lanes: assumed }).join('\n');
    expect(text).toMatch(/^asia-pacific qwen2\.5-1\.5b +160 +4 +1 to 20 s \? +0\.7 to 13 min/m);
    expect(text).toContain('? assumed: there are no recent executions of the lane');
  });
});
