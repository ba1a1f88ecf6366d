import { textOf } from '../../lib/search.ts';

/** Which cell: the answers of all regions to one question of one model. */
export interface CellSearch {
  readonly model?: string | undefined;
  /** Absent for the job's own prompt. */
  readonly question?: string | undefined;
  /** Which of the repeats is shown. */
  readonly repeat?: string | undefined;
  /** The region with whose answer the others are compared word by word; none when absent. */
  readonly base?: string | undefined;
}

export function readCellSearch(search: Record<string, unknown>): CellSearch {
  return {
    model: textOf(search['model']),
    question: textOf(search['question']),
    repeat: textOf(search['repeat']),
    base: textOf(search['base']),
  };
}
