export type { Proportion } from './arguments.js';
export type { Interval } from './interval.js';
export { benjaminiHochberg, benjaminiYekutieli, bonferroni, holm } from './adjust-p-values.js';
export { bonettPriceDifference, type PairedDifference } from './bonett-price.js';
export { cochranQ, type CochranQTest, type CountedRow } from './cochran-q.js';
export { designEffect, type DesignEffect } from './design-effect.js';
export { cohenH } from './effect-size.js';
export { mcNemar, smallestDecisive, type McNemarTest } from './mcnemar.js';
export { missingBounds, type IncompleteProportion } from './missing-bounds.js';
export { newcombeDifference, type DifferenceEstimate } from './newcombe.js';
export {
  clopperPearsonInterval,
  wilsonCorrectedInterval,
  wilsonInterval,
} from './proportion-intervals.js';
export type { Table2x2 } from './two-by-two.js';
