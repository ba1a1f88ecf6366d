import { nice, ticks } from 'd3-array';

/** A stretch of numbers, from its first end to its last. */
export type Ends = readonly [first: number, last: number];

/**
 * A straight line from values to places. d3's own scale does more: it formats, and interpolates colours and text, which would be a twentieth of
 * all that the portal loads.
 */
export interface LinearScale {
  /** The place of a value, beyond the ends, too. */
  (value: number): number;
  readonly domain: Ends;
  readonly range: Ends;
  /** About so many round values between the ends. */
  readonly ticks: (count: number) => readonly number[];
}

/** A scale from a domain of values to a range of places; the middle of the range where the domain is one value. */
export function linearScale(domain: Ends, range: Ends): LinearScale {
  const [low, high] = domain;
  const [from, to] = range;
  const at = (value: number): number =>
    high === low ? (from + to) / 2 : from + ((value - low) / (high - low)) * (to - from);
  return Object.assign(at, { domain, range, ticks: (count: number) => ticks(low, high, count) });
}

/** A domain whose ends are round values, with everything in it. */
export function niceEnds([low, high]: Ends, count: number): Ends {
  const [first, last] = nice(low, high, count);
  return [first, last];
}
