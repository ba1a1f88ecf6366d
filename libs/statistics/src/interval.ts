/** Two limits, `low` at most `high`. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Level of an interval when the caller names none. */
export const DEFAULT_LEVEL = 0.95;

/** Estimate plus and minus a half-width. */
export function around(estimate: number, halfWidth: number): Interval {
  return { low: estimate - halfWidth, high: estimate + halfWidth };
}

/** The part of an interval that lies within two limits. */
export function clip(interval: Interval, least: number, most: number): Interval {
  return {
    low: clamp(interval.low, least, most),
    high: clamp(interval.high, least, most),
  };
}

/** A value brought within two limits. */
export function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

/** A sum of probabilities brought back within 0 to 1, where rounding may have left it. */
export function clampProbability(value: number): number {
  return clamp(value, 0, 1);
}
