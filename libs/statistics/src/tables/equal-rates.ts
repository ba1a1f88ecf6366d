import { fisherExact } from './fisher-exact.js';
import { fisherFreemanHalton } from './freeman-halton.js';
import { pearsonChiSquared } from './pearson-chi-squared.js';

/** Test of equal rates over independent groups. */
interface EqualRatesTest {
  readonly p: number;
  readonly test: 'fisher' | 'freeman_halton' | 'chi_squared';
}

/** Most tables with the same margins that are enumerated, which takes some milliseconds. */
const MAX_TABLES = 20_000;

/**
 * Is an event equally frequent in every group? Two groups: Fisher's exact test. More: its extension by Freeman and Halton (1951) while the tables with the same margins are few,
 * else Pearson's chi-squared, which for that many events is as good.
 *
 * @param groups events and others of each; two groups at least
 */
export function equalRatesTest(
  groups: readonly (readonly [events: number, others: number])[],
): EqualRatesTest {
  const [first, second] = groups;
  if (groups.length === 2 && first !== undefined && second !== undefined) {
    const { p } = fisherExact({ a: first[0], b: first[1], c: second[0], d: second[1] });
    return { p, test: 'fisher' };
  }
  const exact = tablesOf(groups) <= MAX_TABLES ? fisherFreemanHalton(groups) : null;
  return exact === null
    ? { p: pearsonChiSquared(groups).p, test: 'chi_squared' }
    : { p: exact.p, test: 'freeman_halton' };
}

/** Ways in which the rarer of the two can fall on the groups: C(k + G - 1, G - 1), the groups being large. */
function tablesOf(groups: readonly (readonly [number, number])[]): number {
  const total = (place: 0 | 1): number => groups.reduce((sum, group) => sum + group[place], 0);
  const rarer = Math.min(total(0), total(1));
  let ways = 1;
  for (let k = 1; k < groups.length; k += 1) ways *= (rarer + k) / k;
  return ways;
}
