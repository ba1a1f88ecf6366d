import type { PowerAssumptions } from './input.js';

/** Rates of one region and of another, and how differences by question scatter. */
export interface DifferenceModel {
  /** Rate in the region that differs. */
  readonly raised: number;
  /** Share of questions with the event in the raised region only, asked once. */
  readonly onlyRaised: number;
  readonly onlyBase: number;
  /** Variance of a question's difference between the raised region and another, over questions and repeats. */
  readonly variance: number;
  /** Its part that is the model's chance only, the questions being fixed. */
  readonly withinVariance: number;
  /** Variance of a region's rate on one question less what it shares with other regions. */
  readonly ownVariance: number;
}

/**
 * The model of answers behind a plan. A region has the rate m, the raised one m + difference; an answer's variance is v = rate (1 - rate).
 * Repeats of a question in a region correlate by `betweenRepeats` (w), the same question in two regions by `betweenRegions` (c), so that a rate over R
 * repeats has the variance v (1 + (R-1) w) / R, two regions share c sqrt(v v'), and a question's difference has
 * Var d = (v + v') (1 + (R-1) w) / R - 2 c sqrt(v v').
 */
export function differenceModel(
  difference: number,
  repeats: number,
  { baseRate, betweenRegions, betweenRepeats }: PowerAssumptions,
): DifferenceModel {
  const raised = baseRate + difference;
  const base = baseRate * (1 - baseRate);
  const high = raised * (1 - raised);
  const shared = Math.min(
    betweenRegions * Math.sqrt(base * high),
    // Two rates that are far apart cannot correlate more than this (Frechet).
    baseRate * (1 - raised),
  );
  const both = baseRate * raised + shared;
  const swollen = (1 + (repeats - 1) * betweenRepeats) / repeats;
  return {
    raised,
    onlyRaised: raised - both,
    onlyBase: baseRate - both,
    variance: Math.max(0, (base + high) * swollen - 2 * shared),
    withinVariance: ((base + high) * (1 - betweenRepeats)) / repeats,
    ownVariance: Math.max(0, ((base + high) / 2) * swollen - shared),
  };
}
