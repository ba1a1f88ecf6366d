import type { CellCounts } from '../input/input.js';
import type { ArmBlock, BlockEnd, LevelPair } from './input.js';

/** The answers to one question under two levels, with everything else alike on both sides. */
export interface BalancedCells {
  readonly first: CellCounts;
  readonly second: CellCounts;
  /** Measured executions that are left out, because what they are compared with was not measured. */
  readonly dropped: number;
}

interface Tally {
  readonly outcomes: Record<string, number>;
  cancelled: number;
  quarantined: number;
}

/**
 * Counts the answers to a question under two levels so that both have as many from each place, language or prompt. Where there are several of these, an
 * answer whose counterpart was not measured is left out: with it one level would have more from one of them, and what that does would look like what the level
 * does (Simpson's paradox). Where there is only one it stays, as in a verdict.
 */
export function balancedCells(
  blocks: readonly ArmBlock[],
  pair: Pick<LevelPair, 'first' | 'second'>,
): BalancedCells | null {
  const both = blocks.filter(({ ends }) => ends.has(pair.first) && ends.has(pair.second));
  if (both.length === 0) return null;
  const isStratified = new Set(both.map(({ stratum }) => stratum.join('\n'))).size > 1;
  const [first, second] = [emptyTally(), emptyTally()];
  let dropped = 0;
  for (const { ends, repeats } of both) {
    const [one, other] = [ends.get(pair.first), ends.get(pair.second)];
    if (one === undefined || other === undefined) continue;
    const isWhole = isMeasured(one) && isMeasured(other);
    for (const [end, tally] of [
      [one, first],
      [other, second],
    ] as const) {
      if (isStratified && !isWhole && isMeasured(end)) dropped += repeats;
      else count(tally, end, repeats);
    }
  }
  return { first, second, dropped };
}

/** Whether an end is a measurement: neither error nor cancelled nor quarantined. */
export function isMeasured(end: BlockEnd | undefined): boolean {
  return end !== undefined && end !== 'error' && end !== 'cancelled' && end !== 'quarantined';
}

function emptyTally(): Tally {
  return { outcomes: {}, cancelled: 0, quarantined: 0 };
}

function count(tally: Tally, end: BlockEnd, repeats: number): void {
  if (end === 'cancelled' || end === 'quarantined') tally[end] += repeats;
  else tally.outcomes[end] = (tally.outcomes[end] ?? 0) + repeats;
}
