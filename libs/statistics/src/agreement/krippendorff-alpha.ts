import { zOfLevel } from '../distributions/distributions.js';
import { around, clip, DEFAULT_LEVEL, type Interval } from '../interval.js';

type Unit = readonly (string | null)[];

/** Krippendorff's alpha with its error. */
interface AlphaEstimate {
  /** Null when no unit has two ratings, or when all ratings are the same: without variation agreement cannot be told from habit. */
  readonly alpha: number | null;
  /** Units with two ratings or more: those that count. */
  readonly units: number;
  /** Null with fewer than three units, and where a unit left out leaves no variation. */
  readonly se: number | null;
  /** alpha +- z SE, within -1 to 1. */
  readonly interval: Interval | null;
}

/**
 * Krippendorff's alpha (1970; 2011) for nominal classes, any number of raters and missing ratings: 1 - (n-1) sum_{c≠k}
 * o_ck / sum_{c≠k} n_c n_k over coincidences o_ck = sum over units of pairs c-k / (m_u - 1), m_u the ratings of the
 * unit. Units with fewer than two ratings are left out. Raters are interchangeable.
 *
 * The standard error is by the jackknife: units are left out one by one, and the variance is (n-1)/n times the sum of squares
 * of what that moves. The units are taken for a sample, the raters for given. Units with the same ratings move it alike: the
 * work grows with the number of kinds of units. No draw is made.
 * @param units ratings of each unit; null is a missing one.
 * @throws RangeError for a level outside 0 to 1.
 */
export function krippendorffAlpha(units: readonly Unit[], level = DEFAULT_LEVEL): AlphaEstimate {
  const z = zOfLevel(level);
  const kinds = kindsOf(units);
  const sums = sumsOf(kinds);
  const n = kinds.reduce((sum, { count }) => sum + count, 0);
  const alpha = alphaOf(sums);
  const se = alpha === null || n < 3 ? null : jackknife(kinds, sums, n);
  const interval = alpha === null || se === null ? null : clip(around(alpha, z * se), -1, 1);
  return { alpha, units: n, se, interval };
}

/** Units with the same ratings. */
interface Kind {
  readonly ratings: ReadonlyMap<string, number>;
  /** Ratings of each: two at least. */
  readonly size: number;
  readonly count: number;
}

function kindsOf(units: readonly Unit[]): Kind[] {
  const kinds = new Map<string, { ratings: Map<string, number>; size: number; count: number }>();
  for (const unit of units) {
    const ratings = unit.filter((rating) => rating !== null).toSorted();
    if (ratings.length < 2) continue;
    const key = JSON.stringify(ratings);
    const known = kinds.get(key);
    if (known === undefined) {
      kinds.set(key, { ratings: countsOf(ratings), size: ratings.length, count: 1 });
    } else known.count += 1;
  }
  // In one order, so that the same ratings give the same bits in whatever order they come.
  return [...kinds].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, kind]) => kind);
}

function countsOf(ratings: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const rating of ratings) counts.set(rating, (counts.get(rating) ?? 0) + 1);
  return counts;
}

/** What alpha is made of. */
interface Sums {
  readonly pairable: number;
  readonly disagreeing: number;
  readonly totals: ReadonlyMap<string, number>;
}

function sumsOf(kinds: readonly Kind[]): Sums {
  return kinds.reduce<Sums>((sums, kind) => added(sums, kind, kind.count), {
    pairable: 0,
    disagreeing: 0,
    totals: new Map(),
  });
}

/** So many units of a kind more; a negative number takes them away. */
function added({ pairable, disagreeing, totals }: Sums, { ratings, size }: Kind, units: number) {
  const changed = new Map(totals);
  let apart = 0;
  for (const [rating, count] of ratings) {
    changed.set(rating, (changed.get(rating) ?? 0) + units * count);
    apart += (count * (size - count)) / (size - 1);
  }
  return {
    pairable: pairable + units * size,
    disagreeing: disagreeing + units * apart,
    totals: changed,
  };
}

function alphaOf({ pairable, disagreeing, totals }: Sums): number | null {
  let expected = 0;
  for (const count of totals.values()) expected += count * (pairable - count);
  return expected === 0 ? null : 1 - ((pairable - 1) * disagreeing) / expected;
}

function jackknife(kinds: readonly Kind[], sums: Sums, n: number): number | null {
  const without: { readonly alpha: number; readonly count: number }[] = [];
  for (const kind of kinds) {
    const alpha = alphaOf(added(sums, kind, -1));
    if (alpha === null) return null;
    without.push({ alpha, count: kind.count });
  }
  const mean = without.reduce((sum, { alpha, count }) => sum + alpha * count, 0) / n;
  const squares = without.reduce((sum, { alpha, count }) => sum + count * (alpha - mean) ** 2, 0);
  return Math.sqrt(((n - 1) / n) * squares);
}
