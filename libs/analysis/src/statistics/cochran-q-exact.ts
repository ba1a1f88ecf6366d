import {
  columnTotals,
  eventsOf,
  informativeRows,
  requireRows,
  type CountedRow,
} from './cochran-q.js';
import { clampProbability } from './interval.js';

/** Steps of the convolution, at most: some tenths of a second. */
const STEPS_LIMIT = 2_000_000;

/** Chances of column totals, in order of size, as the regions may change places; keyed by their digits. */
interface State {
  readonly totals: readonly number[];
  readonly chance: number;
}

/**
 * Exact Cochran's Q: within each question the regions' outcomes are exchanged in all ways, each question on its own; p is the share of all those ways whose Q is at least the one
 * observed (Patil 1975). Row totals stay, so Q grows with the sum of squared column totals alone: the rows are convolved over column totals, in whole
 * numbers, without listing the ways. With two regions it is exact McNemar.
 *
 * Null when it takes more than two million steps (thousands of rows for three regions, hundreds for four): cochranQ is close then. Without an informative row p is 1.
 * @throws RangeError as cochranQ.
 */
export function cochranQExact(rows: readonly CountedRow[]): { readonly p: number } | null {
  const regions = requireRows(rows);
  const informative = informativeRows(rows);
  const observed = squaresOf(columnTotals(informative, regions));
  const byEvents = new Map<number, number>();
  for (const row of informative) {
    byEvents.set(eventsOf(row), (byEvents.get(eventsOf(row)) ?? 0) + row.count);
  }
  let states: State[] = [{ totals: Array.from({ length: regions }, () => 0), chance: 1 }];
  let steps = 0;
  for (const [events, count] of byEvents) {
    if (waysToChoose(regions, events) > STEPS_LIMIT) return null;
    const choices = choicesOf(regions, events);
    for (let row = 0; row < count; row += 1) {
      steps += states.length * choices.length;
      if (steps > STEPS_LIMIT) return null;
      states = afterRow(states, choices);
    }
  }
  const extreme = states.filter(({ totals }) => squaresOf(totals) >= observed);
  return { p: clampProbability(extreme.reduce((sum, { chance }) => sum + chance, 0)) };
}

function afterRow(states: readonly State[], choices: readonly (readonly number[])[]): State[] {
  const next = new Map<string, { totals: readonly number[]; chance: number }>();
  for (const { totals, chance } of states) {
    for (const choice of choices) {
      const moved = totals.map((total, region) => total + (choice[region] ?? 0));
      // Every region is as likely as another, so that totals in another order are the same state.
      moved.sort((one, other) => one - other);
      const key = moved.join(' ');
      const share = chance / choices.length;
      const known = next.get(key);
      if (known === undefined) next.set(key, { totals: moved, chance: share });
      else known.chance += share;
    }
  }
  return [...next.values()];
}

function waysToChoose(regions: number, events: number): number {
  let ways = 1;
  for (let i = 1; i <= events; i += 1) ways *= (regions - i + 1) / i;
  return ways;
}

/** All ways to place so many events in the regions, as rows of 0 and 1. */
function choicesOf(regions: number, events: number): number[][] {
  if (regions === 0) return [[]];
  const without = events < regions ? choicesOf(regions - 1, events) : [];
  const having = events > 0 ? choicesOf(regions - 1, events - 1) : [];
  return [...without.map((rest) => [0, ...rest]), ...having.map((rest) => [1, ...rest])];
}

function squaresOf(totals: readonly number[]): number {
  return totals.reduce((sum, total) => sum + total * total, 0);
}
