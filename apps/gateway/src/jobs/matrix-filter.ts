import type { Outcome } from '@beacon/domain';
import type { CellStatus } from './cell-status.js';

/** Which questions of a job are meant; what is null does not matter. */
export interface MatrixFilter {
  /** Whether the regions of at least one model came to different outcomes. */
  readonly differs: boolean | null;
  /** Outcome and status are of one cell, of the models and regions named. */
  readonly outcomes: readonly Outcome[] | null;
  readonly statuses: readonly CellStatus[] | null;
  readonly modelIds: readonly string[] | null;
  readonly regions: readonly string[] | null;
  /** Null for questions without one. */
  readonly categories: readonly (string | null)[] | null;
  /** In the question's text, id or category, in whatever case. */
  readonly words: string | null;
}

/**
 * Orders of a job's questions. `differing`: those first in which most models differ by region; `refusal_rate`: the highest first, what
 * is not measured last; `category`: by name, those without one last. Equal ones are in the job's order.
 */
export const MATRIX_ORDERS = ['order', 'differing', 'refusal_rate', 'category'] as const;
export type MatrixOrder = (typeof MATRIX_ORDERS)[number];

/** Whether a filter leaves every question. */
export function isWide(filter: MatrixFilter): boolean {
  return Object.values(filter).every((value) => value === null);
}
