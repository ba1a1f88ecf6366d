import type { CellCounts } from '../input/input.js';
import type { ComparedLane } from '../shape/job-comparison-shape.js';
import { SURE_IN_ENGLISH } from '../verdict.fixture.js';
import { compareJobs } from './compare-jobs.js';
import type { ArmTyping, ComparedProfile, JobComparisonInput, LaneInput } from './input.js';

/** Typed by this version of the classifier, and reviewed by nobody. */
export const BY_CLASSIFIER: ArmTyping = {
  by: 'classifier',
  overriddenShare: 0,
  versions: 'this',
  reviewed: {},
};

/** Questions that came out alike in both jobs, with ids of their own. */
export function changed(
  questions: number,
  before: CellCounts,
  after: CellCounts,
  prefix = 'q',
): ComparedProfile {
  const ids = Array.from({ length: questions }, (_, index) => `${prefix}${index + 1}`);
  return { kind: null, language: 'en', questions, ids, before, after };
}

/** A model and region of some questions, asked once by each job unless it is said otherwise. */
export function lane(
  profiles: readonly ComparedProfile[],
  more: Partial<LaneInput> = {},
): LaneInput {
  return {
    modelId: 'm',
    region: 'eu',
    questions: profiles.reduce((sum, { questions }) => sum + questions, 0),
    repeats: { before: 1, after: 1 },
    profiles,
    ...more,
  };
}

/** Two jobs of some lanes, of which the classifier's errors are known as well as can be. */
export function jobPair(
  lanes: readonly LaneInput[],
  more: Partial<JobComparisonInput> = {},
): JobComparisonInput {
  return {
    lanes,
    typing: { before: BY_CLASSIFIER, after: BY_CLASSIFIER },
    simulated: [],
    options: {},
    calibration: SURE_IN_ENGLISH,
    ...more,
  };
}

/** What is said of the only lane. */
export function onlyLane(
  profiles: readonly ComparedProfile[],
  more: Partial<JobComparisonInput> = {},
  ofLane: Partial<LaneInput> = {},
): ComparedLane {
  const [found] = compareJobs(jobPair([lane(profiles, ofLane)], more)).lanes;
  if (found === undefined) throw new Error('nothing was compared');
  return found;
}
