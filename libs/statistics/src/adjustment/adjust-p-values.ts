/**
 * Family-wise error, step down (Holm 1979): running maximum of (m - k) p_(k+1) from the smallest. Valid under any
 * dependence.
 * @param ps raw p-values, in any order.
 * @throws RangeError for a value that is not a number between 0 and 1.
 */
export function holm(ps: readonly number[]): number[] {
  const order = ascending(ps);
  const adjusted = Array.from<number>({ length: ps.length });
  let running = 0;
  for (const [rank, { p, index }] of order.entries()) {
    running = Math.max(running, p * (ps.length - rank));
    adjusted[index] = Math.min(1, running);
  }
  return adjusted;
}

/**
 * Family-wise error over groups of tests, each group adjusted within itself already, step by step ({@link stepDownMinP}, or Holm's): of the p that are
 * left, the smallest times the number of groups that it is left with. A group hands its share on once all of its tests are done with, and not
 * before: what is left of it may be true. With one test a group it is {@link holm}. Holds under any dependence between groups (Bonferroni over the groups
 * at each step; Romano and Wolf 2005).
 * @param groups adjusted p of each group, in any order.
 * @throws RangeError for a value that is not a number between 0 and 1.
 */
export function holmOfGroups(groups: readonly (readonly number[])[]): number[][] {
  const order = groups
    .flatMap((ps, group) => ascending(ps).map(({ p, index }) => ({ p, group, index })))
    .toSorted((one, other) => one.p - other.p);
  const left = groups.map(({ length }) => length);
  let waiting = left.filter((tests) => tests > 0).length;
  const adjusted = groups.map((ps) => ps.map(() => 1));
  let running = 0;
  for (const { p, group, index } of order) {
    running = Math.max(running, Math.min(1, p * waiting));
    const own = adjusted[group];
    if (own !== undefined) own[index] = running;
    left[group] = (left[group] ?? 0) - 1;
    if (left[group] === 0) waiting -= 1;
  }
  return adjusted;
}

/**
 * False discovery rate, step up (Benjamini and Hochberg 1995): running minimum of p m / rank from the largest. For
 * independent or positively dependent tests.
 * @param ps raw p-values, in any order.
 * @throws RangeError for a value that is not a number between 0 and 1.
 */
export function benjaminiHochberg(ps: readonly number[]): number[] {
  const order = ascending(ps);
  const adjusted = Array.from<number>({ length: ps.length });
  let running = 1;
  for (const [rank, { p, index }] of [...order.entries()].toReversed()) {
    running = Math.min(running, (p * ps.length) / (rank + 1));
    // m/m rounds to just below 1 at times: an adjusted p is never below its raw one.
    adjusted[index] = Math.max(p, running);
  }
  return adjusted;
}

function ascending(ps: readonly number[]): { readonly p: number; readonly index: number }[] {
  requireAllProbabilities(ps);
  return ps.map((p, index) => ({ p, index })).toSorted((one, other) => one.p - other.p);
}

function requireAllProbabilities(ps: readonly number[]): void {
  for (const [index, p] of ps.entries()) {
    if (!(p >= 0 && p <= 1)) {
      throw new RangeError(`ps[${index}] must be a p-value between 0 and 1, not ${p}`);
    }
  }
}
