import { describe, expect, it } from '@jest/globals';
import { simulatedJob, type SimulatedJob } from '../simulated/simulate.fixture.js';
import { compareJobs } from './compare-jobs.js';
import { jobPair, lane } from './job-comparison.fixture.js';
import type { ComparedProfile, LaneInput } from './input.js';

const PAIRS = 100;
/** Of those with an effect, whose fragility is worked out as well. */
const FEW = 25;
const LANES = ['one eu', 'one us', 'two eu'];
/** Of 100 pairs without an effect 5 % claim a change on average, and 11 or fewer with a chance of 99.6 %. */
const MOST_FALSE_CLAIMS = 11;

/** Questions differ much, and repeats of a question in a job hang together. */
const ANSWERS = { baseRate: 0.3, questionShare: 0.7, cellShare: 0.23 };

const DESIGNS = [
  { before: 1, after: 1, questions: 40 },
  { before: 4, after: 4, questions: 30 },
  { before: 1, after: 5, questions: 30 },
];
type Design = (typeof DESIGNS)[number];

/** Two jobs: what a verdict's simulation draws for two regions. The first lane alone has what is planted. */
function simulatedPair(
  seed: number,
  { before, after, questions }: Design,
  planted = 0,
): LaneInput[] {
  const job: SimulatedJob = {
    seed,
    questions,
    repeats: [() => before, () => after],
    regions: ['before', 'after'],
    models: LANES,
    ...ANSWERS,
    planted,
  };
  const { profiles } = simulatedJob(job);
  return LANES.map((name) => {
    const [modelId = '', region = ''] = name.split(' ');
    const own = profiles
      .filter((row) => row.modelId === name)
      .flatMap(({ cells: [earlier, later] }, index): ComparedProfile[] =>
        earlier === undefined || later === undefined
          ? []
          : [
              {
                kind: null,
                language: 'en',
                questions: 1,
                ids: [`q${index}`],
                before: earlier,
                after: later,
              },
            ],
      );
    return lane(own, { modelId, region, repeats: { before, after } });
  });
}

const compared = (design: Design, planted: number, pairs = PAIRS) =>
  Array.from({ length: pairs }, (_, index) =>
    compareJobs(
      jobPair(
        simulatedPair(7919 * index + 100 * design.before + 10 * design.after, design, planted),
      ),
    ),
  );

describe('100 simulated pairs of jobs with three models and regions', () => {
  it.each(DESIGNS)(
    'claim a change in no more than 5 % where there is none ($before and $after repeats)',
    (design) => {
      const claims = compared(design, 0).filter(({ conclusion }) => conclusion === 'differs');
      expect(claims.length).toBeLessThanOrEqual(MOST_FALSE_CLAIMS);
    },
  );

  it.each(DESIGNS)(
    'find a change of 50 points in most, and never call it equivalent ($before and $after repeats)',
    (design) => {
      const firsts = compared(design, 0.5, FEW).flatMap(({ lanes }) => lanes[0]?.conclusion ?? []);
      expect(firsts.filter((conclusion) => conclusion === 'differs').length).toBeGreaterThan(
        0.6 * FEW,
      );
      expect(firsts).not.toContain('equivalent');
    },
  );

  it('call a change of exactly the margin equivalent in no more than 5 %', () => {
    const design = { before: 1, after: 1, questions: 400 };
    const firsts = compared(design, 0.05).flatMap(({ lanes }) => lanes[0]?.conclusion ?? []);
    const wrong = firsts.filter((conclusion) => conclusion === 'equivalent');
    expect(wrong.length).toBeLessThanOrEqual(MOST_FALSE_CLAIMS);
  });
});
