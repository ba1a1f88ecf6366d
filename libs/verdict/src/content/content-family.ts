import { holm } from '@beacon/statistics';
import type { RawContent } from './measured.js';

/** The tests that are held against each other. */
export interface ContentFamily {
  readonly alpha: number;
  readonly tests: number;
  /** Adjusted p of each test of each measure, in their order. */
  readonly tested: ReadonlyMap<RawContent, readonly number[]>;
  /** Adjusted p of each pair, not yet held against its model's; null where there is no test of it. */
  readonly paired: ReadonlyMap<RawContent, readonly (number | null)[]>;
}

export function familyOf(found: readonly RawContent[], alpha: number): ContentFamily {
  const tests = found.map((one) => one.tests.map(({ p }) => p));
  const pairs = found.map((one) => one.pairs.map(({ p }) => smallestOf(Object.values(p))));
  return {
    alpha,
    tests: tests.flat().length,
    tested: new Map(zip(found, adjusted(tests)).map(([one, ps]) => [one, ps.map((p) => p ?? 1)])),
    paired: new Map(zip(found, adjusted(pairs))),
  };
}

/** The smallest p of several tests of one thing, times their number; null without a test. */
function smallestOf(ps: readonly (number | null)[]): number | null {
  const made = ps.flatMap((p) => (p === null ? [] : [p]));
  return made.length === 0 ? null : Math.min(1, Math.min(...made) * made.length);
}

/** Holm over all values of all groups; what is null stays so. */
function adjusted(groups: readonly (readonly (number | null)[])[]): (number | null)[][] {
  const ps = holm(groups.flat().flatMap((p) => (p === null ? [] : [p])));
  let next = 0;
  return groups.map((group) => group.map((p) => (p === null ? null : (ps[next++] ?? null))));
}

function zip<One, Other>(ones: readonly One[], others: readonly Other[]): [One, Other][] {
  return ones.flatMap((one, index) => {
    const other = others[index];
    return other === undefined ? [] : [[one, other]];
  });
}
