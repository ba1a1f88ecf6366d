/**
 * The number x, from 0 to the smaller of `first` and `events`, at which x (gap + x) = odds (first - x)(events - x): with
 * `gap` the answers of the second arm less all events, it is cell a of the table with these margins and this odds ratio.
 */
export function commonOddsCell(first: number, events: number, gap: number, odds: number): number {
  const quadratic = 1 - odds;
  const linear = gap + odds * (first + events);
  const product = odds * first * events;
  // Never negative but for rounding.
  const root = Math.sqrt(Math.max(0, linear * linear + 4 * quadratic * product));
  // Of the two ways to write the root, the one that does not subtract nearly equal numbers.
  return linear >= 0 ? (2 * product) / (linear + root) : (root - linear) / (2 * quadratic);
}
