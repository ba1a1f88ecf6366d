import { describe, expect, it } from '@jest/globals';
import type { VerdictInput } from '../input/input.js';
import { simulatedJob, type SimulatedJob } from './simulate.fixture.js';
import { cell, firstModel, job, NO, profile, YES } from '../verdict.fixture.js';

const JOBS = 60;
/** Of 60 jobs without an effect 3 claim one on average, and 8 or fewer with a chance of 99.6 %. */
const MOST_FALSE_CLAIMS = 8;

/** Answers of so many places, each seen from some regions. */
function sharedJob(
  places: readonly (readonly number[])[],
  design: Pick<SimulatedJob, 'questions' | 'repeats' | 'cellShare'>,
  seed: number,
): VerdictInput {
  const drawn = simulatedJob({
    ...design,
    seed: 7919 * seed + 5,
    regions: places.map((_, place) => `place-${place}`),
    models: ['m'],
    baseRate: 0.3,
    questionShare: 0.5,
  });
  const placeOf = places.flat().map((_, region) => places.findIndex((of) => of.includes(region)));
  return {
    ...drawn,
    regions: placeOf.map((_, region) => `region-${region}`),
    profiles: drawn.profiles.map((row) => ({
      ...row,
      cells: placeOf.map((place) => row.cells[place] ?? NO),
    })),
  };
}

const TWO_PAIRS = [
  [0, 1],
  [2, 3],
];
const SEVEN_OF_EIGHT = [[0, 1, 2, 3, 4, 5, 6], [7]];
const ONCE = { questions: 40, repeats: 1, cellShare: 0 };
const OFTEN = { questions: 40, repeats: 5, cellShare: 0.35 };

describe('60 simulated jobs whose regions share backends', () => {
  it.each([
    { name: 'four in two pairs, asked once', places: TWO_PAIRS, design: ONCE },
    { name: 'four in two pairs, five repeats', places: TWO_PAIRS, design: OFTEN },
    { name: 'seven of eight, asked once', places: SEVEN_OF_EIGHT, design: ONCE },
  ])('claim no more than 5 % where nothing is planted ($name)', ({ places, design }) => {
    const models = Array.from({ length: JOBS }, (_, seed) =>
      firstModel(sharedJob(places, design, seed)),
    );
    const claims = models.filter(({ conclusion }) => conclusion.startsWith('differs'));
    expect(claims.length).toBeLessThanOrEqual(MOST_FALSE_CLAIMS);
  });

  it('would claim more by the exchange of all regions', () => {
    const models = Array.from({ length: JOBS }, (_, seed) =>
      firstModel(sharedJob(TWO_PAIRS, ONCE, seed)),
    );
    const exchanged = models.filter(({ omnibus }) => (omnibus?.exchange?.p ?? 1) <= 0.05);
    expect(exchanged.length).toBeGreaterThan(3);
  });

  it('name the regions that share, and no others', () => {
    const named = firstModel(sharedJob(TWO_PAIRS, OFTEN, 1)).warnings.filter(
      ({ code }) => code === 'regions_alike',
    );
    expect(named.map(({ text }) => /region-\d and region-\d/.exec(text)?.[0])).toEqual([
      'region-0 and region-1',
      'region-2 and region-3',
    ]);
    const apart = sharedJob([[0], [1], [2], [3]], OFTEN, 1);
    expect(firstModel(apart).warnings.map(({ code }) => code)).not.toContain('regions_alike');
  });
});

describe('regions that come out alike', () => {
  it('are no news where a third differs from both in one direction only', () => {
    const sut = firstModel(job([profile(20, [NO, NO, YES]), profile(20, [NO, NO, NO])]));
    expect(sut.conclusion).toBe('differs');
    expect(sut.warnings.map(({ code }) => code)).not.toContain('regions_alike');
  });

  it('are news where a third differs from both either way', () => {
    const rows = [profile(8, [NO, NO, YES]), profile(8, [YES, YES, NO]), profile(20, [NO, NO, NO])];
    const sut = firstModel(job(rows));
    expect(sut.warnings.map(({ code }) => code)).toContain('regions_alike');
  });
});

describe('repeats that tell nothing', () => {
  it('are warned of where they never differ and questions do', () => {
    const rows = [
      profile(3, [cell(5, 0), cell(0, 5)]),
      profile(3, [cell(0, 5), cell(5, 0)]),
      profile(20, [cell(0, 5), cell(0, 5)]),
    ];
    const { warnings } = firstModel(job(rows));
    expect(warnings.find(({ code }) => code === 'repeats_not_independent')?.text).toBe(
      'm: 6 questions came out both ways, and the repeats of all 12 cells of them came out alike: a repeat says no more than the first answer, so that more questions are needed rather than repeats',
    );
  });

  it('are warned of in no more than 5 % of jobs whose repeats correlate as those of models do', () => {
    const warned = Array.from({ length: JOBS }, (_, seed) =>
      firstModel(sharedJob([[0], [1], [2]], { ...OFTEN, questions: 30, cellShare: 0.4 }, seed)),
    ).filter(({ warnings }) => warnings.some(({ code }) => code === 'repeats_not_independent'));
    expect(warned.length).toBeLessThanOrEqual(MOST_FALSE_CLAIMS);
  });
});

describe('identical repeats', () => {
  it('of 60 jobs without an effect claim no more than 5 %, of these questions or others like them', () => {
    const claims = Array.from({ length: JOBS }, (_, seed) => {
      const once = sharedJob([[0], [1]], { ...ONCE, questions: 60 }, seed);
      const profiles = once.profiles.map((row) => ({
        ...row,
        cells: row.cells.map(({ outcomes }) =>
          cell(10 * (outcomes.refused ?? 0), 10 * (outcomes.answered ?? 0)),
        ),
      }));
      return firstModel({ ...once, repeats: 10, profiles }).conclusion;
    }).filter((conclusion) => conclusion.startsWith('differs'));
    expect(claims.length).toBeLessThanOrEqual(MOST_FALSE_CLAIMS);
  });
});
