import { holm } from '../statistics/index.js';
import type { EndpointTests } from './endpoint-tests.js';
import { decisivePairP } from './pair-estimate.js';

/** What the correction over all tests of a job adds to those of one endpoint of a model. */
export interface FamilyMember {
  /** Adjusted p of the confirmatory test; null where there is none. */
  readonly adjusted: number | null;
  /** Level that the raw p had to reach: alpha over the tests that Holm had not rejected before it. */
  readonly alphaStep: number;
  /** Adjusted p of each pair; null where it has none. */
  readonly pairs: readonly (number | null)[];
  /** Level that the first of the pairs had to reach. */
  readonly pairAlphaStep: number;
}

/** The tests of a job that may claim something, corrected. */
export interface Family {
  readonly members: ReadonlyMap<EndpointTests, FamilyMember>;
  /** Confirmatory tests over which Holm goes. */
  readonly tests: number;
}

/**
 * Adjusts every test that may claim something, in two families of which each holds alpha under any dependence.
 *
 * - Which models differ, and in what: Holm over the confirmatory tests, one for each model and endpoint; those without one are no part of it.
 * - Which regions they differ between: Holm over the pairs of all models with more than two regions, under both endpoints, and never below the
 *   confirmatory test. Holm within each model would hold alpha for each model only: one region that differs opens the gate of every model, and
 *   each of them then has a pair without a difference to be wrong about.
 *
 * With two regions the pair is the confirmatory test.
 *
 * @param all each test once: endpoints that count the same answers are one
 */
export function familyOf(all: readonly EndpointTests[], alpha: number): Family {
  const adjusted = adjustedWhereTested(all.map(({ p }) => p));
  const rejected = adjusted.filter((p) => p !== null && p <= alpha).length;
  const tests = adjusted.filter((p) => p !== null).length;
  const alphaStep = alpha / Math.max(1, tests - rejected);
  const pairs = adjustedWhereTested(all.flatMap(gatedPairs));
  const pairAlphaStep = alpha / Math.max(1, pairs.filter((p) => p !== null).length);
  const members = new Map<EndpointTests, FamilyMember>();
  let next = 0;
  for (const [index, test] of all.entries()) {
    const own = adjusted[index] ?? null;
    const gated = pairs.slice(next, next + gatedPairs(test).length);
    next += gated.length;
    members.set(
      test,
      isGated(test)
        ? {
            adjusted: own,
            alphaStep,
            pairs: gated.map((p) => (p === null ? null : Math.max(p, own ?? 1))),
            pairAlphaStep: Math.min(alphaStep, pairAlphaStep),
          }
        : { adjusted: own, alphaStep, pairs: [own], pairAlphaStep: alphaStep },
    );
  }
  return { members, tests };
}

/** What stands for the correction of tests that are no part of the family. */
export function outsideFamily({ pairs }: EndpointTests, alpha: number): FamilyMember {
  return { adjusted: null, alphaStep: alpha, pairs: pairs.map(() => null), pairAlphaStep: alpha };
}

/** Whether the pairs wait for a test of all regions. */
function isGated({ comparison }: EndpointTests): boolean {
  return comparison.compared.length > 2;
}

/** Raw p of the pairs that wait for a test of all regions. */
function gatedPairs(test: EndpointTests): (number | null)[] {
  return isGated(test)
    ? test.pairs.map(({ estimate }) => (estimate === null ? null : decisivePairP(estimate)))
    : [];
}

/** Holm over the tests that there are; null stays null. */
function adjustedWhereTested(ps: readonly (number | null)[]): (number | null)[] {
  const adjusted = holm(ps.flatMap((p) => p ?? []));
  let next = 0;
  return ps.map((p) => (p === null ? null : (adjusted[next++] ?? 1)));
}
