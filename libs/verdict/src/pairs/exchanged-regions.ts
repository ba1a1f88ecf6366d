import {
  cochranQ,
  cochranQExact,
  generalisedCmh,
  type CountedRow,
  chiSquareUpperTail,
} from '@beacon/statistics';
import type { Design } from '../data/design.js';
import { completeRows, type ArmRow } from '../data/model-data.js';
import type { OmnibusTest } from '../shape/shape.js';

/** Informative questions times degrees of freedom up to which every exchange is counted: for a figure that decides nothing. */
const COUNTED = 100;

/**
 * The classic test of all regions, which takes them for exchangeable within a question: Cochran's Q over the questions measured in every region with one repeat, the
 * generalised Cochran-Mantel-Haenszel test with several. For comparison with other work; it decides nothing. Null when no question tells its regions apart.
 */
export function exchangedRegions(
  rows: readonly ArmRow[],
  { repeated }: Design,
): OmnibusTest['exchange'] {
  return repeated ? byGeneralisedCmh(rows) : byCochran(completeRows(rows));
}

function byCochran(rows: readonly ArmRow[]): OmnibusTest['exchange'] {
  if (rows.length === 0) return null;
  const patterns: CountedRow[] = rows.map(({ arms, count }) => ({
    values: arms.map(({ x }) => (x > 0 ? 1 : 0)),
    count,
  }));
  const { statistic, df, informative } = cochranQ(patterns);
  if (informative === 0) return null;
  const exact = informative * df <= COUNTED ? cochranQExact(patterns) : null;
  return {
    test: 'cochran_q',
    statistic,
    df,
    p: exact?.p ?? chiSquareUpperTail(statistic, df),
    method: exact === null ? 'asymptotic' : 'exact',
  };
}

function byGeneralisedCmh(rows: readonly ArmRow[]): OmnibusTest['exchange'] {
  const informative = rows.filter(({ arms }) => !isUniform(arms));
  if (informative.length === 0) return null;
  const { statistic, df, p } = generalisedCmh(
    informative.map(({ arms, count }) => ({
      table: arms.map(({ x, n }) => [x, n - x]),
      count,
    })),
  );
  return { test: 'generalised_cmh', statistic, df, p, method: 'asymptotic' };
}

/** All executions alike, in all regions: such a question tells nothing. */
function isUniform(arms: ArmRow['arms']): boolean {
  return arms.every(({ x }) => x === 0) || arms.every(({ x, n }) => x === n);
}
