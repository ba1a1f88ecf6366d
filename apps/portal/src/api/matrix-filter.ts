import type { CellStatus, Outcome } from '../lib/outcomes.ts';

/** Which questions of a job are shown, and in what order. */
export interface MatrixFilter {
  readonly differs?: 'true' | 'false';
  readonly outcome?: Outcome[];
  readonly status?: CellStatus[];
  readonly model_id?: string[];
  readonly region?: string[];
  /** Empty for questions without one. */
  readonly category?: string[];
  readonly q?: string;
  readonly sort?: MatrixOrder;
}

export const MATRIX_ORDERS = ['order', 'differing', 'refusal_rate', 'category'] as const;
export type MatrixOrder = (typeof MATRIX_ORDERS)[number];
