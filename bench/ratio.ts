/** A number that is held as a ratio of two things measured in the same run. */
export interface Ratio {
  /** Short name, a key of the JSON line. */
  readonly name: string;
  /** What is compared with what. */
  readonly what: string;
  readonly measured: number;
  readonly bound: { readonly kind: 'at least' | 'at most'; readonly value: number };
  /** The two things behind it, with their units. */
  readonly detail: string;
}

/** Whether the measured ratio is within its bound. */
export function isHeld({ measured, bound }: Ratio): boolean {
  return bound.kind === 'at least' ? measured >= bound.value : measured <= bound.value;
}

/** The ratio as a line: `what | measured | bound | held or not`, and what is behind it. */
export function ratioLine(ratio: Ratio): string {
  const { what, measured, bound, detail } = ratio;
  const held = isHeld(ratio) ? 'held' : 'NOT HELD';
  return `${what} | ${measured.toFixed(2)} | ${bound.kind} ${bound.value} | ${held} | ${detail}`;
}

/** The middle of some values; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** Rounded to so many decimals, for people. */
export function rounded(value: number, decimals = 2): number {
  return Number(value.toFixed(decimals));
}
