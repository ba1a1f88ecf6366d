import type { Interval } from '@beacon/statistics';
import type { JsonInterval } from './shape.js';

/** An interval as it goes over the wire. */
export function jsonInterval({ low, high }: Interval): JsonInterval {
  return [low, high];
}

/** As {@link jsonInterval}; null stays null. */
export function jsonIntervalOrNull(interval: Interval | null): JsonInterval | null {
  return interval === null ? null : jsonInterval(interval);
}

/** A number that JSON can hold; null for NaN and infinities. */
export function finiteOrNull(value: number | null | undefined): number | null {
  return value != null && Number.isFinite(value) ? value : null;
}
