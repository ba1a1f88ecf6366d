import type { Schema } from '@beacon/client';

type Execution = Schema<'ExecutionView'>;

/** A region of the cell with the execution that is shown for it, if there is one. */
export interface RegionColumn {
  readonly region: string;
  /** The region whose second executor this is; null for a place of its own. */
  readonly twinOf: string | null;
  readonly execution: Execution | null;
}

/** The repeats of which anything is recorded, in rising order. */
export function repeatsOf(executions: readonly Execution[]): number[] {
  return [...new Set(executions.map(({ repeat }) => repeat))].toSorted((a, b) => a - b);
}

/**
 * What is shown of a cell: one repeat in all regions. The one asked for, else the first in which the outcomes of regions differ, as that is
 * what a reader came to see, else the first.
 */
export function shownOf(
  regions: readonly Omit<RegionColumn, 'execution'>[],
  executions: readonly Execution[],
  wanted: string | undefined,
): { readonly repeat: number; readonly columns: readonly RegionColumn[] } {
  const repeats = repeatsOf(executions);
  const differing = repeats.find((repeat) => {
    const outcomes = executions.filter((execution) => execution.repeat === repeat);
    return new Set(outcomes.map(({ outcome }) => outcome)).size > 1;
  });
  const asked = repeats.find((repeat) => String(repeat) === wanted);
  const repeat = asked ?? differing ?? repeats[0] ?? 1;
  const columns = regions.map(({ region, twinOf }) => ({
    region,
    twinOf,
    execution:
      executions.find((execution) => execution.region === region && execution.repeat === repeat) ??
      null,
  }));
  return { repeat, columns };
}
