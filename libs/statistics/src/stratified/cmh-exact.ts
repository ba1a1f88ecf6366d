import {
  convolve,
  convolvePower,
  hypergeometric,
  supportOf,
  type Distribution,
} from '../distributions/distribution.js';
import { hypergeometricTails } from '../distributions/hypergeometric-tails.js';
import { clampProbability } from '../interval.js';
import { TIE } from '../distributions/tie.js';
import { countOf, isInformative, requireTables, type Table2x2 } from '../tables/two-by-two.js';

/** Widest distribution that is computed: its square is what the work grows with. */
const WIDEST = 20_000;

/** Strata with the same margins. */
interface Group {
  readonly first: number;
  readonly second: number;
  readonly events: number;
  readonly count: number;
}

/**
 * Exact conditional Cochran-Mantel-Haenszel test, two-sided: all margins of all strata fixed, the events of the first
 * arm are a sum of independent hypergeometric numbers; p adds up the chances of every sum that is not likelier than the
 * one observed (relative tolerance 1e-7, as in R). With one answer per arm and stratum it is exact McNemar; with one
 * stratum it is Fisher's test.
 *
 * Null when the sum can take more than 20,000 values in more than one stratum: then the asymptotic test is as good.
 * Without an informative stratum p is 1. A p below about 1e-290 comes out as 0.
 * @throws RangeError for a cell or count that is not a whole number of at least 0.
 */
export function cmhExact(strata: readonly Table2x2[]): { readonly p: number } | null {
  requireTables('strata', strata);
  const informative = strata.filter((table) => isInformative(table) && countOf(table) > 0);
  const observed = informative.reduce((sum, table) => sum + table.a * countOf(table), 0);
  const groups = groupByMargins(informative);
  const [only] = groups;
  if (only === undefined) return { p: 1 };
  if (groups.length === 1 && only.count === 1) {
    return { p: hypergeometricTails(observed, only).twoSided };
  }
  if (widthOf(groups) > WIDEST) return null;
  return { p: notLikelier(sumDistribution(groups), observed) };
}

function groupByMargins(strata: readonly Table2x2[]): Group[] {
  const groups = new Map<string, Group>();
  for (const table of strata) {
    const { a, b, c, d } = table;
    const key = `${a + b} ${c + d} ${a + c}`;
    const count = countOf(table) + (groups.get(key)?.count ?? 0);
    groups.set(key, { first: a + b, second: c + d, events: a + c, count });
  }
  return [...groups.values()];
}

function widthOf(groups: readonly Group[]): number {
  return groups.reduce((width, group) => {
    const [least, most] = supportOf(group);
    return width + group.count * (most - least);
  }, 1);
}

function sumDistribution(groups: readonly Group[]): Distribution {
  return groups
    .map((group) => convolvePower(hypergeometric(group), group.count))
    .toSorted((one, other) => one.mass.length - other.mass.length)
    .reduce((sum, next) => convolve(sum, next));
}

function notLikelier({ offset, mass }: Distribution, observed: number): number {
  const limit = (mass[observed - offset] ?? 0) * TIE;
  let total = 0;
  for (const chance of mass) if (chance <= limit) total += chance;
  return limit === 0 ? 0 : clampProbability(total);
}
