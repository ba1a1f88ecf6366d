/** Tests, intervals, adjustments, agreement and seeded random numbers. Numbers in, numbers out: nothing here knows what is counted. */

export { benjaminiHochberg, holm, holmOfGroups } from './adjustment/adjust-p-values.js';
export { type JointTest, stepDownMinP } from './adjustment/step-down-min-p.js';
export { gwetAc1 } from './agreement/gwet-ac1.js';
export { kappa } from './agreement/kappa.js';
export { krippendorffAlpha } from './agreement/krippendorff-alpha.js';
export { jeffreysDraws } from './distributions/beta-draws.js';
export { binomialLower, binomialUpper } from './distributions/binomial-tail.js';
export { hypergeometric } from './distributions/distribution.js';
export {
  chiSquareUpperTail,
  normalLower,
  normalQuantile,
  normalTwoSided,
  tOfLevel,
  tTwoSided,
  zOfLevel,
} from './distributions/distributions.js';
export { latentCorrelation, sharedCovariance } from './distributions/latent-correlation.js';
export { correlationsOf, factorOf } from './distributions/pivoted-factor.js';
export { normalNumbers, type RandomWords, seededWords } from './distributions/random.js';
export { around, clamp, clip, DEFAULT_LEVEL, type Interval } from './interval.js';
export { bonettPriceDifference } from './paired/bonett-price.js';
export { cochranQExact } from './paired/cochran-q-exact.js';
export { cochranQ, type CountedRow } from './paired/cochran-q.js';
export type { CountedDifference } from './paired/counted-difference.js';
export { stuartMaxwell } from './paired/marginal-homogeneity.js';
export { mcNemar, mcNemarReach, smallestDecisive } from './paired/mcnemar.js';
export { fewestInSameDirection } from './paired/same-direction.js';
export { pairedT } from './paired/paired-t.js';
export { exactSignFlip } from './paired/sign-flip-exact.js';
export { signFlip } from './paired/sign-flip.js';
export {
  directionTest,
  type ProductsOfShifts,
  smallestDirectionP,
} from './permutation/direction-test.js';
export { atLeast, monteCarloP } from './permutation/monte-carlo-p.js';
export { exchangeTest, smallestExchangeP } from './permutation/exchange-test.js';
export {
  hasBothPairs,
  type LabelledDistances,
  meanDistances,
} from './permutation/labelled-distances.js';
export { alikeOf, labellingsOf, nextArrangement, shuffleLabels } from './permutation/labellings.js';
export { type CountedValue, permutedDifference } from './permutation/permuted-difference.js';
export { cohenH } from './proportions/effect-size.js';
export { missingBounds } from './proportions/missing-bounds.js';
export { type LimitedEstimate, ratio, weightedSum } from './proportions/variance-recovery.js';
export { clopperPearsonInterval, wilsonInterval } from './proportions/proportion-intervals.js';
export { wilsonAt } from './proportions/wilson-at.js';
export { alphaOfLook, type Look } from './sequential/alpha-spending.js';
export { cmhExact } from './stratified/cmh-exact.js';
export { cmh } from './stratified/cmh.js';
export { generalisedCmh } from './stratified/generalised-cmh.js';
export { breslowDay } from './stratified/homogeneity.js';
export { equalRatesTest } from './tables/equal-rates.js';
export { fisherExact } from './tables/fisher-exact.js';
export { pearsonChiSquared } from './tables/pearson-chi-squared.js';
export type { Table2x2 } from './tables/two-by-two.js';
