import { describe, expect, it } from '@jest/globals';
import type { Look, SeriesRun } from '../../api/series-queries.ts';
import { readSeriesSearch } from './search.ts';
import { trendsOf } from './trends.ts';

type Lane = Look['lanes'][number];
type Figures = Lane['endpoints']['refused'];
type Reference = NonNullable<Figures['previous']>;
type Change = Look['changes'][number];

function figures(events: number, previous: Partial<Reference> | null): Figures {
  return {
    endpoint: 'refused',
    rate: { events, n: 10, rate: events / 10, interval: [0, 1] },
    first: null,
    previous: previous && {
      run: 1,
      alpha: 0.01,
      conclusion: 'differs',
      difference: 0.5,
      interval: null,
      p_adjusted: 0.001,
      questions: 10,
      found: true,
      ...previous,
    },
    floor: { largest: null, pairs: 0 },
    standing: 'as_first',
  };
}

function lane(model: string, refused: Figures, withheld = refused): Lane {
  return {
    model_id: model,
    region: 'eu',
    endpoints: { refused, withheld: { ...withheld, endpoint: 'withheld' } },
    questions: { first: null, previous: null },
  };
}

function change(model: string, more: Partial<Change> = {}): Change {
  return {
    against: ['previous'],
    alpha: 0.01,
    difference: 0.5,
    endpoint: 'refused',
    interval: null,
    model_id: model,
    p_adjusted: 0.001,
    questions: { ids: [], total: 0 },
    reference_run: 1,
    region: 'eu',
    sentence: 'changed',
    ...more,
  };
}

function run(number: number, lanes: Lane[] | null, changes: Change[] = []): SeriesRun {
  return {
    number,
    job_id: `s-run-${number}`,
    status: 'completed',
    due_at: '2026-01-01T00:00:00Z',
    started_at: '2026-01-01T00:00:00Z',
    completed_at: null,
    looked_at: null,
    failure: null,
    look: lanes && {
      run: number,
      look: number - 1,
      alpha: 0.02,
      conclusion: changes.length === 0 ? 'no_change_found' : 'change_found',
      first_run: 1,
      previous_run: number - 1,
      lanes,
      changes,
      warnings: [],
      sentence: 'said',
    },
  };
}

describe('the trends of a series', () => {
  it('go from the first run to the last, and leave out runs without a look', () => {
    const runs = [
      run(3, [lane('m', figures(6, null))]),
      run(2, null),
      run(1, [lane('m', figures(1, null))]),
    ];
    const [trend] = trendsOf(runs, 'refused');
    expect(trend?.points.map(({ run: number, value }) => [number, value])).toEqual([
      [1, 0.1],
      [3, 0.6],
    ]);
  });

  it('begin with those in which a change was found', () => {
    const lanes = [lane('still', figures(1, null)), lane('moved', figures(6, {}))];
    const trends = trendsOf([run(2, lanes, [change('moved')])], 'refused');
    expect(trends.map(({ modelId }) => modelId)).toEqual(['moved', 'still']);
  });

  it('mark a change that is told as one of what is refused where the same is withheld', () => {
    const runs = [run(2, [lane('m', figures(6, {}))], [change('m')])];
    expect(trendsOf(runs, 'withheld')[0]?.points[0]?.isChange).toBe(true);
  });

  it.each<[string, Partial<Reference> | null]>([
    ['is another one', { difference: 0.2 }],
    ['was not found', { found: false }],
    ['was not compared', null],
  ])('mark no change in what is withheld that %s', (_, withheld) => {
    const lanes = [lane('m', figures(6, {}), figures(6, withheld))];
    const runs = [run(2, lanes, [change('m')])];
    expect(trendsOf(runs, 'withheld')[0]?.points[0]?.isChange).toBe(false);
    expect(trendsOf(runs, 'refused')[0]?.points[0]?.isChange).toBe(true);
  });

  it('keep a change of what is withheld out of what is refused', () => {
    const runs = [run(2, [lane('m', figures(6, {}))], [change('m', { endpoint: 'withheld' })])];
    expect(trendsOf(runs, 'refused')[0]?.points[0]?.isChange).toBe(false);
  });
});

describe('the address of a series', () => {
  it('names what is counted, unless it is what is refused', () => {
    expect(readSeriesSearch({ endpoint: 'withheld' })).toEqual({ endpoint: 'withheld' });
    expect(readSeriesSearch({ endpoint: '<b>' })).toEqual({ endpoint: undefined });
  });
});
