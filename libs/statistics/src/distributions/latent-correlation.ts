import { normalQuantile } from './distributions.js';

/** Steps of the integral, an even number. */
const STEPS = 64;

/**
 * Covariance of two events whose normal scales correlate: the bivariate normal probability less the product of the rates,
 * 1/(2 pi) times the integral over 0 to asin(r) of exp(-(a² + b² - 2 a b sin t) / (2 cos² t)) (Drezner and Wesolowsky 1990), by Simpson's rule.
 */
export function sharedCovariance(rateA: number, rateB: number, correlation: number): number {
  if (rateA <= 0 || rateA >= 1 || rateB <= 0 || rateB >= 1) return 0;
  const [a, b] = [normalQuantile(rateA), normalQuantile(rateB)];
  const end = Math.asin(correlation);
  let total = 0;
  for (let step = 0; step <= STEPS; step += 1) {
    const sine = Math.sin((end * step) / STEPS);
    const squaredCosine = 1 - sine * sine;
    const exponent =
      squaredCosine < 1e-12
        ? endExponent(a, b)
        : (a * a + b * b - 2 * a * b * sine) / (2 * squaredCosine);
    const weight = step === 0 || step === STEPS ? 1 : step % 2 === 1 ? 4 : 2;
    total += weight * Math.exp(-exponent);
  }
  return (total * end) / STEPS / 3 / (2 * Math.PI);
}

/** The exponent's limit at full correlation: a²/2 for equal thresholds, no density for others. */
function endExponent(a: number, b: number): number {
  return a === b ? (a * a) / 2 : Infinity;
}

/** Correlation of the normal scale for which answers at this rate correlate as wanted, by bisection. */
export function latentCorrelation(rate: number, wanted: number): number {
  const target = wanted * rate * (1 - rate);
  let [low, high] = [0, 1];
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (sharedCovariance(rate, rate, middle) < target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
