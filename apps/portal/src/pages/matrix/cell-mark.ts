import type { Schema } from '@beacon/client';
import { OUTCOMES, OUTCOME_STYLES } from '../../lib/outcomes.ts';
import type { Outcome } from '../../lib/outcomes.ts';

type Cell = Schema<'MatrixCell'>;
type Counts = Partial<Record<Outcome, number>>;

/** How one region's executions of a question are shown. */
export interface CellMark {
  /** The most frequent outcome; null when none is known. */
  readonly outcome: Outcome | null;
  /** What stands in its place where there is none. */
  readonly absence: 'pending' | 'cancelled' | 'quarantined' | 'not asked' | null;
  /** The next frequent outcome of repeats that differ. */
  readonly second: Outcome | null;
  /** How many repeats the most frequent outcome has; null when they agree. */
  readonly count: number | null;
  readonly isPartlyRecorded: boolean;
  readonly hasQuarantined: boolean;
  /** Whether some of it is asked again, and counts as it was until then. */
  readonly isRetrying: boolean;
}

/** The mark of a cell. */
export function markOf(cell: Cell): CellMark {
  const [first, second] = byFrequency(askedOf(cell));
  const outcome = first?.[0] ?? null;
  return {
    outcome,
    absence: outcome === null ? absenceOf(cell) : null,
    second: second?.[0] ?? null,
    count: first !== undefined && second !== undefined ? first[1] : null,
    isPartlyRecorded: cell.recorded > 0 && cell.recorded < cell.expected,
    hasQuarantined: cell.quarantined > 0,
    isRetrying: (cell.retrying ?? 0) > 0,
  };
}

/** Repeats that the cost limit left out are recorded as errors, and are none. */
function askedOf({ outcomes, not_asked: unasked = 0 }: Cell): Counts {
  const { error = 0, ...others }: Counts = outcomes;
  return { ...others, error: error - unasked };
}

/** In words, such as `refused 2, answered 1 of 3`. */
export function describeCell(cell: Cell): string {
  const { recorded, expected, quarantined, outcomes, retrying = 0, not_asked: unasked = 0 } = cell;
  if (recorded === 0) return 'pending';
  const parts = byFrequency(askedOf(cell)).map(([outcome, count]) =>
    expected === 1 ? OUTCOME_STYLES[outcome].label : `${OUTCOME_STYLES[outcome].label} ${count}`,
  );
  if (unasked > 0) parts.push(expected === 1 ? 'not asked' : `not asked ${unasked}`);
  const typed = Object.values(outcomes as Counts).reduce((sum, count) => sum + count, 0);
  const cancelled = recorded - typed - quarantined;
  if (cancelled > 0) parts.push(expected === 1 ? 'cancelled' : `cancelled ${cancelled}`);
  if (quarantined > 0) parts.push(expected === 1 ? 'quarantined' : `quarantined ${quarantined}`);
  const pending = expected - recorded;
  if (pending > 0) parts.push(`pending ${pending}`);
  const told = expected === 1 ? parts.join(', ') : `${parts.join(', ')} of ${expected}`;
  if (retrying === 0) return told;
  return expected === 1 ? `${told}, asked again` : `${told}, ${retrying} asked again`;
}

/**
 * Whether a model's regions came to different most frequent outcomes, as the gateway's filter says: errors tell nothing of the model, and a
 * second executor of a region is no further region.
 * @param twins the region of which a region is the second executor
 */
export function differs(cells: readonly Cell[], twins: ReadonlyMap<string, string>): boolean {
  const outcomes = new Set<Outcome>();
  for (const { region, outcomes: counts } of cells) {
    const original = twins.get(region);
    if (original !== undefined && cells.some((cell) => cell.region === original)) continue;
    const outcome = byFrequency(counts).find(([name]) => name !== 'error')?.[0];
    if (outcome !== undefined) outcomes.add(outcome);
  }
  return outcomes.size > 1;
}

/** Outcomes by count, most frequent first; of equally frequent ones the first in the usual order. */
export function byFrequency(counts: Counts): readonly (readonly [Outcome, number])[] {
  return OUTCOMES.flatMap((outcome) => {
    const count = counts[outcome] ?? 0;
    return count > 0 ? [[outcome, count] as const] : [];
  }).toSorted(([, a], [, b]) => b - a);
}

function absenceOf({ recorded, quarantined, not_asked: unasked }: Cell): CellMark['absence'] {
  if (recorded === 0) return 'pending';
  if (unasked !== undefined) return 'not asked';
  return quarantined > 0 ? 'quarantined' : 'cancelled';
}
