/** A p-value, and how it was computed. */
export interface TestedP {
  readonly p: number;
  readonly method: 'exact' | 'monte_carlo';
  /** Random labellings; null when exact. */
  readonly draws: number | null;
}

/** After this many draws at least as extreme as the observed value, p is known not to be small. */
const ENOUGH_EXTREME = 40;

/**
 * p from random draws, at most `most` of them, fewer where it is not small (Besag and Clifford 1991): with h draws at least as extreme as the
 * observation after n of them p is h / n, else (1 + those) / (1 + most). Never 0, and valid either way.
 */
export function monteCarloP(isAsExtreme: () => boolean, most: number): TestedP {
  let extreme = 0;
  for (let draw = 1; draw <= most; draw += 1) {
    if (isAsExtreme()) extreme += 1;
    if (extreme === ENOUGH_EXTREME)
      return { p: extreme / draw, method: 'monte_carlo', draws: draw };
  }
  return { p: (1 + extreme) / (1 + most), method: 'monte_carlo', draws: most };
}

/** What a sum must reach to be as large as another one whose parts were added in another order. */
export function atLeast(value: number): number {
  return value - 1e-9 * Math.max(1e-3, Math.abs(value));
}
