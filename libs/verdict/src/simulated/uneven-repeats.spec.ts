import { describe, expect, it } from '@jest/globals';
import { simulatedJob, type RepeatsDrawn, type SimulatedJob } from './simulate.fixture.js';
import type { ModelVerdict } from '../shape/shape.js';
import { verdict } from '../verdict.js';

const JOBS = 200;
const ALPHA = 0.05;
/** Of 200 jobs without an effect 10 claim one on average when alpha is held, and 19 or fewer with a chance of 99.7 %. */
const MOST_FALSE_CLAIMS = 19;

const one: RepeatsDrawn = () => 1;
const two: RepeatsDrawn = () => 2;
const five: RepeatsDrawn = () => 5;
const six: RepeatsDrawn = () => 6;
const ten: RepeatsDrawn = () => 10;
const upToThree: RepeatsDrawn = (uniform) => 1 + Math.floor(3 * uniform);
const upToSix: RepeatsDrawn = (uniform) => 1 + Math.floor(6 * uniform);

/** Repeats of a question that know nothing of each other but the question, or correlate in their region as well. */
const INDEPENDENT = { questionShare: 0, cellShare: 0 };
const HALF_TOGETHER = { questionShare: 0.5, cellShare: 0.25 };
const TOGETHER = { questionShare: 0.7, cellShare: 0.23 };

type Case = Pick<SimulatedJob, 'baseRate' | 'questions' | 'questionShare' | 'cellShare'> & {
  readonly name: string;
  readonly repeats: readonly RepeatsDrawn[];
};

function modelsOf(job: Case, planted = 0): ModelVerdict[] {
  return Array.from({ length: JOBS }, (_, index) => {
    const regions = ['a', 'b', 'c'].slice(0, job.repeats.length);
    const drawn = simulatedJob({
      ...job,
      seed: 7919 * index + 11,
      regions,
      models: ['m'],
      planted,
    });
    return verdict(drawn).models;
  }).flat();
}

const claims = (models: readonly ModelVerdict[]): number =>
  models.filter(({ conclusion }) => conclusion === 'differs').length;

/** Claims that sign flips alone would make. */
const flippedClaims = (models: readonly ModelVerdict[]): number =>
  models.filter(({ pairs }) => (pairs[0]?.p ?? 1) <= ALPHA).length;

/** The designs in which sign flips fail most, and those in which the exchange of answers does. */
const CASES: readonly Case[] = [
  { name: '1 v 5, 2 %', repeats: [one, five], baseRate: 0.02, questions: 100, ...INDEPENDENT },
  { name: '1 v 5, 5 %', repeats: [one, five], baseRate: 0.05, questions: 40, ...INDEPENDENT },
  { name: '1 v 10, 2 %', repeats: [one, ten], baseRate: 0.02, questions: 100, ...INDEPENDENT },
  { name: '1 v 10, half', repeats: [one, ten], baseRate: 0.02, questions: 100, ...HALF_TOGETHER },
  { name: '1 v 5, half', repeats: [one, five], baseRate: 0.05, questions: 200, ...HALF_TOGETHER },
  { name: '2 v 6, half', repeats: [two, six], baseRate: 0.2, questions: 40, ...HALF_TOGETHER },
  { name: '2 v 6, together', repeats: [two, six], baseRate: 0.5, questions: 20, ...TOGETHER },
  {
    name: 'mixed',
    repeats: [upToThree, upToSix],
    baseRate: 0.05,
    questions: 100,
    ...HALF_TOGETHER,
  },
  { name: '1 v 1 v 5', repeats: [one, one, five], baseRate: 0.02, questions: 40, ...INDEPENDENT },
  {
    name: '1 v 5 v 5',
    repeats: [one, five, five],
    baseRate: 0.05,
    questions: 40,
    ...HALF_TOGETHER,
  },
];

describe('200 simulated jobs whose regions were not asked equally often', () => {
  it.each(CASES)('claim no more than 5 % where nothing is planted ($name)', (job) => {
    expect(claims(modelsOf(job))).toBeLessThanOrEqual(MOST_FALSE_CLAIMS);
  });

  it('would claim more by sign flips alone', () => {
    const [, , hard] = CASES;
    expect(hard === undefined ? 0 : flippedClaims(modelsOf(hard))).toBeGreaterThan(
      MOST_FALSE_CLAIMS,
    );
  });

  it('find nearly as many planted differences as sign flips alone', () => {
    const job = { name: '', repeats: [two, six], baseRate: 0.3, questions: 40, ...TOGETHER };
    const models = modelsOf(job, 0.2);
    expect(claims(models)).toBeGreaterThan(0.75 * JOBS);
    expect(claims(models)).toBeGreaterThanOrEqual(flippedClaims(models) - 0.02 * JOBS);
  });
});
