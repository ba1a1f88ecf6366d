import { breslowDay } from '@beacon/statistics';
import { discordance, strataOf, type PairRow } from '../data/pair-rows.js';
import type { Homogeneity } from '../shape/shape.js';

/**
 * With repeats: has the region the same effect on every question? Breslow and Day over the questions. Null when no question has
 * both outcomes, or all have the effect without exception.
 */
export function homogeneityOf(
  [a, b]: readonly [string, string],
  rows: readonly PairRow[],
  alpha: number,
): Homogeneity | null {
  const varied = rows.filter(({ xa, na, xb, nb }) => xa + xb > 0 && xa + xb < na + nb);
  if (varied.length === 0) return null;
  const { statistic, df, p } = breslowDay(strataOf(varied));
  if (!Number.isFinite(statistic) || !Number.isFinite(p) || df < 1) return null;
  const { onlyA, onlyB } = discordance(rows);
  return {
    a,
    b,
    test: 'breslow_day',
    statistic,
    df,
    p,
    remark: remarkOf(p <= alpha, onlyA, onlyB),
  };
}

function remarkOf(varies: boolean, onlyA: number, onlyB: number): string {
  const ways = `more often in the first region for ${onlyA}, in the second for ${onlyB}`;
  return varies
    ? `the effect depends on the question (${ways}): read the questions one by one, one figure does not sum them up`
    : `no sign that the effect depends on the question (${ways}), which is no proof that it does not`;
}
