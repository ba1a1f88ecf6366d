import {
  holm,
  mcNemarReach,
  stepDownMinP,
  type JointTest,
  normalQuantile,
} from '@beacon/statistics';
import type { Design } from '../data/design.js';
import { exchangedRegions } from './exchanged-regions.js';
import { completeRows, questionsIn, type Arm, type ArmRow } from '../data/model-data.js';
import { pairCovariance, type PairPlaces } from './pair-covariance.js';
import type { PairEstimate } from './pair-estimate.js';
import type { OmnibusTest } from '../shape/shape.js';

/** An omnibus test before the correction over models. */
export interface RawOmnibus extends Omit<OmnibusTest, 'p_adjusted'> {
  /** p of each pair, adjusted for the number of the model's pairs; null for a pair that shares no question. */
  readonly pairs: readonly (number | null)[];
}

/** A pair that takes part in an omnibus. */
interface JointPair {
  readonly places: PairPlaces;
  readonly estimate: PairEstimate | null;
}

/**
 * Test of all regions at once: the smallest p of the pairs, adjusted for their number by how they correlate over the questions (step-down,
 * {@link stepDownMinP}). Null when no question was measured in two regions.
 *
 * Tests that exchange all regions within a question (Cochran's Q, the generalised CMH) take any two regions to have as much in common as any other two. Where some
 * share a backend they claim too often: with four regions in two such pairs in .10 to .14 of jobs without an effect. The test of a pair does not depend on what other
 * regions do, and what pairs have in common is read from the questions. The exchange of regions is shown beside it, and decides nothing.
 *
 * Where pairs have a second test because regions did not answer equally often, the larger p counts, each adjusted for the number of pairs.
 */
export function omnibusOf(
  rows: readonly ArmRow[],
  pairs: readonly JointPair[],
  design: Design,
  seed: number,
): RawOmnibus | null {
  const used = rows.filter(({ arms }) => arms.filter(({ n }) => n > 0).length > 1);
  const tested = pairs.flatMap(({ places, estimate }, index) =>
    estimate === null ? [] : [{ places, estimate, index }],
  );
  const questions = questionsIn(used);
  if (questions === 0 || tested.length === 0) return null;
  const covariance = pairCovariance(
    used,
    tested.map(({ places }) => places),
    design,
  );
  const adjusted = adjustedOf(
    tested.map(({ estimate }) => estimate),
    covariance,
    seed,
  );
  const byPair = pairs.map(
    (_, index) => adjusted[tested.findIndex((pair) => pair.index === index)] ?? null,
  );
  const smallest = Math.min(...tested.map(({ estimate }) => estimate.p));
  return {
    test: 'min_p',
    statistic: smallest <= 0 ? 38 : Math.max(0, -normalQuantile(smallest / 2)),
    p: Math.min(...adjusted),
    questions,
    incomplete: questions - questionsIn(completeRows(used)),
    dropped: questionsIn(rows) - questions,
    informative: questionsIn(used.filter(({ arms }) => isInformative(arms))),
    exchange: exchangedRegions(used, design),
    pairs: byPair,
  };
}

/** The p that decides. */
export function decisiveP({ p }: Pick<RawOmnibus, 'p'>): number {
  return p;
}

function adjustedOf(
  estimates: readonly PairEstimate[],
  covariance: readonly Float64Array[],
  seed: number,
): number[] {
  const adjusted = stepDownMinP(estimates.map(jointTest), covariance, { seed });
  if (estimates.every(({ byAnswer }) => byAnswer === null)) return adjusted;
  const byAnswer = holm(estimates.map((estimate) => estimate.byAnswer?.p ?? estimate.p));
  return adjusted.map((p, index) => Math.max(p, byAnswer[index] ?? 1));
}

/** Of few informative questions a test cannot reach every level: of McNemar's those are known, signs of n sizes give no p below 2/2^n. */
function jointTest({ p, test, onlyA, onlyB }: PairEstimate): JointTest {
  const informative = onlyA + onlyB;
  if (test === 'mcnemar_exact') return { p, reach: (level) => mcNemarReach(level, informative) };
  if (test !== 'sign_flip') return { p };
  return { p, reach: (level) => (2 ** (1 - informative) > level ? 0 : level) };
}

/** Whether the regions that have a question differ in its rate, compared as fractions. */
function isInformative(arms: readonly Arm[]): boolean {
  const [first, ...others] = arms.filter(({ n }) => n > 0);
  return first !== undefined && others.some(({ x, n }) => x * first.n !== first.x * n);
}
