import { cochranQ, cochranQExact, generalisedCmh, type CountedRow } from '../statistics/index.js';
import type { Design } from './design.js';
import { completeRows, questionsIn, type ArmRow } from './model-data.js';
import { permuteObserved } from './permute-observed.js';
import { permuteRegions } from './permute-regions.js';
import type { OmnibusTest } from './shape.js';

/** An omnibus test before the correction over models. */
export type RawOmnibus = Omit<OmnibusTest, 'p_adjusted'>;

/**
 * Test of all regions at once. Null when no question was measured in two of them.
 *
 * One repeat: Cochran's Q. Several: the generalised CMH, and for a claim about questions like these the permutation of regions within
 * whole questions besides. CMH takes the repeats of a question for independent: where a region's answers to a question
 * hang together (they do, at low temperatures) it finds differences in noise; the permutation does not.
 *
 * Where more than a tenth of the questions lack a region, each question counts with the regions that have it; with one repeat the test is then the
 * generalised CMH, of which Cochran's Q is the case without gaps.
 */
export function omnibusOf(
  rows: readonly ArmRow[],
  design: Design,
  seed: number,
): RawOmnibus | null {
  const used = usedRows(rows);
  const questions = questionsIn(used);
  if (questions === 0) return null;
  const incomplete = questions - questionsIn(completeRows(used));
  const counted = { questions, incomplete, dropped: questionsIn(rows) - questions };
  const exchange = incomplete > 0 ? permuteObserved : permuteRegions;
  if (!design.repeated) {
    return incomplete > 0
      ? { ...byExchange(used, seed), ...counted }
      : { ...byCochran(used, seed), ...counted };
  }
  const byQuestion = design.claim === 'questions_like_these' ? exchange(used, seed) : null;
  return {
    ...byGeneralisedCmh(used),
    ...counted,
    p_by_question: byQuestion?.p ?? null,
    method_by_question: byQuestion?.method ?? null,
  };
}

/** Share of the questions measured in two regions or more that may be left out because a third has no measurement. */
const MOST_LEFT_OUT = 0.1;

/**
 * Questions measured in every region, as long as few others are lost with them. Beyond, all that two regions share: a region with a handful of
 * measurements must not take from the others what they say about each other. What is missing decides, never how an answer came out.
 */
function usedRows(rows: readonly ArmRow[]): ArmRow[] {
  const shared = rows.filter(({ arms }) => arms.filter(({ n }) => n > 0).length > 1);
  const complete = completeRows(shared);
  return questionsIn(complete) >= (1 - MOST_LEFT_OUT) * questionsIn(shared) ? complete : shared;
}

/** The p that decides: the larger one, where there are two. */
export function decisiveP(omnibus: RawOmnibus): number {
  return Math.max(omnibus.p, omnibus.p_by_question ?? 0);
}

type Tested = Omit<RawOmnibus, 'questions' | 'incomplete' | 'dropped'>;

/** One answer a cell, with gaps. */
function byExchange(rows: readonly ArmRow[], seed: number): Tested {
  const tested = permuteObserved(rows, seed);
  return { test: 'generalised_cmh', p_by_question: null, method_by_question: null, ...tested };
}

/** Where counting takes too long: drawn while few questions are informative (many regions), else chi-squared. */
function exchangeChance(rows: readonly ArmRow[], seed: number): Pick<RawOmnibus, 'p' | 'method'> {
  const { p, method } = permuteRegions(rows, seed);
  return { p, method };
}

function byCochran(rows: readonly ArmRow[], seed: number): Tested {
  const patterns: CountedRow[] = rows.map(({ arms, count }) => ({
    values: arms.map(({ x }) => (x > 0 ? 1 : 0)),
    count,
  }));
  const { statistic, df, informative } = cochranQ(patterns);
  const exact = cochranQExact(patterns);
  const chance =
    exact === null ? exchangeChance(rows, seed) : { p: exact.p, method: 'exact' as const };
  return {
    test: 'cochran_q',
    statistic,
    df,
    ...chance,
    p_by_question: null,
    method_by_question: null,
    informative,
  };
}

function byGeneralisedCmh(
  rows: readonly ArmRow[],
): Omit<Tested, 'p_by_question' | 'method_by_question'> {
  const informative = rows.filter(({ arms }) => !isUniform(arms));
  const regions = rows[0]?.arms.length ?? 0;
  const base = { test: 'generalised_cmh', method: 'asymptotic' } as const;
  if (informative.length === 0) {
    return { ...base, statistic: 0, df: regions - 1, p: 1, informative: 0 };
  }
  const { statistic, df, p } = generalisedCmh(
    informative.map(({ arms, count }) => ({
      table: arms.map(({ x, n }) => [x, n - x]),
      count,
    })),
  );
  return { ...base, statistic, df, p, informative: questionsIn(informative) };
}

/** All executions alike, in all regions: such a question tells nothing. */
function isUniform(arms: ArmRow['arms']): boolean {
  return arms.every(({ x }) => x === 0) || arms.every(({ x, n }) => x === n);
}
