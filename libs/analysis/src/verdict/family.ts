import { holm } from '../statistics/index.js';
import type { ModelAnalysis } from './model-analysis.js';
import { decisivePairP } from './pair-estimate.js';

/** What the correction over models makes of one model's confirmatory test. */
export interface FamilyMember {
  readonly adjusted: number | null;
  /** Level that the model's raw p had to reach: alpha over the tests that Holm had not rejected before it. */
  readonly alphaStep: number;
}

/** Holm over the confirmatory tests, one a model; models without one are no part of the family. */
export function familyOf(
  analyses: readonly ModelAnalysis[],
  alpha: number,
): { members: FamilyMember[]; tests: number } {
  const ps = analyses.flatMap(({ p }) => p ?? []);
  const adjusted = holm(ps);
  const open = Math.max(1, ps.length - adjusted.filter((p) => p <= alpha).length);
  let next = 0;
  const members = analyses.map(({ p }) => {
    if (p === null) return { adjusted: null, alphaStep: alpha / open };
    const own = adjusted[next] ?? 1;
    next += 1;
    return { adjusted: own, alphaStep: alpha / open };
  });
  return { members, tests: ps.length };
}

/** Adjusted p of each pair of a model. Two regions: the pair is the confirmatory test. More: Holm within the model, and never below the omnibus. */
export function adjustedPairs(analysis: ModelAnalysis, member: FamilyMember): (number | null)[] {
  const { comparison, pairs } = analysis;
  if (comparison.compared.length === 2) return [member.adjusted];
  const ps = pairs.flatMap(({ estimate }) => (estimate === null ? [] : decisivePairP(estimate)));
  const within = holm(ps);
  let next = 0;
  return pairs.map(({ estimate }) => {
    if (estimate === null) return null;
    const own = within[next] ?? 1;
    next += 1;
    return Math.max(own, member.adjusted ?? 1);
  });
}
