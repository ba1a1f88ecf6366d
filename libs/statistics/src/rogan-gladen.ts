import { requireProportion, type Proportion } from './arguments.js';
import { zOfLevel } from './distributions.js';
import { around, clamp, clip, DEFAULT_LEVEL, type Interval } from './interval.js';

/** How well a detector does on cases that people have judged. */
export interface Calibration {
  /** Events that it found, among true events. */
  readonly sensitivity: Proportion;
  /** Others that it left alone, among true others. */
  readonly specificity: Proportion;
}

/** A rate corrected for the errors of the detector. */
export interface CorrectedRate {
  /** Within 0 to 1. */
  readonly rate: number;
  readonly se: number;
  /** rate +- z SE, within 0 to 1. */
  readonly interval: Interval;
  /** Interval of Lang and Reiczigel, which keeps its level also for small counts and rates near 0 or 1. */
  readonly adjustedInterval: Interval;
  /**
   * True when the plain formula fell outside 0 to 1: the detector errs more often than calibration says, or by chance.
   */
  readonly clipped: boolean;
}

/**
 * True rate behind an observed one (Rogan and Gladen 1978): (p + Sp - 1) / (Se + Sp - 1), with the variance for
 * estimated Se and Sp (Lee et al. 2025, arXiv 2511.21140) [p(1-p)/n + rate² Se(1-Se)/n_pos + (1-rate)² Sp(1-Sp)/n_neg]
 * / (Se + Sp - 1)², taken before clipping. `adjustedInterval` after Lang and Reiczigel (2014). Equal errors in all
 * regions shrink a true difference by Se + Sp - 1; unequal ones can make one up: calibrate by language.
 * @throws RangeError unless all are proportions, Se + Sp > 1 (a detector better than chance), 0 < level < 1.
 */
export function roganGladen(
  observed: Proportion,
  { sensitivity, specificity }: Calibration,
  level = DEFAULT_LEVEL,
): CorrectedRate {
  requireProportion('observed', observed);
  requireProportion('sensitivity', sensitivity);
  requireProportion('specificity', specificity);
  const z = zOfLevel(level);
  const plain = correct(
    partOf(observed, 0, 0),
    partOf(sensitivity, 0, 0),
    partOf(specificity, 0, 0),
  );
  const rate = clamp(plain.rate, 0, 1);
  const adjusted = correct(
    partOf(observed, (z * z) / 2, z * z),
    partOf(sensitivity, 1, 2),
    partOf(specificity, 1, 2),
  );
  const shift = 2 * z * z * adjusted.shift;
  const adjustedHalf = z * Math.sqrt(adjusted.variance);
  const se = Math.sqrt(plain.variance);
  return {
    rate,
    se,
    interval: clip(around(rate, z * se), 0, 1),
    adjustedInterval: clip(around(adjusted.rate + shift, adjustedHalf), 0, 1),
    clipped: rate !== plain.rate,
  };
}

/** A proportion and the variance of its estimate. */
interface Part {
  readonly p: number;
  readonly variance: number;
}

function partOf({ x, n }: Proportion, moreEvents: number, moreTrials: number): Part {
  const trials = n + moreTrials;
  const p = (x + moreEvents) / trials;
  return { p, variance: (p * (1 - p)) / trials };
}

function correct(
  observed: Part,
  sensitivity: Part,
  specificity: Part,
): { readonly rate: number; readonly variance: number; readonly shift: number } {
  const gain = sensitivity.p + specificity.p - 1;
  if (!(gain > 0)) {
    throw new RangeError(
      `sensitivity and specificity must add up to more than 1, not ${sensitivity.p} and ${specificity.p}`,
    );
  }
  const rate = (observed.p + specificity.p - 1) / gain;
  const [fromEvents, fromOthers] = [rate * sensitivity.variance, (1 - rate) * specificity.variance];
  return {
    rate,
    variance: (observed.variance + rate * fromEvents + (1 - rate) * fromOthers) / gain ** 2,
    shift: fromEvents - fromOthers,
  };
}
