import { describe, expect, it } from '@jest/globals';
import { simulatedRuns, watch } from './series.fixture.js';

const RUNS = 20;
const ALPHA = 0.05;
const DESIGN = { questions: 40, repeats: 1, runs: RUNS };

/** The bench simulates many more (`--series`); these show that the path holds. Of 20 series 5 % are 1, and 4 or fewer with a chance of 99.7 %. */
const SERIES = 20;
const MOST_FALSE = 4;

describe('20 series of 20 runs in which nothing changes', () => {
  it('claim a change in no more than 5 %', () => {
    const claiming = Array.from({ length: SERIES }, (_, index) =>
      watch(simulatedRuns({ seed: 7919 * index + 1, ...DESIGN }), { alpha: ALPHA, runs: RUNS }),
    ).filter((looks) => looks.some(({ changes }) => changes.length > 0));
    expect(claiming.length).toBeLessThanOrEqual(MOST_FALSE);
  });
});

describe('a series of 20 runs with a change in the 12th', () => {
  const planted = { seed: 11, ...DESIGN, questions: 60, change: { size: 0.35, run: 12 } };

  it.each([null, RUNS])('finds it then, and claims nothing before (announced: %s)', (runs) => {
    const looks = watch(simulatedRuns(planted), { alpha: ALPHA, runs });
    const changed = looks.filter(({ changes }) => changes.length > 0).map(({ run }) => run);
    expect(changed).toEqual([12]);
    expect(looks[11]?.changes).toEqual([
      expect.objectContaining({
        model_id: 'm',
        endpoint: 'refused',
        against: ['previous', 'first'],
        reference_run: 11,
      }),
    ]);
  });
});
