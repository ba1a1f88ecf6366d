import {
  normalTwoSided,
  correlationsOf,
  factorOf,
  normalNumbers,
  seededWords,
} from '@beacon/statistics';
import { pairsOf } from '../data/comparison-plan.js';
import type { PowerDesign } from './power-design.js';
import { claimedPairs } from './claimed-pairs.js';
import { jointShare } from './joint-share.js';
import { PowerTally, type Places, type Power } from './power.js';
import type { RateMoments } from './rate-moments.js';

const DRAWS = 1_000;
/** Enough informative questions for any level. */
const MANY = 1_000_000;

/**
 * Power for many questions: sums over questions are normal. A pair's statistic is the sum of its differences over the root of the sum of their squares, or over
 * their standard error where only the model's chance counts.
 * @param centred whether the mean is no part of the squares
 */
export function normalPower(
  { questions, regions, alpha, repeats }: PowerDesign,
  moments: RateMoments,
  centred: boolean,
): Power {
  const pairs: Places[] = pairsOf(Array.from({ length: regions }, (_, region) => region));
  const covariance = covarianceOf(moments, regions);
  const scales = covariance.map((row, region) => Math.sqrt(row[region] ?? 0));
  const columns = factorOf(correlationsOf(covariance));
  const share = regions > 2 ? jointShare(regions, alpha) : 1;
  const errors = pairs.map((pair) => errorOf(pair, moments, centred));
  const normal = normalNumbers(seededWords(1));
  const tally = new PowerTally(pairs, regions);
  const values = new Float64Array(regions);
  for (let draw = 0; draw < DRAWS; draw += 1) {
    values.fill(0);
    for (const column of columns) {
      const shared = normal();
      for (let region = 0; region < regions; region += 1)
        values[region] = (values[region] ?? 0) + (column[region] ?? 0) * shared;
    }
    const points = pairs.map(([a, b], pair) => {
      const mean = a === 0 ? moments.difference * Math.sqrt(questions) : 0;
      const noise = (values[a] ?? 0) * (scales[a] ?? 0) - (values[b] ?? 0) * (scales[b] ?? 0);
      return (mean + noise) / (errors[pair] ?? 1);
    });
    const tested = points.map((z) => ({ p: normalTwoSided(z), above: z > 0, informative: MANY }));
    const claimed = claimedPairs(tested, { alpha, share, repeated: repeats > 1 });
    tally.add(claimed, (pair) => tested[pair]?.above === true);
  }
  return tally.power;
}

function covarianceOf(moments: RateMoments, regions: number): Float64Array[] {
  return Array.from({ length: regions }, (_, row) =>
    Float64Array.from({ length: regions }, (__, column) => {
      const raised = row === 0 || column === 0;
      if (row === column) return raised ? moments.raisedVariance : moments.baseVariance;
      return raised ? moments.raisedCovariance : moments.baseCovariance;
    }),
  );
}

/** Standard error of a pair's mean difference, times the root of the questions; never 0. */
function errorOf([a]: Places, moments: RateMoments, centred: boolean): number {
  const { difference, raisedVariance, baseVariance, raisedCovariance, baseCovariance } = moments;
  const variance =
    a === 0
      ? raisedVariance + baseVariance - 2 * raisedCovariance
      : 2 * (baseVariance - baseCovariance);
  const mean = a === 0 && !centred ? difference : 0;
  return Math.sqrt(Math.max(1e-9, variance + mean * mean));
}
