/**
 * The number x at which (second + x)(...) balance: the root between 0 and min(first, events) of
 * x (gap + x) = odds (first - x)(events - x), where gap = second arm less events. It is the expected cell a of a table with these
 * margins and this odds ratio. Always the root that is not a difference of nearly equal numbers.
 */
export function commonOddsCell(first: number, events: number, gap: number, odds: number): number {
  const quadratic = 1 - odds;
  const linear = gap + odds * (first + events);
  const product = odds * first * events;
  const root = Math.sqrt(linear * linear + 4 * quadratic * product);
  return linear >= 0 ? (2 * product) / (linear + root) : (root - linear) / (2 * quadratic);
}
