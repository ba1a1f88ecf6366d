import { describe, expect, it } from '@jest/globals';
import { differenceModel } from './answer-model.js';
import {
  DEFAULT_ASSUMPTIONS,
  powerOf,
  questionsNeeded,
  smallestDetectable,
  type PowerDesign,
} from './design-power.js';

const DESIGN: PowerDesign = {
  questions: 60,
  repeats: 1,
  regions: 2,
  alpha: 0.05,
  claim: 'questions_like_these',
};
const DESIGNS: PowerDesign[] = [
  DESIGN,
  { ...DESIGN, repeats: 5 },
  { ...DESIGN, regions: 3 },
  { ...DESIGN, regions: 4, repeats: 5 },
  { ...DESIGN, repeats: 5, claim: 'these_questions' },
];

describe(differenceModel, () => {
  it('has the correlations that are assumed, at the base rate', () => {
    const { baseRate, betweenRegions, betweenRepeats } = DEFAULT_ASSUMPTIONS;
    const single = baseRate * (1 - baseRate);
    expect(differenceModel(0, 1, DEFAULT_ASSUMPTIONS).variance).toBeCloseTo(
      2 * single * (1 - betweenRegions),
      6,
    );
    expect(differenceModel(0, 5, DEFAULT_ASSUMPTIONS).variance).toBeCloseTo(
      2 * single * ((1 + 4 * betweenRepeats) / 5 - betweenRegions),
      6,
    );
  });

  it('splits the difference into questions that move up and questions that move down', () => {
    const sut = differenceModel(0.2, 1, DEFAULT_ASSUMPTIONS);
    expect(sut.onlyRaised - sut.onlyBase).toBeCloseTo(0.2, 12);
    expect(sut.variance).toBeCloseTo(sut.onlyRaised + sut.onlyBase - 0.2 ** 2, 9);
  });

  it('knows independent and identical answers', () => {
    const none = { baseRate: 0.3, betweenRegions: 0, betweenRepeats: 0 };
    expect(differenceModel(0.2, 4, none).variance).toBeCloseTo((0.21 + 0.25) / 4, 6);
    const all = { baseRate: 0.3, betweenRegions: 1, betweenRepeats: 1 };
    expect(differenceModel(0, 4, all).variance).toBeCloseTo(0, 6);
  });
});

describe(powerOf, () => {
  it.each(DESIGNS)(
    'is near the error rate without a difference, and near 1 with a large one: %j',
    (design) => {
      expect(powerOf(design, 0)).toBeLessThanOrEqual(0.055);
      expect(powerOf(design, 0.6)).toBeGreaterThan(0.99);
    },
  );

  it.each(DESIGNS)('grows with the difference and with the questions: %j', (design) => {
    expect(powerOf(design, 0.2)).toBeGreaterThan(powerOf(design, 0.1));
    expect(powerOf({ ...design, questions: 240 }, 0.1)).toBeGreaterThan(powerOf(design, 0.1));
  });

  it('gains little by repeats where they hang together', () => {
    const once = smallestDetectable(DESIGN, 0.8) ?? 0;
    const often = smallestDetectable({ ...DESIGN, repeats: 100 }, 0.8) ?? 0;
    const twice = smallestDetectable({ ...DESIGN, questions: 240 }, 0.8) ?? 0;
    expect(often).toBeLessThan(once);
    expect(twice).toBeLessThan(often);
  });

  it('is nothing with fewer questions than a test can decide by', () => {
    expect(powerOf({ ...DESIGN, questions: 5 }, 0.7)).toBe(0);
    expect(smallestDetectable({ ...DESIGN, questions: 5 }, 0.8)).toBeNull();
    expect(powerOf({ ...DESIGN, questions: 5, repeats: 5 }, 0.7)).toBe(0);
    expect(powerOf({ ...DESIGN, questions: 3, regions: 3 }, 0.7)).toBe(0);
  });
});

describe(questionsNeeded, () => {
  it.each(DESIGNS)('is the inverse of the smallest detectable difference: %j', (design) => {
    const needed = questionsNeeded(design, 0.15, 0.8) ?? 0;
    expect(powerOf({ ...design, questions: needed }, 0.15)).toBeGreaterThanOrEqual(0.8);
    expect(powerOf({ ...design, questions: Math.floor(needed * 0.9) }, 0.15)).toBeLessThan(0.8);
  });

  it('is null for a difference that the base rate leaves no room for', () => {
    expect(questionsNeeded(DESIGN, 0.71, 0.8)).toBeNull();
  });
});
