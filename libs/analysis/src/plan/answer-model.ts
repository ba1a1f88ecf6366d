import { normalPoint } from '../statistics/distributions.js';
import type { PowerAssumptions } from './input.js';

/** Rates of one region and of another, and how differences by question scatter. */
export interface DifferenceModel {
  /** Share of questions with the event in the raised region only, asked once. */
  readonly onlyRaised: number;
  readonly onlyBase: number;
  /** Variance of a question's difference between the raised region and another, over questions and repeats. */
  readonly variance: number;
  /** Its part that is the model's chance only, the questions being fixed. */
  readonly withinVariance: number;
  /** Variance of a question's difference between two regions that are not raised. */
  readonly baseVariance: number;
  /** Its part that is the model's chance only. */
  readonly baseWithinVariance: number;
}

/**
 * The model of answers behind a plan: an answer is an event when question + (question in this region) + chance, each normal, exceeds a threshold; a region
 * with a higher rate has a lower threshold. So questions that nobody would refuse anywhere do not move, as in life. `betweenRegions` and
 * `betweenRepeats` are correlations of answers at the base rate; the correlations of the normal scale behind them are solved for.
 *
 * With v = rate (1 - rate), s the covariance of two regions' answers to a question and w that of two repeats, a rate over R repeats has the variance
 * v/R + w (R-1)/R, and a question's difference has the sum of the two variances less 2 s.
 */
export function differenceModel(
  difference: number,
  repeats: number,
  { baseRate, betweenRegions, betweenRepeats }: PowerAssumptions,
): DifferenceModel {
  const raised = Math.min(1, baseRate + difference);
  const regions = latentCorrelation(baseRate, betweenRegions);
  const repeated = latentCorrelation(baseRate, betweenRepeats);
  const shared = sharedCovariance(baseRate, raised, regions);
  const base = armOf(baseRate, repeats, repeated);
  const high = armOf(raised, repeats, repeated);
  const both = baseRate * raised + shared;
  return {
    onlyRaised: Math.max(0, raised - both),
    onlyBase: Math.max(0, baseRate - both),
    variance: Math.max(0, base.variance + high.variance - 2 * shared),
    withinVariance: base.within + high.within,
    baseVariance: Math.max(0, 2 * (base.variance - sharedCovariance(baseRate, baseRate, regions))),
    baseWithinVariance: 2 * base.within,
  };
}

function armOf(
  rate: number,
  repeats: number,
  repeated: number,
): { variance: number; within: number } {
  const single = rate * (1 - rate);
  const between = sharedCovariance(rate, rate, repeated);
  const within = Math.max(0, single - between) / repeats;
  return { variance: between + within, within };
}

/** Steps of the integral, an even number. */
const STEPS = 64;

/**
 * Covariance of two events whose normal scales correlate: the bivariate normal probability less the product of the rates,
 * 1/(2 pi) times the integral over 0 to asin(r) of exp(-(a² + b² - 2 a b sin t) / (2 cos² t)) (Drezner and Wesolowsky 1990), by Simpson's rule.
 */
function sharedCovariance(rateA: number, rateB: number, correlation: number): number {
  if (rateA <= 0 || rateA >= 1 || rateB <= 0 || rateB >= 1) return 0;
  const [a, b] = [normalPoint(rateA), normalPoint(rateB)];
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
function latentCorrelation(rate: number, wanted: number): number {
  const target = wanted * rate * (1 - rate);
  let [low, high] = [0, 1];
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (sharedCovariance(rate, rate, middle) < target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
