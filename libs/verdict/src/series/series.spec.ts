import { describe, expect, it } from '@jest/globals';
import type { CellCounts } from '../input/input.js';
import type { SeriesLook } from '../shape/series-shape.js';
import { cell, ERROR, NO, YES } from '../verdict.fixture.js';
import { levelOfComparison } from './levels.js';
import { watch } from './series.fixture.js';

const ERRORS = { alpha: 0.05, runs: null };

/** A run of 60 questions, of which so many are refused: the first of them, from an offset. */
const refusing = (refused: number, from = 0): CellCounts[] =>
  Array.from({ length: 60 }, (_, index) => (index >= from && index < from + refused ? YES : NO));

const changedRuns = (looks: readonly SeriesLook[]): number[] =>
  looks.filter(({ changes }) => changes.length > 0).map(({ run }) => run);

describe('a look at the runs of a series', () => {
  it('has nothing to compare the first run with, and says its rates', () => {
    const [first] = watch([refusing(15)], ERRORS);
    expect(first).toMatchObject({
      run: 1,
      look: 0,
      alpha: null,
      conclusion: 'first_run',
      changes: [],
      lanes: [
        { model_id: 'm', region: 'eu', endpoints: { refused: { rate: { events: 15, n: 60 } } } },
      ],
    });
  });

  it('compares the second run once, and each later one with the first and the one before', () => {
    const looks = watch([refusing(15), refusing(15), refusing(16)], ERRORS);
    expect(looks[1]?.lanes[0]?.endpoints.refused).toMatchObject({
      first: { run: 1, alpha: levelOfComparison(ERRORS, 2, 1) },
      previous: null,
    });
    expect(looks[2]?.lanes[0]?.endpoints.refused).toMatchObject({
      first: { run: 1, alpha: levelOfComparison(ERRORS, 3, 2) },
      previous: { run: 2, alpha: levelOfComparison(ERRORS, 3, 2) },
    });
    expect(looks[2]?.alpha).toBeCloseTo(levelOfComparison(ERRORS, 3, 1), 15);
  });

  it('names the questions that came out otherwise, and says what changed in a sentence', () => {
    const looks = watch([refusing(10), refusing(10), refusing(40)], ERRORS);
    const [change] = looks[2]?.changes ?? [];
    expect(change?.questions.total).toBe(30);
    expect(change?.questions.ids.slice(0, 2)).toEqual(['q11', 'q12']);
    expect(looks[2]?.sentence).toMatch(
      /^m from eu refuses 50 points more often in run 3 than in run 2: 95 % interval \d+ to \d+, Holm-adjusted p < .001, level of this look 0.0038, 60 questions$/,
    );
  });

  it('marks a change that stays once, and the way back as another', () => {
    const [low, high] = [refusing(10), refusing(45)];
    const looks = watch([low, low, high, high, high, low, low, high], ERRORS);
    expect(changedRuns(looks)).toEqual([3, 6, 8]);
    const standings = looks.map(({ lanes }) => lanes[0]?.endpoints.refused.standing);
    expect(standings).toEqual([
      'as_first',
      'as_first',
      'more',
      'more',
      'more',
      'as_first',
      'as_first',
      'more',
    ]);
  });

  it('finds a drift against the first run that no step shows', () => {
    const drift = [10, 14, 18, 22, 26, 30, 34].map((refused) => refusing(refused));
    const looks = watch(drift, ERRORS);
    const [run = 0] = changedRuns(looks);
    expect(looks[run - 1]?.changes[0]).toMatchObject({ against: ['first'], reference_run: 1 });
  });

  it('claims no change that is within what runs differ by without a cause', () => {
    const [one, other] = [refusing(20), refusing(28, 15)];
    const looks = watch([one, other, one, other, one, refusing(26)], { alpha: 0.49, runs: 7 });
    const { floor, previous } = looks[5]?.lanes[0]?.endpoints.refused ?? {};
    expect(floor?.pairs).toBe(4);
    expect(floor?.largest).toBeCloseTo(8 / 60, 12);
    expect(previous).toMatchObject({ conclusion: 'differs', found: false });
    expect(previous?.difference).toBeCloseTo(6 / 60, 12);
    expect(changedRuns(looks)).toEqual([]);
  });

  it('says that there is nothing to compare where a run has no answer, and goes on', () => {
    const lost = Array.from({ length: 60 }, () => ERROR);
    const looks = watch([refusing(10), refusing(10), lost, refusing(45)], ERRORS);
    expect(looks[2]?.lanes[0]?.endpoints.refused.first?.difference).toBeNull();
    expect(changedRuns(looks)).toEqual([4]);
  });

  it('does not depend on which answers of a question are counted apart', () => {
    const twice = (refused: number): CellCounts[] =>
      Array.from({ length: 30 }, (_, index) => (index < refused ? cell(2, 0) : cell(0, 2)));
    expect(changedRuns(watch([twice(2), twice(2), twice(25)], ERRORS))).toEqual([3]);
  });
});

describe(levelOfComparison, () => {
  it('refuses a run after the announced last', () => {
    expect(() => levelOfComparison({ alpha: 0.05, runs: 20 }, 21, 2)).toThrow('announced');
  });
});
