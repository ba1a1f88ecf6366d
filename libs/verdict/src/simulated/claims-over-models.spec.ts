import { describe, expect, it } from '@jest/globals';
import type { VerdictInput } from '../input/input.js';
import type { ModelVerdict } from '../shape/shape.js';
import { simulatedJob, type SimulatedJob } from './simulate.fixture.js';
import { verdict } from '../verdict.js';

const JOBS = 20;
const ALPHA = 0.05;
/** Of 20 jobs 1 makes a false claim on average when alpha is held just so, and 4 or fewer with a chance of 99.7 %. */
const MOST_FALSE_CLAIMS = 4;
const REGIONS = ['us-east', 'eu-west', 'asia-pacific'];

/** Answers that know nothing of each other: the most discordant questions, so that the pairs' tests use their level up. */
const INDEPENDENT = { questionShare: 0, cellShare: 0 };
/** Repeats of a question correlate in their region. */
const TOGETHER = { questionShare: 0.5, cellShare: 0.4 };

const DESIGNS = [
  { models: 3, repeats: 1, questions: 40, ...INDEPENDENT },
  { models: 10, repeats: 1, questions: 40, ...INDEPENDENT },
  { models: 10, repeats: 3, questions: 25, ...TOGETHER },
];
type Design = (typeof DESIGNS)[number];

/** A job in which every one of the first `differing` models refuses more often from the last region, and from no other. */
function jobOf(design: Design, seed: number, differing = design.models): VerdictInput {
  const jobs = Array.from({ length: design.models }, (_, index) => {
    const model: SimulatedJob = {
      ...design,
      seed: 104_729 * seed + 31 * index,
      regions: REGIONS,
      models: [`model-${index + 1}`],
      baseRate: 0.3,
      planted: index < differing ? 0.5 : 0,
    };
    return simulatedJob(model);
  });
  return {
    regions: REGIONS,
    models: jobs.flatMap(({ models }) => models),
    repeats: design.repeats,
    profiles: jobs.flatMap(({ profiles }) => profiles),
    // A running job is tested in the same way, and how fragile its claims are is not worked out: that takes most of the time.
    interim: true,
  };
}

function claimsPair(a: string, b: string): (model: ModelVerdict) => boolean {
  return ({ pairs }) =>
    pairs.some((pair) => pair.a === a && pair.b === b && (pair.p_adjusted ?? 1) <= ALPHA);
}

describe('20 simulated jobs of several models that all differ in one region of three', () => {
  it.each(DESIGNS)(
    'name the two regions that do not differ in no more than 5 % ($models models, $repeats repeats)',
    (design) => {
      const verdicts = Array.from({ length: JOBS }, (_, seed) => verdict(jobOf(design, seed)));
      const wrong = verdicts.filter(({ models }) => models.some(claimsPair('us-east', 'eu-west')));
      const models = verdicts.flatMap((sut) => sut.models);
      const found = models.filter(claimsPair('us-east', 'asia-pacific'));
      expect(wrong.length).toBeLessThanOrEqual(MOST_FALSE_CLAIMS);
      // Not for want of claims: what is planted is found.
      expect(found.length).toBeGreaterThan(0.6 * models.length);
    },
    // Hundreds of models: a busy machine takes longer than for other specs.
    240_000,
  );

  it('name no model that does not differ in more than 5 %, while others do', () => {
    const [design] = DESIGNS;
    if (design === undefined) throw new Error('there are designs');
    const wrong = Array.from({ length: JOBS }, (_, seed) => verdict(jobOf(design, seed, 2))).filter(
      ({ models }) => models.at(-1)?.conclusion === 'differs',
    );
    expect(wrong.length).toBeLessThanOrEqual(MOST_FALSE_CLAIMS);
  });
});
