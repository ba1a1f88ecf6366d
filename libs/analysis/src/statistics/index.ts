export type { Proportion } from './arguments.js';
export {
  benjaminiHochberg,
  benjaminiYekutieli,
  bonferroni,
  holm,
  holmOfGroups,
} from './adjust-p-values.js';
export { bonettPriceDifference, type PairedDifference } from './bonett-price.js';
export type { ChiSquaredTest } from './chi-squared-test.js';
export {
  clusteredRate,
  clusterStandardError,
  type ClusteredMean,
  type CountedCluster,
} from './cluster-standard-error.js';
export { cmhExact } from './cmh-exact.js';
export { cmh, type CmhOptions, type CmhTest } from './cmh.js';
export { cochranQExact } from './cochran-q-exact.js';
export { cochranQ, type CochranQTest, type CountedRow } from './cochran-q.js';
export type { CountedDifference } from './counted-difference.js';
export { designEffect, type DesignEffect } from './design-effect.js';
export {
  differenceInDifferences,
  type DifferenceInDifferences,
} from './difference-in-differences.js';
export { cohenH } from './effect-size.js';
export {
  pairedTost,
  tost,
  type EquivalenceTest,
  type PairedEquivalenceTest,
} from './equivalence.js';
export { fisherExact, type FisherTest } from './fisher-exact.js';
export { fisherFreemanHalton } from './freeman-halton.js';
export { generalisedCmh, type TableStratum } from './generalised-cmh.js';
export { gwetAc1, type Ac1Estimate } from './gwet-ac1.js';
export { breslowDay, woolfHomogeneity, type BreslowDayTest } from './homogeneity.js';
export { DEFAULT_LEVEL, type Interval } from './interval.js';
export { kappa, type KappaEstimate } from './kappa.js';
export {
  krippendorffAlpha,
  krippendorffAlphaEstimate,
  type AlphaEstimate,
} from './krippendorff-alpha.js';
export { bowker, stuartMaxwell } from './marginal-homogeneity.js';
export type { CountTable } from './matrix-table.js';
export {
  mcNemarDetectableDifference,
  mcNemarPower,
  type DiscordantChances,
  type McNemarPlan,
} from './mcnemar-power.js';
export { mcNemar, mcNemarReach, smallestDecisive, type McNemarTest } from './mcnemar.js';
export { missingBounds, type IncompleteProportion } from './missing-bounds.js';
export { newcombeDifference, type DifferenceEstimate } from './newcombe.js';
export { pairedTDetectableDifference, pairedTPower, type PairedTPlan } from './paired-t-power.js';
export { pairedT, type PairedT } from './paired-t.js';
export { pearsonChiSquared } from './pearson-chi-squared.js';
export {
  clopperPearsonInterval,
  wilsonCorrectedInterval,
  wilsonInterval,
} from './proportion-intervals.js';
export { roganGladen, type Calibration, type CorrectedRate } from './rogan-gladen.js';
export { signFlip, type SignFlipOptions, type SignFlipTest } from './sign-flip.js';
export { stepDownMinP, type JointTest, type MinPOptions } from './step-down-min-p.js';
export { sampleSizeTwoProportions, twoProportionZ, type PlanRates } from './two-proportions.js';
export type { Table2x2 } from './two-by-two.js';
export { normalPoint } from './distributions.js';
export { oneWayChance, fewestOneWay } from './one-way.js';
export {
  permutedDifference,
  type CountedValue,
  type PermutedDifference,
} from './permuted-difference.js';
export { normalNumbers, seededWords, type RandomWords } from './random.js';
