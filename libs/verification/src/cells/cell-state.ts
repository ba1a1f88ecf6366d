import { OUTCOMES } from '@beacon/domain';
import type { Outcome } from '@beacon/domain';

/** How a cell ended: its outcome, or that it was cancelled. */
export type CellEnd = Outcome | 'cancelled';

const ENDS: readonly CellEnd[] = [...OUTCOMES, 'cancelled'];
const NUMBERS: ReadonlyMap<string, number> = new Map(ENDS.map((end, index) => [end, index + 1]));

/** The number by which an end is kept in an octet; 0 for none. */
export function numberOf(end: CellEnd | null): number {
  return end === null ? 0 : (NUMBERS.get(end) ?? 0);
}

/** The end that a number stands for; null for 0. */
export function endOf(number: number): CellEnd | null {
  return ENDS[number - 1] ?? null;
}
