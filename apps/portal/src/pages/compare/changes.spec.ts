import { describe, expect, it } from '@jest/globals';
import type { ComparedLane } from '../../api/comparison-queries.ts';
import { changesOf } from './changes.ts';
import { comparisonQueryOf, readCompareSearch } from './search.ts';

type Change = ComparedLane['endpoints']['refused'];

const ARM = { events: 1, n: 10, rate: 0.1, interval: [0, 0.3] };

const change = <Name extends 'refused' | 'withheld'>(endpoint: Name, p: number | null) => ({
  endpoint,
  conclusion: (p !== null && p <= 0.05 ? 'differs' : 'cannot_tell') as Change['conclusion'],
  before: ARM,
  after: ARM,
  corrected: null,
  difference: 0,
  interval: [-0.1, 0.1],
  method: 'exact' as const,
  mid_p: null,
  minimum_detectable: null,
  only_after: 0,
  only_before: 0,
  p,
  p_adjusted: p,
  p_by_answer: null,
  questions: 10,
  test: 'mcnemar_exact' as const,
});

const lane = (model: string, region: string, p: number | null): ComparedLane => ({
  model_id: model,
  region,
  conclusion: 'cannot_tell',
  sentence: '',
  questions: 10,
  repeats: { before: 1, after: 1 },
  cannot_tell: null,
  discordant: { total: 0, questions: [] },
  endpoints: { refused: change('refused', p), withheld: change('withheld', null) },
  executions: {
    before: { expected: 10, measured: 10, missing: 0, quarantined: 0 },
    after: { expected: 10, measured: 10, missing: 0, quarantined: 0 },
  },
  warnings: [],
});

describe('changes between two jobs', () => {
  const lanes = [lane('a', 'us-east', 0.4), lane('b', 'us-east', 0.2), lane('b', 'eu-west', 0.01)];

  it('stand by model, those of which something changed first', () => {
    const changes = changesOf({ lanes, alpha: 0.05 }, 'refused');
    expect(
      changes.map(({ modelId, lanes: of }) => [modelId, of.map(({ region }) => region)]),
    ).toEqual([
      ['b', ['us-east', 'eu-west']],
      ['a', ['us-east']],
    ]);
    expect(changes[0]?.lanes.map(({ isDecisive }) => isDecisive)).toEqual([false, true]);
  });

  it('are decisive under their own endpoint only', () => {
    const changes = changesOf({ lanes, alpha: 0.05 }, 'withheld');
    expect(changes.map(({ modelId }) => modelId)).toEqual(['a', 'b']);
    expect(changes.some(({ lanes: of }) => of.some(({ isDecisive }) => isDecisive))).toBe(false);
  });
});

describe('the address of a comparison', () => {
  it('asks the API for the later job and what else it says', () => {
    const search = readCompareSearch({ with: 'later', margin: '0.1', alpha: 'x', q: 'words' });
    expect(comparisonQueryOf('later', search)).toEqual({ with: 'later', margin: 0.1 });
  });
});
