import { ApiError } from '../http/errors/api-error.js';
import { problemAt } from '../intake/imports/lines.js';
import type { TypedAnswers } from '../intake/imports/type-answers.js';

/** Holds a file to one answer for each cell. */
export class DistinctCells {
  /** Lines by region and key of their cells. */
  readonly #lines = new Map<string, number>();

  /** Answers so far. */
  get count(): number {
    return this.#lines.size;
  }

  /** @throws ApiError 400 when a cell has an answer already: which of the two counts is not for us to say. */
  add({ cells, lines }: Pick<TypedAnswers, 'cells' | 'lines'>): void {
    for (const [index, cell] of cells.entries()) {
      const line = lines[index] ?? 0;
      const other = this.#lines.get(cell);
      if (other !== undefined) throw repeated(line, other);
      this.#lines.set(cell, line);
    }
  }
}

function repeated(line: number, other: number): ApiError {
  const message = `its cell has an answer on line ${other} already: give further ones other numbers of repeat`;
  return ApiError.validation([problemAt(line, [], 'duplicate_answer', message)]);
}
