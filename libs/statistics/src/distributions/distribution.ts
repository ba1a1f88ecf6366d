import { logHypergeometricProbability, type Margins } from './saddle-point.js';

/** Chances of the whole numbers from `offset` upwards. */
export interface Distribution {
  readonly offset: number;
  readonly mass: Float64Array;
}

/**
 * Smaller chances are dropped at the ends: doubles near their lower limit lose digits and are a hundred times slower to
 * multiply.
 */
const VANISHING = 1e-290;

/** Smallest and largest number of events that the first arm can have. */
export function supportOf({ first, second, events }: Margins): readonly [number, number] {
  return [Math.max(0, events - second), Math.min(first, events)];
}

/** Distribution of the events in the first arm, given the margins. */
export function hypergeometric(margins: Margins): Distribution {
  const [least, most] = supportOf(margins);
  const mass = Float64Array.from({ length: most - least + 1 }, (_, index) =>
    Math.exp(logHypergeometricProbability(least + index, margins)),
  );
  return { offset: least, mass };
}

/** Distribution of the sum of two independent numbers. */
export function convolve(one: Distribution, other: Distribution): Distribution {
  const mass = new Float64Array(one.mass.length + other.mass.length - 1);
  for (let i = 0; i < one.mass.length; i += 1) {
    const weight = one.mass[i] ?? 0;
    for (let j = 0; j < other.mass.length; j += 1) {
      mass[i + j] = (mass[i + j] ?? 0) + weight * (other.mass[j] ?? 0);
    }
  }
  return trim({ offset: one.offset + other.offset, mass });
}

/** Distribution of the sum of independent, identically distributed numbers, by repeated doubling. */
export function convolvePower(distribution: Distribution, count: number): Distribution {
  let result: Distribution = { offset: 0, mass: Float64Array.of(1) };
  let doubled = distribution;
  for (let left = count; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = convolve(result, doubled);
    if (left > 1) doubled = convolve(doubled, doubled);
  }
  return result;
}

function trim({ offset, mass }: Distribution): Distribution {
  let first = 0;
  let last = mass.length - 1;
  while (first < last && (mass[first] ?? 0) < VANISHING) first += 1;
  while (last > first && (mass[last] ?? 0) < VANISHING) last -= 1;
  return { offset: offset + first, mass: mass.subarray(first, last + 1) };
}
