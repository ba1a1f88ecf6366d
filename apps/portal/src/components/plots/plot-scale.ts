import { linearScale, niceEnds } from '../../lib/linear-scale.ts';

/** A figure with its interval; what was not measured is null. */
export interface Figure {
  readonly value: number | null;
  readonly interval: readonly number[] | null;
}

/** The stretch of values that a plot shows, as fractions. */
export type Extent = readonly [low: number, high: number];

/** Where values lie on the width of a plot. */
export interface PlotScale {
  /** In per cent of the width; what lies beyond the plot is at its edge. */
  readonly at: (value: number) => number;
  readonly ticks: readonly { readonly value: number; readonly at: number; readonly text: string }[];
  readonly extent: Extent;
}

const ZERO_TO_ONE: Extent = [0, 1];
/** Room beside the outermost marks, so that none is cut in half; in per cent of the width. */
const ROOM = 1.5;

/** About how many values an axis has. */
const TICKS = 4;

/** The ends of a figure that has any. */
export function endsOf({ value, interval }: Figure): readonly number[] {
  return [...(value === null ? [] : [value]), ...(interval ?? [])];
}

/** The same reach to both sides of zero, with everything in it: the margin, too, so that a reader sees what counts as none. */
export function symmetricExtent(figures: readonly Figure[], margin: number): Extent {
  const reach = Math.max(...figures.flatMap(endsOf).map(Math.abs), margin * 1.5);
  const [, high] = niceEnds([-reach, reach], 2 * TICKS);
  const whole = Math.min(Math.max(high, reach), 1);
  return [-whole, whole];
}

/** From zero to what the highest interval needs, so that small rates are told apart. */
export function rateExtent(figures: readonly Figure[]): Extent {
  const ends = figures.flatMap(endsOf);
  if (ends.length === 0) return ZERO_TO_ONE;
  const [, high] = niceEnds([0, Math.max(...ends, 0.1)], 2 * TICKS);
  return [0, Math.min(high, 1)];
}

/** A scale with ticks at round values. */
export function plotScale(extent: Extent, format: (value: number) => string): PlotScale {
  const [low, high] = extent;
  const scale = linearScale(extent, [ROOM, 100 - ROOM]);
  const at = (value: number): number => scale(Math.min(Math.max(value, low), high));
  return {
    at,
    ticks: scale.ticks(TICKS).map((value) => ({ value, at: at(value), text: format(value) })),
    extent,
  };
}
