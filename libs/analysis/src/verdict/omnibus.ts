import { cochranQ, cochranQExact, generalisedCmh, type CountedRow } from '../statistics/index.js';
import type { Design } from './design.js';
import { completeRows, questionsIn, type ArmRow } from './model-data.js';
import { permuteRegions } from './permute-regions.js';
import type { OmnibusTest } from './shape.js';

/** An omnibus test before the correction over models. */
export type RawOmnibus = Omit<OmnibusTest, 'p_adjusted'>;

/**
 * Test of all regions at once, on the questions measured in every one of them. Null when there is none.
 *
 * One repeat: Cochran's Q. Several: the generalised CMH, and for a claim about questions like these the permutation of regions within
 * whole questions besides. CMH takes the repeats of a question for independent: where a region's answers to a question
 * hang together (they do, at low temperatures) it finds differences in noise; the permutation does not.
 */
export function omnibusOf(
  rows: readonly ArmRow[],
  design: Design,
  seed: number,
): RawOmnibus | null {
  const complete = completeRows(rows);
  const questions = questionsIn(complete);
  if (questions === 0) return null;
  const counted = { questions, dropped: questionsIn(rows) - questions };
  if (!design.repeated) return { ...byCochran(complete), ...counted };
  const byQuestion =
    design.claim === 'questions_like_these' ? permuteRegions(complete, seed) : null;
  return {
    ...byGeneralisedCmh(complete),
    ...counted,
    p_by_question: byQuestion?.p ?? null,
    method_by_question: byQuestion?.method ?? null,
  };
}

/** The p that decides: the larger one, where there are two. */
export function decisiveP(omnibus: RawOmnibus): number {
  return Math.max(omnibus.p, omnibus.p_by_question ?? 0);
}

/** Informative questions from which on chi-squared is as good as counting, which then takes long. */
const ASYMPTOTIC_FROM = 1000;

function byCochran(rows: readonly ArmRow[]): Omit<RawOmnibus, 'questions' | 'dropped'> {
  const patterns: CountedRow[] = rows.map(({ arms, count }) => ({
    values: arms.map(({ x }) => (x > 0 ? 1 : 0)),
    count,
  }));
  const { statistic, df, p, informative } = cochranQ(patterns);
  const exact = informative < ASYMPTOTIC_FROM ? cochranQExact(patterns) : null;
  return {
    test: 'cochran_q',
    statistic,
    df,
    p: exact?.p ?? p,
    method: exact === null ? 'asymptotic' : 'exact',
    p_by_question: null,
    method_by_question: null,
    informative,
  };
}

function byGeneralisedCmh(
  rows: readonly ArmRow[],
): Omit<RawOmnibus, 'questions' | 'dropped' | 'p_by_question' | 'method_by_question'> {
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
