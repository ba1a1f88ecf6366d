import type { Schema } from '@beacon/client';

type Executor = Schema<'ExecutorView'>;

/** Executors of a region, by whether their heartbeats come. */
export interface ExecutorCount {
  readonly alive: number;
  readonly silent: number;
}

/** How many executors each region has. */
export function executorCounts(executors: readonly Executor[]): ReadonlyMap<string, ExecutorCount> {
  const counts = new Map<string, ExecutorCount>();
  for (const { region, alive: isAlive } of executors) {
    const { alive, silent } = counts.get(region) ?? { alive: 0, silent: 0 };
    counts.set(region, { alive: alive + (isAlive ? 1 : 0), silent: silent + (isAlive ? 0 : 1) });
  }
  return counts;
}

/** Tasks that an executor holds, over all models. */
export function heldTasks({ in_hand: held }: Executor): number {
  return Object.values(held).reduce((sum, count) => sum + count, 0);
}
