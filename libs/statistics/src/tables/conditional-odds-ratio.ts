import { NEGLIGIBLE } from '../distributions/binomial-tail.js';
import { commonOddsCell } from './common-odds-cell.js';
import { supportOf } from '../distributions/distribution.js';
import type { Interval } from '../interval.js';
import type { Margins } from '../distributions/saddle-point.js';

/** What a given odds ratio says of the events in the first arm. */
interface NonCentral {
  readonly mean: number;
  /** Chance of at most, and of at least, the number asked for. */
  readonly atMost: number;
  readonly atLeast: number;
}

/**
 * Maximum likelihood estimate of the odds ratio given the margins (Fisher's non-central hypergeometric distribution;
 * Cornfield 1956): the odds ratio whose expected cell is the observed one. 0 or Infinity when the observed cell is the
 * least or the largest possible.
 */
export function conditionalOddsRatio(a: number, margins: Margins): number {
  const [least, most] = supportOf(margins);
  if (a === least) return 0;
  if (a === most) return Infinity;
  return solveOdds((odds) => nonCentral(a, margins, odds).mean - a);
}

/** Exact interval: at its limits each tail of the observed cell has half of 1 - level. */
export function conditionalOddsInterval(a: number, margins: Margins, level: number): Interval {
  const [least, most] = supportOf(margins);
  const tail = (1 - level) / 2;
  return {
    low: a === least ? 0 : solveOdds((odds) => nonCentral(a, margins, odds).atLeast - tail),
    high: a === most ? Infinity : solveOdds((odds) => tail - nonCentral(a, margins, odds).atMost),
  };
}

/**
 * Chances relative to the mode, outwards by ratios until terms no longer count: some multiples of the standard
 * deviation, whatever the range.
 */
function nonCentral(a: number, margins: Margins, odds: number): NonCentral {
  const { first, second, events } = margins;
  const [least, most] = supportOf(margins);
  const gap = second - events;
  const root = Math.floor(commonOddsCell(first + 1, events + 1, gap, odds));
  const mode = Math.min(Math.max(root, least), most);
  const sums = { total: 0, moment: 0, atMost: 0, atLeast: 0 };
  const add = (x: number, term: number): void => {
    sums.total += term;
    sums.moment += term * (x - mode);
    if (x <= a) sums.atMost += term;
    if (x >= a) sums.atLeast += term;
  };
  add(mode, 1);
  let term = 1;
  for (let x = mode; x < most && term > sums.total * NEGLIGIBLE; x += 1) {
    term *= odds * ((first - x) / (x + 1)) * ((events - x) / (gap + x + 1));
    add(x + 1, term);
  }
  term = 1;
  for (let x = mode; x > least && term > sums.total * NEGLIGIBLE; x -= 1) {
    term *= ((x / (first - x + 1)) * ((gap + x) / (events - x + 1))) / odds;
    add(x - 1, term);
  }
  return {
    mean: mode + sums.moment / sums.total,
    atMost: sums.atMost / sums.total,
    atLeast: sums.atLeast / sums.total,
  };
}

/**
 * The odds at which a rising function crosses 0, bracketed by doubling and bisected on their logarithm to the last
 * digits.
 */
function solveOdds(rising: (odds: number) => number): number {
  let [low, high] = [-1, 1];
  while (rising(Math.exp(low)) > 0) low *= 2;
  while (rising(Math.exp(high)) < 0) high *= 2;
  while (high - low > 1e-15 * Math.max(1, Math.abs(low), Math.abs(high))) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (rising(Math.exp(middle)) < 0) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}
