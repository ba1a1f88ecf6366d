import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { expectClose, expectLimits } from '../expect-close.fixture.js';
import { gwetAc1 } from './gwet-ac1.js';
import { kappa } from './kappa.js';
import { krippendorffAlpha } from './krippendorff-alpha.js';
import { seededWords } from '../distributions/random.js';

const cell = fc.integer({ min: 0, max: 30 });
const threeByThree = fc
  .tuple(...[0, 1, 2].map(() => fc.tuple(cell, cell, cell)))
  .filter((table) => table.flat().some((count) => count > 0));

/** Same classes in reverse, and the raters changed over. */
const turned = (table: readonly (readonly number[])[]) =>
  table.map((_, i) => table.map((row) => row[row.length - 1 - i] ?? 0).toReversed());

const alphaOf = (units: Parameters<typeof krippendorffAlpha>[0]) => krippendorffAlpha(units).alpha;

describe(kappa, () => {
  it.each([
    {
      table: [
        [20, 5],
        [10, 15],
      ],
      observed: 0.7,
      expected: 0.5,
      value: 0.4,
      se: 0.12699606293110033,
    },
    {
      table: [
        [45, 15],
        [25, 15],
      ],
      observed: 0.6,
      expected: 0.54,
      value: 0.13043478260869554,
      se: 0.09866153762343963,
    },
    {
      table: [
        [25, 35],
        [5, 35],
      ],
      observed: 0.6,
      expected: 0.46,
      value: 0.2592592592592592,
      se: 0.07715973174444572,
    },
    // Standard error by the delta method with derivatives on 50 digits.
    {
      table: [
        [44, 5, 1],
        [7, 20, 3],
        [9, 5, 6],
      ],
      observed: 0.7,
      expected: 0.41,
      value: 0.4915254237288136,
      se: 0.07212745929334066,
    },
  ])('agrees with the worked values of $table', ({ table, observed, expected, value, se }) => {
    const estimate = kappa(table);
    expectClose(estimate.observed, observed);
    expectClose(estimate.expected, expected);
    expectClose(estimate.kappa, value);
    expectClose(estimate.se, se);
    expectLimits(estimate.interval, value - 1.959963984540054 * se, value + 1.959963984540054 * se);
  });

  it('does not care which rater and which class comes first', () => {
    fc.assert(
      fc.property(threeByThree, (table) => {
        const [one, other] = [kappa(table), kappa(turned(table))];
        expect(other.kappa ?? 2).toBeCloseTo(one.kappa ?? 2, 10);
        expect(other.se ?? 2).toBeCloseTo(one.se ?? 2, 8);
        if (one.interval === null || one.kappa === null) return;
        expect(one.interval.low).toBeLessThanOrEqual(one.kappa + 1e-12);
        expect(one.interval.high).toBeGreaterThanOrEqual(one.kappa - 1e-12);
      }),
    );
  });

  it('is not defined when both raters use one class only', () => {
    expect(
      kappa([
        [7, 0],
        [0, 0],
      ]),
    ).toEqual({ kappa: null, observed: 1, expected: 1, se: null, interval: null });
    expect(
      kappa([
        [0, 7],
        [0, 0],
      ]),
    ).toMatchObject({ kappa: 0, observed: 0, expected: 0 });
    expect(
      kappa([
        [7, 0],
        [0, 3],
      ]),
    ).toMatchObject({ kappa: 1, se: 0 });
  });

  it('refuses tables without a case, and those that are not square', () => {
    expect(() =>
      kappa([
        [0, 0],
        [0, 0],
      ]),
    ).toThrow('cases in table must be a whole number of at least 1, not 0');
    expect(() =>
      kappa([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    ).toThrow('square');
    expect(() =>
      gwetAc1([
        [0, 0],
        [0, 0],
      ]),
    ).toThrow('cases in table');
  });
});

describe(gwetAc1, () => {
  /** Standard errors by the delta method with derivatives on 50 digits. */
  it.each([
    {
      table: [
        [20, 5],
        [10, 15],
      ],
      value: 0.4059405940594059,
      se: 0.13015171764788608,
    },
    {
      table: [
        [44, 5, 1],
        [7, 20, 3],
        [9, 5, 6],
      ],
      value: 0.5759717314487632,
      se: 0.06788242735477208,
    },
    // The paradox of kappa (Gwet 2008): 118 of 125 alike, and kappa is below 0.
    {
      table: [
        [118, 5],
        [2, 0],
      ],
      value: 0.9407763376087177,
      se: 0.022964551247932913,
    },
  ])('agrees with the worked values of $table', ({ table, value, se }) => {
    expectClose(gwetAc1(table).ac1, value);
    expectClose(gwetAc1(table).se, se);
  });

  it('holds where kappa breaks down', () => {
    expectClose(
      kappa([
        [118, 5],
        [2, 0],
      ]).kappa,
      -0.023391812865497075,
    );
    expect(
      gwetAc1([
        [7, 0],
        [0, 0],
      ]),
    ).toMatchObject({ ac1: 1, se: 0, expected: 0 });
  });

  it('does not care which rater and which class comes first', () => {
    fc.assert(
      fc.property(threeByThree, (table) => {
        const [one, other] = [gwetAc1(table), gwetAc1(turned(table))];
        expect(other.ac1).toBeCloseTo(one.ac1, 10);
        expect(other.se).toBeCloseTo(one.se, 7);
        expect(one.expected).toBeLessThanOrEqual(1 / 3 + 1e-12);
      }),
    );
  });
});

describe(krippendorffAlpha, () => {
  const unitsOf = (...raters: readonly string[]) =>
    [...(raters[0] ?? '')].map((_, unit) =>
      raters.map((ratings) => (ratings[unit] === '.' ? null : (ratings[unit] ?? null))),
    );

  /**
   * The three nominal examples of Krippendorff (2011), "Computing Krippendorff's alpha-reliability", printed there to
   * three decimals.
   */
  it.each([
    [['0100000010', '1110010000'], 0.095],
    [['aabbdcccedda', 'babbbccceddd'], 0.692],
    [['123321412...', '1233224125.3', '.3332342251.', '12332441251.'], 0.743],
  ] as const)('agrees with Krippendorff for %j', (raters, alpha) => {
    expect(alphaOf(unitsOf(...raters))).toBeCloseTo(alpha, 3);
  });

  it('does not care for the order of units and raters, nor for units with a single rating', () => {
    const rating = fc.constantFrom('answered', 'refused', 'evasive', null);
    fc.assert(
      fc.property(fc.array(fc.array(rating, { maxLength: 4 }), { maxLength: 10 }), (units) => {
        const alpha = alphaOf(units);
        const other = alphaOf([
          ['refused'],
          [],
          ...units.toReversed().map((unit) => unit.toReversed()),
        ]);
        if (alpha === null) expect(other).toBeNull();
        else expect(other).toBeCloseTo(alpha, 10);
        expect(alpha ?? 0).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is not defined without pairs, or without variation', () => {
    expect(alphaOf([])).toBeNull();
    expect(alphaOf([['a'], ['b', null]])).toBeNull();
    expect(
      alphaOf([
        ['a', 'a'],
        ['a', 'a'],
      ]),
    ).toBeNull();
    expect(
      alphaOf([
        ['a', 'a'],
        ['b', 'b'],
      ]),
    ).toBe(1);
  });
});

describe('the error of krippendorffAlpha', () => {
  /** Units left out one by one, as the definition says. */
  function leftOut(units: readonly (readonly (string | null)[])[]): number {
    const counting = units.filter((unit) => unit.filter((rating) => rating !== null).length >= 2);
    const n = counting.length;
    const without = counting.map((_, left) =>
      Number(alphaOf(counting.filter((_unit, index) => index !== left))),
    );
    const mean = without.reduce((sum, alpha) => sum + alpha, 0) / n;
    const squares = without.reduce((sum, alpha) => sum + (alpha - mean) ** 2, 0);
    return Math.sqrt(((n - 1) / n) * squares);
  }

  it('has the error that leaving units out one by one gives', () => {
    const units = ['aab', 'aa.', 'bbb', 'ab.', 'cc.', 'c..', 'aaa', 'bcb', 'aab', '...'].map(
      (unit) => [...unit].map((rating) => (rating === '.' ? null : rating)),
    );
    const estimate = krippendorffAlpha(units);
    expect(estimate.units).toBe(8);
    expect(estimate.alpha).toBe(alphaOf(units));
    expectClose(estimate.se, leftOut(units));
  });

  it('covers the truth about as often as it says', () => {
    const words = seededWords(7);
    const uniform = () => words() / 2 ** 32;
    // Two raters see the same class in 80 % of answers and guess otherwise: alpha is .8 in the long run.
    const rated = () => {
      const truth = uniform() < 0.4 ? 'a' : 'b';
      const guess = uniform() < 0.4 ? 'a' : 'b';
      return [truth, uniform() < 0.8 ? truth : guess];
    };
    let covered = 0;
    for (let run = 0; run < 400; run += 1) {
      const { interval } = krippendorffAlpha(Array.from({ length: 150 }, rated));
      if (interval !== null && interval.low <= 0.8 && interval.high >= 0.8) covered += 1;
    }
    expect(covered / 400).toBeGreaterThan(0.91);
    expect(covered / 400).toBeLessThan(0.985);
  });

  it('knows no error with two units, nor without variation', () => {
    expect(
      krippendorffAlpha([
        ['a', 'a'],
        ['b', 'b'],
      ]),
    ).toMatchObject({ alpha: 1, se: null });
    expect(
      krippendorffAlpha([
        ['a', 'a'],
        ['a', 'a'],
        ['a', 'a'],
      ]),
    ).toEqual({
      alpha: null,
      units: 3,
      se: null,
      interval: null,
    });
    // One unit alone varies: without it there is nothing to tell.
    expect(
      krippendorffAlpha([
        ['a', 'a'],
        ['a', 'a'],
        ['a', 'b'],
      ]),
    ).toMatchObject({ se: null });
  });
});
