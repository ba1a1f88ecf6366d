import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import { requireInnerFraction, requireProportion } from '../arguments.js';
import { binomialLower, binomialUpper } from '../distributions/binomial-tail.js';
import { zOfLevel } from '../distributions/distributions.js';
import { clamp, DEFAULT_LEVEL, type Interval } from '../interval.js';
import { logBinomialProbability } from '../distributions/saddle-point.js';

/** Newton steps after the library's quantile, which for counts of a million is right to eight digits only. */
const POLISHING_STEPS = 2;

/**
 * Score interval of a proportion (Wilson 1927; Newcombe 1998, method 3).
 * Centre (p + z²/2n) / (1 + z²/n), half-width z sqrt(p(1-p)/n + z²/4n²) / (1 + z²/n). The limit is exactly 0 with no
 * events and exactly 1 with nothing but events.
 * @throws RangeError unless 0 <= x <= n, n >= 1, whole, and 0 < level < 1.
 */
export function wilsonInterval(x: number, n: number, level = DEFAULT_LEVEL): Interval {
  requireProportion('proportion', { x, n });
  const z = zOfLevel(level);
  const p = x / n;
  const scale = 1 + (z * z) / n;
  const centre = (p + (z * z) / (2 * n)) / scale;
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / scale;
  return withExactEnds(x, n, { low: centre - half, high: centre + half });
}

/**
 * Exact interval of a proportion (Clopper and Pearson 1934), from quantiles of the beta distribution: coverage is never
 * below the level.
 * @throws RangeError as {@link wilsonInterval}.
 */
export function clopperPearsonInterval(x: number, n: number, level = DEFAULT_LEVEL): Interval {
  requireProportion('proportion', { x, n });
  requireInnerFraction('level', level);
  const tail = (1 - level) / 2;
  return {
    low: x === 0 ? 0 : lowerLimit(x, n, tail),
    high: x === n ? 1 : upperLimit(x, n, tail),
  };
}

/** The rate at which x events or more have this chance. */
function lowerLimit(x: number, n: number, tail: number): number {
  let p = betaQuantile(tail, x, n - x + 1);
  for (let step = 0; step < POLISHING_STEPS; step += 1) {
    const slope = (x / p) * Math.exp(logBinomialProbability(x, n, p));
    p -= (binomialUpper(x, n, p) - tail) / slope;
  }
  return p;
}

/** The rate at which x events or fewer have this chance. */
function upperLimit(x: number, n: number, tail: number): number {
  let p = betaQuantile(1 - tail, x + 1, n - x);
  for (let step = 0; step < POLISHING_STEPS; step += 1) {
    const slope = ((n - x) / (1 - p)) * Math.exp(logBinomialProbability(x, n, p));
    p += (binomialLower(x, n, p) - tail) / slope;
  }
  return p;
}

/** Rounding must not leave 1e-17 where the formula gives 0, nor put the estimate outside its own interval. */
function withExactEnds(x: number, n: number, { low, high }: Interval): Interval {
  const p = x / n;
  return {
    low: x === 0 ? 0 : clamp(low, 0, p),
    high: x === n ? 1 : clamp(high, p, 1),
  };
}
