import { holm } from '../statistics/index.js';
import type { ModelAnalysis } from './model-analysis.js';
import { decisivePairP } from './pair-estimate.js';

/** What the correction over all tests of a job makes of one model's. */
export interface FamilyMember {
  readonly adjusted: number | null;
  /** Level that the model's raw p had to reach: alpha over the tests that Holm had not rejected before it. */
  readonly alphaStep: number;
  /** Adjusted p of each of the model's pairs; null where it has none. */
  readonly pairs: readonly (number | null)[];
  /** Level that the first of the pairs had to reach. */
  readonly pairAlphaStep: number;
}

/**
 * Adjusts every test that may claim something, in two families of which each holds alpha under any dependence.
 *
 * - Which models differ: Holm over the confirmatory tests, one a model; models without one are no part of it.
 * - Which regions they differ between: Holm over the pairs of all models with more than two regions, and never below the model's confirmatory
 *   test. Holm within each model would hold alpha for each model only: one region that differs opens the gate of every model, and each of them
 *   then has a pair without a difference to be wrong about.
 *
 * With two regions the pair is the confirmatory test.
 */
export function familyOf(
  analyses: readonly ModelAnalysis[],
  alpha: number,
): { members: FamilyMember[]; tests: number } {
  const models = adjustedWhereTested(analyses.map(({ p }) => p));
  const rejected = models.filter((p) => p !== null && p <= alpha).length;
  const tests = models.filter((p) => p !== null).length;
  const alphaStep = alpha / Math.max(1, tests - rejected);
  const pairs = adjustedWhereTested(analyses.flatMap(gatedPairs));
  const pairAlphaStep = alpha / Math.max(1, pairs.filter((p) => p !== null).length);
  let next = 0;
  const members = analyses.map((analysis, index): FamilyMember => {
    const adjusted = models[index] ?? null;
    const own = pairs.slice(next, next + gatedPairs(analysis).length);
    next += own.length;
    if (!isGated(analysis)) {
      return { adjusted, alphaStep, pairs: [adjusted], pairAlphaStep: alphaStep };
    }
    const held = own.map((p) => (p === null ? null : Math.max(p, adjusted ?? 1)));
    return {
      adjusted,
      alphaStep,
      pairs: held,
      pairAlphaStep: Math.min(alphaStep, pairAlphaStep),
    };
  });
  return { members, tests };
}

/** Whether the pairs of a model wait for a test of all its regions. */
function isGated({ comparison }: ModelAnalysis): boolean {
  return comparison.compared.length > 2;
}

/** Raw p of the pairs that wait for a test of all regions. */
function gatedPairs(analysis: ModelAnalysis): (number | null)[] {
  return isGated(analysis)
    ? analysis.pairs.map(({ estimate }) => (estimate === null ? null : decisivePairP(estimate)))
    : [];
}

/** Holm over the tests that there are; null stays null. */
function adjustedWhereTested(ps: readonly (number | null)[]): (number | null)[] {
  const adjusted = holm(ps.flatMap((p) => p ?? []));
  let next = 0;
  return ps.map((p) => (p === null ? null : (adjusted[next++] ?? 1)));
}
