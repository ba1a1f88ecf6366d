import type { Interval } from '../interval.js';

/** An estimate with limits of its own, which need not be symmetric. */
export interface LimitedEstimate extends Interval {
  readonly estimate: number;
}

/**
 * Weighted sum of independent estimates, its limits recovered from theirs (Zou and Donner 2008): the distances of the limits add up in squares. A negative
 * weight swaps an estimate's limits.
 */
export function weightedSum(
  parts: readonly { readonly weight: number; readonly part: LimitedEstimate }[],
): LimitedEstimate {
  let estimate = 0;
  let below = 0;
  let above = 0;
  for (const { weight, part } of parts) {
    const [down, up] =
      weight >= 0
        ? [part.estimate - part.low, part.high - part.estimate]
        : [part.high - part.estimate, part.estimate - part.low];
    estimate += weight * part.estimate;
    below += (weight * Math.max(0, down)) ** 2;
    above += (weight * Math.max(0, up)) ** 2;
  }
  return { estimate, low: estimate - Math.sqrt(below), high: estimate + Math.sqrt(above) };
}

/**
 * Ratio of two independent estimates, the second above 0, its limits recovered from theirs (Donner and Zou 2012; Newcombe 2016): the limit is the ratio R at which the
 * limit of `one - R other` is 0. Null where the second's lower limit is not above 0: nothing bounds the ratio then.
 */
export function ratio(one: LimitedEstimate, other: LimitedEstimate): LimitedEstimate | null {
  if (!(other.low > 0)) return null;
  const estimate = one.estimate / other.estimate;
  return { estimate, low: lowerRatio(one, other), high: -lowerRatio(mirrored(one), other) };
}

function mirrored({ estimate, low, high }: LimitedEstimate): LimitedEstimate {
  return { estimate: -estimate, low: -high, high: -low };
}

/** Solves (one - R other)² = (one - its low)² + R² (the side of other that makes R smaller)² for its smaller root. */
function lowerRatio(one: LimitedEstimate, other: LimitedEstimate): number {
  const positive = one.low >= 0;
  const side = positive ? other.high - other.estimate : other.estimate - other.low;
  const square = other.estimate ** 2 - side ** 2;
  // An upper limit beyond twice the estimate: the ratio may be as small as the two limits make it.
  if (!(square > 0)) return one.low / (positive ? other.high : other.low);
  const down = one.estimate - one.low;
  const product = one.estimate * other.estimate;
  const root = Math.max(0, product ** 2 - square * (one.estimate ** 2 - down ** 2));
  return (product - Math.sqrt(root)) / square;
}
