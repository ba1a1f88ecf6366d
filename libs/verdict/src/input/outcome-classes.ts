import { OUTCOMES, WITHHELD_OUTCOMES, type Outcome } from '@beacon/domain';
import type { CellCounts } from './input.js';
import type { ComparedEvent } from '../shape/terms.js';

const EVENTS: Readonly<Record<ComparedEvent, readonly Outcome[]>> = {
  refused: ['refused'],
  withheld: WITHHELD_OUTCOMES,
  blocked: ['blocked_input', 'blocked_output'],
  truncated: ['truncated'],
};

/** Classes for the comparison of whole distributions: few, so that tables do not fall apart into cells of one. */
export const OUTCOME_CLASSES = [
  'answered',
  'partial',
  'evasive',
  'refused',
  'blocked',
  'cut_short',
] as const;
type OutcomeClass = (typeof OUTCOME_CLASSES)[number];

const MEMBERS: Readonly<Record<OutcomeClass, readonly Outcome[]>> = {
  answered: ['answered'],
  partial: ['partial'],
  evasive: ['evasive'],
  refused: ['refused'],
  blocked: ['blocked_input', 'blocked_output'],
  cut_short: ['empty', 'truncated'],
};

/** Executions of a cell that count: neither error, nor cancelled, nor quarantined. */
export function measuredOf({ outcomes }: CellCounts): number {
  let measured = 0;
  for (const outcome of OUTCOMES) {
    if (outcome !== 'error') measured += outcomes[outcome] ?? 0;
  }
  return measured;
}

/** Executions of a cell in which the event happened. */
export function eventsOf({ outcomes }: Pick<CellCounts, 'outcomes'>, event: ComparedEvent): number {
  let events = 0;
  for (const outcome of EVENTS[event]) events += outcomes[outcome] ?? 0;
  return events;
}

/** Executions of a cell that ended without a measurement. */
function missingOf(cell: CellCounts): number {
  return (cell.outcomes.error ?? 0) + cell.cancelled;
}

/** Executions of a cell that are recorded, whatever they are worth. */
export function recordedOf(cell: CellCounts): number {
  return measuredOf(cell) + missingOf(cell) + cell.quarantined;
}

/** A cell's counts as the tests read them, worked out once. */
export interface CellFigures {
  readonly measured: number;
  readonly events: Readonly<Record<ComparedEvent, number>>;
  readonly missing: number;
  readonly quarantined: number;
  readonly recorded: number;
  /** In the order of {@link OUTCOME_CLASSES}. */
  readonly classes: readonly number[];
}

/** Works out a cell. */
export function figuresOf(cell: CellCounts): CellFigures {
  return {
    measured: measuredOf(cell),
    events: {
      refused: eventsOf(cell, 'refused'),
      withheld: eventsOf(cell, 'withheld'),
      blocked: eventsOf(cell, 'blocked'),
      truncated: eventsOf(cell, 'truncated'),
    },
    missing: missingOf(cell),
    quarantined: cell.quarantined,
    recorded: recordedOf(cell),
    classes: classCountsOf(cell),
  };
}

/** Measured executions of a cell by class, in the order of {@link OUTCOME_CLASSES}. */
function classCountsOf(cell: CellCounts): number[] {
  return OUTCOME_CLASSES.map((name) =>
    sum(MEMBERS[name].map((outcome) => cell.outcomes[outcome] ?? 0)),
  );
}

/** Sum of numbers. */
export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
