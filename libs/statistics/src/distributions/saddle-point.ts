/**
 * Binomial and hypergeometric probabilities by the saddle-point expansion of Loader (2000), "Fast and accurate
 * computation of binomial probabilities", as in R. The naive way, exp of a difference of log factorials, loses as many
 * digits as the factorials have: for counts of a million six of them. Here no large numbers are subtracted, and a
 * probability keeps about 14 digits for counts up to 1e15.
 */

/** ln n! minus Stirling's approximation, for n = 0 to 15; the value for 0 is never used. */
const STIRLING_ERRORS = [
  0, 0.08106146679532726, 0.04134069595540929, 0.02767792568499834, 0.02079067210376509,
  0.01664469118982119, 0.013876128823070748, 0.01189670994589177, 0.01041126526197209,
  0.00925546218271273, 0.00833056343336287, 0.00757367548795184, 0.00694284010720953,
  0.006408994188004207, 0.005951370112758848, 0.005554733551962801,
] as const;

const LOG_TWO_PI = Math.log(2 * Math.PI);

function stirlingError(n: number): number {
  const small = STIRLING_ERRORS[n];
  if (small !== undefined) return small;
  const square = n * n;
  return (
    (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) /
    n
  );
}

/** x ln(x/mean) + mean - x, without cancellation when x is near the mean. */
function deviance(x: number, mean: number): number {
  if (Math.abs(x - mean) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x;
  const v = (x - mean) / (x + mean);
  let sum = (x - mean) * v;
  let power = 2 * x * v;
  for (let j = 1; j < 1000; j += 1) {
    power *= v * v;
    const next = sum + power / (2 * j + 1);
    if (next === sum) break;
    sum = next;
  }
  return sum;
}

/**
 * Natural logarithm of the chance of x events in n independent trials of chance p; -Infinity where that is impossible.
 * @param q 1 - p, passed on its own so that it keeps its digits when p is near 1.
 */
export function logBinomialProbability(x: number, n: number, p: number, q = 1 - p): number {
  if (x < 0 || x > n) return -Infinity;
  if (p === 0) return x === 0 ? 0 : -Infinity;
  if (q === 0) return x === n ? 0 : -Infinity;
  if (x === 0) return p < 0.1 ? n * Math.log1p(-p) : n * Math.log(q);
  if (x === n) return q < 0.1 ? n * Math.log1p(-q) : n * Math.log(p);
  const exponent =
    stirlingError(n) -
    stirlingError(x) -
    stirlingError(n - x) -
    deviance(x, n * p) -
    deviance(n - x, n * q);
  // Not log1p(-x/n): that has few digits left when nearly all trials are events.
  return exponent - 0.5 * (LOG_TWO_PI + Math.log(x) + Math.log((n - x) / n));
}

/**
 * The margins of a two-by-two table: `events` of `first + second` answers are events; how many of them fall to the
 * first arm?
 */
export interface Margins {
  readonly first: number;
  readonly second: number;
  readonly events: number;
}

/**
 * Natural logarithm of the chance of x events in the first arm, given the margins; -Infinity where that is impossible.
 */
export function logHypergeometricProbability(
  x: number,
  { first, second, events }: Margins,
): number {
  const total = first + second;
  if (x < Math.max(0, events - second) || x > Math.min(first, events)) return -Infinity;
  if (events === 0 || events === total) return 0;
  const p = events / total;
  const q = (total - events) / total;
  return (
    logBinomialProbability(x, first, p, q) +
    logBinomialProbability(events - x, second, p, q) -
    logBinomialProbability(events, total, p, q)
  );
}
