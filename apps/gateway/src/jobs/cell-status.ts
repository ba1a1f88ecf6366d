import { EXECUTION_STATUSES } from '@beacon/domain';

/** Of what is recorded of a cell; `pending` when nothing is, `mixed` when the repeats differ. */
export const CELL_STATUSES = ['pending', ...EXECUTION_STATUSES, 'mixed'] as const;
export type CellStatus = (typeof CELL_STATUSES)[number];
