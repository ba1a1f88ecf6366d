/** A p-value, and how it was come by. */
export interface TestedP {
  readonly p: number;
  readonly method: 'exact' | 'monte_carlo';
  /** Random labellings; null when exact. */
  readonly draws: number | null;
}

/** So many draws as telling as what was observed settle that p is not small. */
const SETTLED = 40;

/**
 * p from random draws, at most `most` of them, fewer where it is not small (Besag and Clifford 1991): with h draws as telling as the
 * observation after n of them p is h / n, else (1 + those) / (1 + most). Never 0, and valid either way.
 */
export function drawnP(isAsTelling: () => boolean, most: number): TestedP {
  let telling = 0;
  for (let draw = 1; draw <= most; draw += 1) {
    if (isAsTelling()) telling += 1;
    if (telling === SETTLED) return { p: telling / draw, method: 'monte_carlo', draws: draw };
  }
  return { p: (1 + telling) / (1 + most), method: 'monte_carlo', draws: most };
}

/** What a sum must reach to be as large as another one whose parts were added in another order. */
export function atLeast(value: number): number {
  return value - 1e-9 * Math.max(1e-3, Math.abs(value));
}
