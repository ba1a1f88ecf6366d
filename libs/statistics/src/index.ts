/** Tests, intervals, adjustments, agreement and seeded random numbers. Numbers in, numbers out: nothing here knows what is counted. */

export { benjaminiHochberg, holm, holmOfGroups } from './adjust-p-values.js';
export { binomialLower, binomialUpper } from './binomial-tail.js';
export { bonettPriceDifference } from './bonett-price.js';
export { cmhExact } from './cmh-exact.js';
export { cmh } from './cmh.js';
export { cochranQExact } from './cochran-q-exact.js';
export { cochranQ, type CountedRow } from './cochran-q.js';
export type { CountedDifference } from './counted-difference.js';
export { hypergeometric } from './distribution.js';
export {
  chiSquareUpperTail,
  normalLower,
  normalPoint,
  normalTwoSided,
  tOfLevel,
  tTwoSided,
  zOfLevel,
} from './distributions.js';
export { cohenH } from './effect-size.js';
export { fisherExact } from './fisher-exact.js';
export { fisherFreemanHalton } from './freeman-halton.js';
export { generalisedCmh } from './generalised-cmh.js';
export { gwetAc1 } from './gwet-ac1.js';
export { breslowDay } from './homogeneity.js';
export { around, clamp, clip, DEFAULT_LEVEL, type Interval } from './interval.js';
export { kappa } from './kappa.js';
export { krippendorffAlpha } from './krippendorff-alpha.js';
export { stuartMaxwell } from './marginal-homogeneity.js';
export { mcNemar, mcNemarReach, smallestDecisive } from './mcnemar.js';
export { missingBounds } from './missing-bounds.js';
export { fewestOneWay } from './one-way.js';
export { pairedT } from './paired-t.js';
export { pearsonChiSquared } from './pearson-chi-squared.js';
export { type CountedValue, permutedDifference } from './permuted-difference.js';
export { correlationsOf, factorOf } from './pivoted-factor.js';
export { clopperPearsonInterval, wilsonInterval } from './proportion-intervals.js';
export { normalNumbers, type RandomWords, seededWords } from './random.js';
export { exactSignFlip } from './sign-flip-exact.js';
export { signFlip } from './sign-flip.js';
export { type JointTest, stepDownMinP } from './step-down-min-p.js';
export type { Table2x2 } from './two-by-two.js';
