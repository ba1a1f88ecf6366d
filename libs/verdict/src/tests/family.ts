import { holmOfGroups } from '@beacon/statistics';
import type { EndpointTests } from './endpoint-tests.js';
import { decisivePairP } from '../pairs/pair-estimate.js';

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
  /** Tests of the family. */
  readonly tests: number;
}

/** The tests of a job that may claim something, corrected. */
export interface Family {
  readonly members: ReadonlyMap<EndpointTests, FamilyMember>;
  /** Confirmatory tests over which Holm goes. */
  readonly tests: number;
}

/**
 * Adjusts every test that may claim something: all pairs of all models under both endpoints are one family, which holds alpha under any dependence among models and
 * endpoints. The pairs of a model and endpoint are a group, adjusted for their number already; Holm goes over the groups, and a group hands its share on once every pair of it
 * differs ({@link holmOfGroups}). A model differs in an endpoint where a pair does, so that a difference always has two regions to its name.
 *
 * With two regions a group is one pair, and this is Holm over models and endpoints.
 *
 * @param all each test once: endpoints that count the same answers are one
 */
export function familyOf(all: readonly EndpointTests[], alpha: number): Family {
  const groups = all.map(groupOf);
  const adjusted = holmOfGroups(groups.map((group) => group.flatMap((p) => p ?? [])));
  const members = all.map((_, index) => memberOf(groups[index] ?? [], adjusted[index] ?? []));
  const tests = members.filter(({ adjusted: p }) => p !== null).length;
  const done = members.filter(
    ({ pairs }) => pairs.some((p) => p !== null) && pairs.every((p) => p === null || p <= alpha),
  ).length;
  const alphaStep = alpha / Math.max(1, tests - done);
  const pairAlphaStep = (pairs: readonly unknown[]): number =>
    alphaStep / Math.max(1, pairs.length);
  return {
    members: new Map(
      all.map((test, index) => {
        const { adjusted: p = null, pairs = [] } = members[index] ?? {};
        return [
          test,
          { adjusted: p, alphaStep, pairs, pairAlphaStep: pairAlphaStep(pairs), tests },
        ];
      }),
    ),
    tests,
  };
}

/** A model's pairs under an endpoint, adjusted for their number; null for one without a question. */
function groupOf({ omnibus, pairs, comparison }: EndpointTests): readonly (number | null)[] {
  const { repeated, claim } = comparison.design;
  // The rest of the level is for the questions one by one, see differingQuestions.
  const share = repeated && claim === 'these_questions' ? 1 - QUESTION_SHARE : 1;
  const own =
    omnibus?.pairs ??
    pairs.map(({ estimate }) => (estimate === null ? null : decisivePairP(estimate)));
  return own.map((p) => (p === null ? null : Math.min(1, p / share)));
}

function memberOf(
  group: readonly (number | null)[],
  adjusted: readonly number[],
): Pick<FamilyMember, 'adjusted' | 'pairs'> {
  let next = 0;
  const pairs = group.map((p) => (p === null ? null : (adjusted[next++] ?? 1)));
  return { adjusted: adjusted.length === 0 ? null : Math.min(...adjusted), pairs };
}

/** What stands for the correction of tests that are no part of the family. */
export function outsideFamily({ pairs }: EndpointTests, alpha: number): FamilyMember {
  return {
    adjusted: null,
    alphaStep: alpha,
    pairs: pairs.map(() => null),
    pairAlphaStep: alpha,
    tests: 1,
  };
}

/** Part of an endpoint's level that goes to its questions, for a claim about these questions; its pairs have the rest. */
export const QUESTION_SHARE = 0.2;
