import { seededWords } from './random.js';

const { cos, log, sqrt, PI } = Math;

/** Draws a share between 0 and 1. */
type ShareDraw = (events: number, others: number) => number;

/**
 * Draws the shares that may be behind these counts of events and others, by Jeffreys' prior: from the beta distribution with half an
 * event and half another added. A beta is made of two gammas (Marsaglia and Tsang 2000). The same seed gives the same draws.
 */
export function jeffreysDraws(seed: number): ShareDraw {
  const words = seededWords(seed);
  const uniform = () => (words() + 0.5) / 2 ** 32;
  const normal = () => sqrt(-2 * log(uniform())) * cos(2 * PI * uniform());
  const gamma = (shape: number) => gammaDraw(shape + 1, uniform, normal) * uniform() ** (1 / shape);
  return (events, others) => {
    const one = gamma(events + 0.5);
    return one / (one + gamma(others + 0.5));
  };
}

/** For shapes of 1 or more; smaller ones are derived from one that is larger by 1. */
function gammaDraw(shape: number, uniform: () => number, normal: () => number): number {
  const d = shape - 1 / 3;
  const c = 1 / sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && log(uniform()) < (x * x) / 2 + d - d * v + d * log(v)) return d * v;
  }
}
