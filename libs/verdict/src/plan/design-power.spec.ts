import { describe, expect, it } from '@jest/globals';
import { EFFECTS, questionChances } from './answer-model.js';
import {
  DEFAULT_ASSUMPTIONS,
  powerOf,
  powerUnder,
  questionsNeeded,
  smallestDetectable,
} from './design-power.js';
import type { PowerDesign } from './power-design.js';
import { rateMoments } from './rate-moments.js';

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
  { ...DESIGN, questions: 600 },
];

describe(questionChances, () => {
  it('has the correlations that are assumed, at the base rate', () => {
    const { baseRate, betweenRegions, betweenRepeats } = DEFAULT_ASSUMPTIONS;
    const single = baseRate * (1 - baseRate);
    const once = rateMoments(questionChances('shift', 0, 1, DEFAULT_ASSUMPTIONS));
    expect(once.baseVariance).toBeCloseTo(single, 2);
    expect(once.baseCovariance).toBeCloseTo(single * betweenRegions, 2);
    const often = rateMoments(questionChances('shift', 0, 5, DEFAULT_ASSUMPTIONS));
    expect(often.baseVariance).toBeCloseTo((single * (1 + 4 * betweenRepeats)) / 5, 2);
    expect(often.baseCovariance).toBeCloseTo(single * betweenRegions, 2);
  });

  it.each(EFFECTS)('has the difference that is asked for (%s)', (effect) => {
    const sut = rateMoments(questionChances(effect, 0.2, 3, DEFAULT_ASSUMPTIONS));
    expect(sut.difference).toBeCloseTo(0.2, 2);
  });

  it('scatters more where whole questions flip', () => {
    const [shift, flip] = EFFECTS.map((effect) =>
      rateMoments(questionChances(effect, 0.2, 5, DEFAULT_ASSUMPTIONS)),
    );
    const scatter = (sut = shift) =>
      (sut?.raisedVariance ?? 0) + (sut?.baseVariance ?? 0) - 2 * (sut?.raisedCovariance ?? 0);
    expect(scatter(flip)).toBeGreaterThan(1.5 * scatter(shift));
  });

  it('knows independent and identical answers', () => {
    const none = { baseRate: 0.3, betweenRegions: 0, betweenRepeats: 0 };
    const apart = rateMoments(questionChances('shift', 0, 4, none));
    expect(apart.baseVariance).toBeCloseTo(0.21 / 4, 6);
    expect(apart.baseCovariance).toBeCloseTo(0, 6);
    const all = { baseRate: 0.3, betweenRegions: 1, betweenRepeats: 1 };
    const alike = rateMoments(questionChances('shift', 0, 4, all));
    expect(alike.baseVariance - alike.baseCovariance).toBeCloseTo(0, 6);
  });
});

describe(powerOf, () => {
  it('is the power of exact McNemar, counted out, for one answer a cell', () => {
    const sut = rateMoments(questionChances('shift', 0.25, 1, DEFAULT_ASSUMPTIONS));
    const discordant =
      sut.raisedVariance + sut.baseVariance - 2 * sut.raisedCovariance + sut.difference ** 2;
    const onlyA = (discordant + sut.difference) / 2;
    expect([onlyA, discordant - onlyA]).toEqual([
      expect.closeTo(0.28185, 5),
      expect.closeTo(0.03142, 5),
    ]);
    // The chances of all counts of 60 questions that decide, added up, at these two chances.
    const exact = 0.95753;
    expect(Math.abs(powerUnder('shift', DESIGN, 0.25).differs - exact)).toBeLessThan(0.03);
  });

  it.each(DESIGNS)(
    'is near the error rate without a difference, and near 1 with a large one: %j',
    (design) => {
      expect(powerOf(design, 0)).toBeLessThanOrEqual(0.075);
      expect(powerOf(design, 0.65)).toBeGreaterThan(0.99);
    },
  );

  it.each(DESIGNS)('grows with the difference and with the questions: %j', (design) => {
    const larger = { ...design, questions: 4 * design.questions };
    expect(powerOf(design, 0.1)).toBeGreaterThan(powerOf(design, 0.03));
    expect(powerOf(larger, 0.1)).toBeGreaterThanOrEqual(powerOf(design, 0.1));
  });

  it('gains little by repeats where they correlate', () => {
    const once = smallestDetectable(DESIGN, 0.8) ?? 0;
    const often = smallestDetectable({ ...DESIGN, repeats: 100 }, 0.8) ?? 0;
    const twice = smallestDetectable({ ...DESIGN, questions: 240 }, 0.8) ?? 0;
    expect(often).toBeLessThanOrEqual(once);
    expect(twice).toBeLessThan(often);
  });

  it('is nothing with fewer questions than a test can decide by', () => {
    for (const few of [
      { ...DESIGN, questions: 5 },
      { ...DESIGN, questions: 5, repeats: 5 },
      { ...DESIGN, questions: 5, regions: 3 },
    ]) {
      expect(powerOf(few, 0.7)).toBe(0);
      expect(smallestDetectable(few, 0.8)).toBeNull();
    }
  });

  it('says of eight questions what sign flips of eight questions show', () => {
    const few = { ...DESIGN, questions: 8, repeats: 5 };
    // Eight questions that all lean one way are seen with p .008; whether they do is up to the base rate.
    expect(powerUnder('whole_questions', few, 0.5).differs).toBeLessThan(0.5);
    expect(smallestDetectable(few, 0.8)).toBeNull();
  });

  it('names the region that differs wherever it says that one does', () => {
    const sut = powerUnder('shift', { ...DESIGN, regions: 4, repeats: 5 }, 0.2);
    expect(sut.names).toBeGreaterThan(sut.differs - 0.02);
    expect(sut.singlesOut).toBeLessThan(sut.names);
  });

  it('goes over from simulated jobs to the normal distribution without a step', () => {
    for (const effect of EFFECTS) {
      const design = { ...DESIGN, regions: 3, repeats: 5, alpha: 0.025 };
      const simulated = powerUnder(effect, { ...design, questions: 400 }, 0.07).differs;
      const normal = powerUnder(effect, { ...design, questions: 401 }, 0.07).differs;
      expect(Math.abs(simulated - normal)).toBeLessThan(0.08);
    }
  });
});

describe(questionsNeeded, () => {
  it.each(DESIGNS)('is the inverse of the smallest detectable difference: %j', (design) => {
    const needed = questionsNeeded(design, 0.15, 0.8) ?? 0;
    expect(powerOf({ ...design, questions: needed }, 0.15)).toBeGreaterThanOrEqual(0.8);
    expect(powerOf({ ...design, questions: Math.floor(needed * 0.8) }, 0.15)).toBeLessThan(0.8);
  });

  it('is null for a difference that the base rate leaves no room for', () => {
    expect(questionsNeeded(DESIGN, 0.71, 0.8)).toBeNull();
  });
});
