import { generalisedCmh, stuartMaxwell } from '@beacon/statistics';
import type { Comparison } from '../data/comparison-plan.js';
import type { ModelData } from '../data/model-data.js';
import { OUTCOME_CLASSES, sum } from '../input/outcome-classes.js';
import type { ClassAnalysis } from '../shape/shape.js';

/** Questions with the same class counts in each region: rows of `table` are regions, columns classes. */
interface ClassStratum {
  readonly table: readonly (readonly number[])[];
  readonly count: number;
}

/**
 * Do the regions differ in the whole distribution of outcome classes? Stuart-Maxwell for two regions asked once, else the
 * generalised CMH. Exploratory; null with fewer than two classes or no question measured in every region.
 */
export function classAnalysis(data: ModelData, comparison: Comparison): ClassAnalysis | null {
  const strata = strataOf(data, comparison.compared);
  const present = OUTCOME_CLASSES.map((_, index) => index).filter(
    (index) => sum(strata.map(({ table, count }) => count * columnSum(table, index))) > 0,
  );
  if (comparison.compared.length < 2 || present.length < 2) return null;
  const narrowed = strata.map(({ table, count }) => ({
    table: table.map((row) => present.map((index) => row[index] ?? 0)),
    count,
  }));
  const once = comparison.compared.length === 2 && !comparison.design.repeated;
  const tested = once
    ? stuartMaxwell(squareTable(narrowed, present.length))
    : generalisedCmh(narrowed);
  if (!Number.isFinite(tested.statistic) || !Number.isFinite(tested.p)) return null;
  return {
    exploratory: true,
    classes: present.map((index) => OUTCOME_CLASSES[index] ?? ''),
    test: once ? 'stuart_maxwell' : 'generalised_cmh',
    statistic: tested.statistic,
    df: tested.df,
    p: tested.p,
    regions: comparison.compared.map((region, row) => ({
      region,
      counts: present.map((_, column) =>
        sum(narrowed.map(({ table, count }) => count * (table[row]?.[column] ?? 0))),
      ),
    })),
  };
}

/** Questions measured in every region, equal tables merged and sorted. */
function strataOf(data: ModelData, regions: readonly string[]): ClassStratum[] {
  const places = regions.map((region) => data.regions.indexOf(region));
  const strata = new Map<string, { table: number[][]; count: number }>();
  for (const { cells, questions } of data.groups) {
    const table = places.map((place) => [...(cells[place]?.classes ?? [])]);
    if (table.some((row) => sum(row) === 0)) continue;
    const key = JSON.stringify(table);
    const stratum = strata.get(key);
    if (stratum === undefined) strata.set(key, { table, count: questions });
    else stratum.count += questions;
  }
  return [...strata].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, stratum]) => stratum);
}

function columnSum(table: ClassStratum['table'], column: number): number {
  return sum(table.map((row) => row[column] ?? 0));
}

/** Questions by their class in the first region (row) and in the second (column). */
function squareTable(strata: readonly ClassStratum[], classes: number): number[][] {
  const square = Array.from({ length: classes }, () => Array.from({ length: classes }, () => 0));
  for (const { table, count } of strata) {
    const from = table[0]?.indexOf(1) ?? -1;
    const to = table[1]?.indexOf(1) ?? -1;
    const row = square[from];
    if (row !== undefined && to >= 0) row[to] = (row[to] ?? 0) + count;
  }
  return square;
}
