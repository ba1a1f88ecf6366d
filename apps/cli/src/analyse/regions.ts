import type { CountedRows } from '@beacon/verdict';
import { RefusalError } from '../refusal.error.js';

/** @throws RefusalError when an option names a region that no row has. */
export function requireRegions(
  option: string,
  named: readonly string[],
  known: readonly string[],
): void {
  const unknown = named.find((region) => !known.includes(region));
  if (unknown === undefined) return;
  throw new RefusalError(
    `${option}: no row is of region ${JSON.stringify(unknown)}; there are ${known.map((region) => JSON.stringify(region)).join(', ')}.`,
  );
}

/** The counts with the regions that `first` names at the front, in its order. */
export function inOrder(counted: CountedRows, first: readonly string[]): CountedRows {
  const regions = [...new Set([...first, ...counted.regions])];
  const places = regions.map((region) => counted.regions.indexOf(region));
  return {
    ...counted,
    regions,
    profiles: counted.profiles.map((profile) => ({
      ...profile,
      cells: places.flatMap((place) => profile.cells[place] ?? []),
    })),
  };
}
