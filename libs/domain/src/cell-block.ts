/**
 * A rectangle of a lane's cells: some questions, each with some repeats. A job as submitted has one block a lane; each
 * extension adds blocks behind, so that positions never change their cells.
 */
export interface CellBlock {
  /** Position of its first cell in the lane, 0-based. */
  readonly base: number;
  /** Index of the first question, 0-based, and of the one behind the last. A job's own prompt is 0..1. */
  readonly questionFrom: number;
  readonly questionTo: number;
  /** The first and the last repeat, 1-based. */
  readonly repeatFrom: number;
  readonly repeatTo: number;
  /**
   * What its order is computed from, 0..2^32-1. Without one, as in jobs from before orders were drawn, it is asked question by
   * question, each with all its repeats.
   */
  readonly key?: number;
}

/** How many cells a block has. */
export function cellsOfBlock(block: Omit<CellBlock, 'base'>): number {
  return questionsOfBlock(block) * repeatsOfBlock(block);
}

/** How many questions a block asks. */
export function questionsOfBlock(block: Pick<CellBlock, 'questionFrom' | 'questionTo'>): number {
  return block.questionTo - block.questionFrom;
}

/** How often a block asks each question. */
export function repeatsOfBlock(block: Pick<CellBlock, 'repeatFrom' | 'repeatTo'>): number {
  return block.repeatTo - block.repeatFrom + 1;
}
