import { stepDownMinP } from '@beacon/statistics';
import { pairsOf } from '../data/comparison-plan.js';

const known = new Map<string, number>();

/**
 * Part of Bonferroni's correction that all pairs of so many regions need, near a level: regions of which no two have more in common than any other two. What pairs have in common
 * is read from the questions in a verdict; a plan has none yet.
 */
export function jointShare(regions: number, alpha: number): number {
  const key = `${regions} ${alpha}`;
  const found = known.get(key) ?? worked(regions, alpha);
  known.set(key, found);
  return found;
}

function worked(regions: number, alpha: number): number {
  const pairs = pairsOf(Array.from({ length: regions }, (_, region) => region));
  const p = Math.min(0.5, (1.3 * alpha) / pairs.length);
  const covariance = pairs.map(([a, b]) =>
    Float64Array.from(
      pairs,
      ([c, d]) => Number(a === c) - Number(a === d) - Number(b === c) + Number(b === d),
    ),
  );
  const [adjusted = 1] = stepDownMinP(
    pairs.map(() => ({ p })),
    covariance,
  );
  return adjusted / (p * pairs.length);
}
