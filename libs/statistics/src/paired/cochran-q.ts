import { requireCount } from '../arguments.js';
import { chiSquareUpperTail } from '../distributions/distributions.js';

/** One pattern over the regions, and how many questions have it. */
export interface CountedRow {
  /** 1 where the event happened, in the order of the regions. */
  readonly values: readonly (0 | 1)[];
  /** Questions with this pattern, 0 or more. */
  readonly count: number;
}

/** Cochran's Q. */
interface CochranQTest {
  readonly statistic: number;
  /** Regions less one. */
  readonly df: number;
  readonly p: number;
  /** Rows that are neither all 0 nor all 1: only they say anything about a difference. */
  readonly informative: number;
}

/**
 * Cochran's Q (1950): is the event as frequent in every one of k regions that were asked the same questions? Q =
 * (k-1)(k sum C_j² - N²) / (k N - sum R_i²) with column totals C, row totals R and N events, chi-squared with k-1
 * degrees of freedom when many rows are informative. With two regions it is McNemar's uncorrected chi-squared. No
 * informative row: statistic 0, p 1. With few informative rows use cochranQExact.
 * @throws RangeError for no row, rows of different lengths, fewer than two regions, a value other than 0 and 1, a count
 * that is not whole.
 */
export function cochranQ(rows: readonly CountedRow[]): CochranQTest {
  const regions = requireRows(rows);
  const informative = informativeRows(rows);
  const columns = columnTotals(informative, regions);
  const total = columns.reduce((sum, column) => sum + column, 0);
  const spread = informative.reduce((sum, row) => {
    const events = eventsOf(row);
    return sum + row.count * events * (regions - events);
  }, 0);
  const between =
    columns.reduce((sum, column) => sum + (regions * column - total) ** 2, 0) / regions;
  const statistic = spread === 0 ? 0 : ((regions - 1) * between) / spread;
  return {
    statistic,
    df: regions - 1,
    p: chiSquareUpperTail(statistic, regions - 1),
    informative: informative.reduce((sum, row) => sum + row.count, 0),
  };
}

/** Checks the rows and gives the number of regions. */
export function requireRows(rows: readonly CountedRow[]): number {
  const regions = rows[0]?.values.length;
  if (regions === undefined) throw new RangeError('rows must hold at least one row, not none');
  if (regions < 2) throw new RangeError(`rows must cover at least two regions, not ${regions}`);
  for (const [index, { values, count }] of rows.entries()) {
    requireCount(`rows[${index}].count`, count);
    if (values.length !== regions) {
      throw new RangeError(
        `rows[${index}] must cover ${regions} regions as the first row does, not ${values.length}`,
      );
    }
    const stray = values.find((value) => value !== 0 && value !== 1);
    if (stray !== undefined)
      throw new RangeError(`rows[${index}].values must be 0 or 1, not ${String(stray)}`);
  }
  return regions;
}

/** Rows that are neither all 0 nor all 1. */
export function informativeRows(rows: readonly CountedRow[]): CountedRow[] {
  return rows.filter((row) => {
    const events = eventsOf(row);
    return row.count > 0 && events > 0 && events < row.values.length;
  });
}

/** Events in one row, over the regions. */
export function eventsOf(row: CountedRow): number {
  return row.values.reduce<number>((sum, value) => sum + value, 0);
}

/** Events in each region, over the rows. */
export function columnTotals(rows: readonly CountedRow[], regions: number): number[] {
  const totals = Array.from({ length: regions }, () => 0);
  for (const { values, count } of rows) {
    for (const [region, value] of values.entries())
      totals[region] = (totals[region] ?? 0) + value * count;
  }
  return totals;
}
