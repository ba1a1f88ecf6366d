import {
  columnTotals,
  eventsOf,
  informativeRows,
  requireRows,
  type CountedRow,
} from './cochran-q.js';
import { clampProbability } from '../interval.js';

/** Steps of the convolution, at most: a tenth of a second, a quarter with twenty regions. */
const STEPS_LIMIT = 500_000;

/** Column totals in ascending order, as regions may change places, and their chance. */
interface State {
  readonly totals: readonly number[];
  chance: number;
}

/**
 * Exact Cochran's Q: within each question the regions' outcomes are exchanged in all ways, each question on its own; p
 * is the share of all those ways whose Q is at least the one observed (Patil 1975). Row totals stay, so Q grows with
 * the sum of squared column totals alone: the rows are convolved over column totals, in whole numbers, without listing
 * the ways. With two regions it is exact McNemar.
 *
 * Null when it takes more than half a million steps: from some 175 informative rows on for three regions, 30 to 60 for
 * five, 10 to 35 for eight, the fewer the nearer the events are to half of the regions. cochranQ is close then, where
 * informative rows are 30 or more. Without an informative row p is 1.
 * @throws RangeError as cochranQ.
 */
export function cochranQExact(rows: readonly CountedRow[]): { readonly p: number } | null {
  const regions = requireRows(rows);
  const informative = informativeRows(rows);
  const states = convolveRows(informative, regions);
  if (states === null) return null;
  const observed = squaresOf(columnTotals(informative, regions));
  const extreme = states.filter(({ totals }) => squaresOf(totals) >= observed);
  return { p: clampProbability(extreme.reduce((sum, { chance }) => sum + chance, 0)) };
}

function convolveRows(rows: readonly CountedRow[], regions: number): State[] | null {
  const base = rows.reduce((sum, { count }) => sum + count, 1);
  const byEvents = rowsByEvents(rows);
  if (expectedSteps(byEvents, regions, base) > STEPS_LIMIT) return null;
  let states: State[] = [{ totals: Array.from({ length: regions }, () => 0), chance: 1 }];
  let steps = 0;
  for (const [events, count] of byEvents) {
    const choices = choicesOf(regions, events);
    for (let row = 0; row < count; row += 1) {
      steps += states.length * choices.length;
      if (steps > STEPS_LIMIT) return null;
      states = afterRow(states, choices, base);
    }
  }
  return states;
}

function rowsByEvents(rows: readonly CountedRow[]): Map<number, number> {
  const byEvents = new Map<number, number>();
  for (const row of rows) {
    byEvents.set(eventsOf(row), (byEvents.get(eventsOf(row)) ?? 0) + row.count);
  }
  return byEvents;
}

function afterRow(
  states: readonly State[],
  choices: readonly (readonly number[])[],
  base: number,
): State[] {
  const next = new Map<number | string, State>();
  for (const { totals, chance } of states) {
    const share = chance / choices.length;
    for (const choice of choices) {
      const moved = inOrder(totals.map((total, region) => total + (choice[region] ?? 0)));
      const key = keyOf(moved, base);
      const known = next.get(key);
      if (known === undefined) next.set(key, { totals: moved, chance: share });
      else known.chance += share;
    }
  }
  return [...next.values()];
}

/**
 * Sorts in place. Totals were in order and grew by 0 or 1, so that hardly anything moves: insertion beats the general
 * sort by far.
 */
function inOrder(totals: number[]): number[] {
  for (let i = 1; i < totals.length; i += 1) {
    const moving = totals[i] ?? 0;
    let at = i;
    for (; at > 0 && (totals[at - 1] ?? 0) > moving; at -= 1) totals[at] = totals[at - 1] ?? 0;
    totals[at] = moving;
  }
  return totals;
}

/**
 * One number for the totals; the first is known from the others, as all rows so far have placed the same number of
 * events.
 */
function keyOf(totals: readonly number[], base: number): number | string {
  let key = 0;
  for (let region = 1; region < totals.length; region += 1)
    key = key * base + (totals[region] ?? 0);
  return key <= Number.MAX_SAFE_INTEGER ? key : totals.join(' ');
}

/**
 * Steps that are ahead at least, so that hopeless tables cost nothing: n rows have some n^(k-1) / (k! (k-1)!) sums in
 * order, and while they grow to that their mean is a k-th of it.
 */
function expectedSteps(
  byEvents: ReadonlyMap<number, number>,
  regions: number,
  rows: number,
): number {
  let states = 1;
  for (let i = 2; i <= regions; i += 1) states *= rows / (i * (i - 1));
  let choices = 0;
  for (const [events, count] of byEvents) choices += waysToChoose(regions, events) * count;
  return choices * Math.max(1, states / regions / 2);
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
