import type { CountChances, Effect, QuestionChances } from './answer-model.js';
import type { PowerAssumptions } from './input.js';
import { latentCorrelation, sharedCovariance } from '@beacon/statistics';

/** Moments of a question's rates over questions and repeats, as its chances have them. */
export function rateMoments({ repeats, raised, base, flipped }: QuestionChances): RateMoments {
  const [high, low] = [sortMoments(raised, repeats), sortMoments(base, repeats)];
  const kept = 1 - flipped;
  const raisedMean = kept * high.mean + flipped;
  const baseMean = kept * low.mean;
  return {
    difference: raisedMean - baseMean,
    raisedVariance: kept * high.square + flipped - raisedMean ** 2,
    baseVariance: kept * low.square - baseMean ** 2,
    raisedCovariance: kept * productOf(high.means, low.means) - raisedMean * baseMean,
    baseCovariance: kept * productOf(low.means, low.means) - baseMean ** 2,
  };
}

function sortMoments(
  chances: CountChances,
  repeats: number,
): { readonly mean: number; readonly square: number; readonly means: readonly number[] } {
  const power = (row: Float64Array, exponent: number): number =>
    row.reduce((sum, chance, events) => sum + chance * (events / repeats) ** exponent, 0);
  const means = chances.map((row) => power(row, 1));
  const squares = chances.map((row) => power(row, 2));
  const average = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean: average(means), square: average(squares), means };
}

function productOf(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, sort) => sum + value * (other[sort] ?? 0), 0) / one.length;
}

/** Moments where the questions are given and only the model's own chance is drawn: regions then have nothing in common. */
export function chanceMoments(
  effect: Effect,
  difference: number,
  repeats: number,
  { baseRate, betweenRepeats }: PowerAssumptions,
): RateMoments {
  const repeated = latentCorrelation(baseRate, betweenRepeats);
  const within = (rate: number): number =>
    Math.max(0, rate * (1 - rate) - sharedCovariance(rate, rate, repeated)) / repeats;
  const base = within(baseRate);
  const flips = effect === 'whole_questions';
  return {
    difference,
    // A question that flips leaves nothing to chance.
    raisedVariance: flips ? (1 - difference) * base : within(Math.min(1, baseRate + difference)),
    baseVariance: flips ? (1 - difference) * base : base,
    raisedCovariance: 0,
    baseCovariance: 0,
  };
}

/** What a question brings in a region that differs and in others: rates over its repeats. */
export interface RateMoments {
  /** Mean rate in the region that differs less that in another. */
  readonly difference: number;
  readonly raisedVariance: number;
  readonly baseVariance: number;
  /** Covariance of the region that differs with another, and of two others. */
  readonly raisedCovariance: number;
  readonly baseCovariance: number;
}
