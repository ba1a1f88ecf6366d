import { describe, expect, it } from '@jest/globals';
import { powerUnder, smallestDetectable } from '../plan/design-power.js';
import type { PowerDesign } from '../plan/power-design.js';
import { answerCorrelation, simulatedJob, type SimulatedJob } from './simulate.fixture.js';
import { verdict } from '../verdict.js';

const JOBS = 100;
const MODELS = ['one', 'two'];
const REGIONS = ['us-east', 'eu-west', 'asia-pacific'];

/** Of 100 jobs without an effect 5 % claim one on average, and 11 or fewer with a chance of 99.6 %. */
const MOST_FALSE_CLAIMS = 11;
/** Standard errors that the share of finds may lie from the promise: 99 % of jobs do. */
const REACH = 2.6;

/** Questions differ much, and repeats of a question in a region correlate: the case in which counting answers goes wrong. */
const ANSWERS = { baseRate: 0.3, questionShare: 0.7, cellShare: 0.23 };

const DESIGNS = [
  { regions: 2, repeats: 1, questions: 40 },
  { regions: 3, repeats: 1, questions: 40 },
  { regions: 2, repeats: 5, questions: 30 },
  { regions: 3, repeats: 5, questions: 30 },
];
type Design = (typeof DESIGNS)[number];

function jobs(design: Design, planted = 0): SimulatedJob[] {
  return Array.from({ length: JOBS }, (_, index) => ({
    seed: 1000 * design.regions + 100 * design.repeats + 7919 * index,
    questions: design.questions,
    repeats: design.repeats,
    regions: REGIONS.slice(0, design.regions),
    models: MODELS,
    ...ANSWERS,
    planted,
  }));
}

describe('100 simulated jobs of two models', () => {
  it.each(DESIGNS)(
    'claim no more than 5 % where nothing is planted ($regions regions, $repeats repeats)',
    (design) => {
      const claims = jobs(design).filter(
        (job) => verdict(simulatedJob(job)).conclusion === 'differs',
      );
      expect(claims.length).toBeLessThanOrEqual(MOST_FALSE_CLAIMS);
    },
  );

  it.each(DESIGNS)(
    'find a planted difference as often as the plan promised ($regions regions, $repeats repeats)',
    (design) => {
      const { baseRate, questionShare, cellShare } = ANSWERS;
      const assumptions = {
        baseRate,
        betweenRegions: answerCorrelation(baseRate, questionShare),
        betweenRepeats: answerCorrelation(baseRate, questionShare + cellShare),
      };
      const planned: PowerDesign = {
        ...design,
        alpha: 0.05 / MODELS.length,
        claim: 'questions_like_these',
      };
      const planted = smallestDetectable(planned, 0.8, assumptions, ['shift']) ?? Number.NaN;
      const promised = powerUnder('shift', planned, planted, assumptions).differs;
      const found = jobs(design, planted).filter(
        (job) => verdict(simulatedJob(job)).models[0]?.conclusion === 'differs',
      ).length;
      const spread = REACH * Math.sqrt(JOBS * promised * (1 - promised));
      expect(Math.abs(found - JOBS * promised)).toBeLessThanOrEqual(spread);
    },
  );
});
