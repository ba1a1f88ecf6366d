import type { Schema } from '@beacon/client';
import { CELL_STATUSES, OUTCOMES } from '../lib/outcomes.ts';
import { MatrixSelection } from './matrix-selection.ts';
import type { MatrixCell, MatrixQuestion } from './matrix-selection.ts';

type Matrix = Schema<'MatrixView'>;
type Facets = NonNullable<Matrix['facets']>;

/** How many questions each value of a filter would leave, the other filters as they are. */
export function facetsOf(matrix: Matrix, query: URLSearchParams): Facets {
  const selection = new MatrixSelection(matrix, query);
  const { questions } = matrix;
  const leftBut = (filter: 'differs' | 'category' | 'outcome' | 'status'): MatrixQuestion[] =>
    questions.filter((question) => selection.has(question, filter));
  const byCategory = Map.groupBy(leftBut('category'), ({ category }) => category);
  const has = (filter: 'outcome' | 'status', is: (cell: MatrixCell) => boolean): number =>
    leftBut(filter).filter((question) =>
      selection.cells(question).some((cell) => is(cell) && selection.isCell(cell, filter)),
    ).length;
  return {
    differing: leftBut('differs').filter((question) => selection.differing(question).length > 0)
      .length,
    models: matrix.models.map(({ id }) => ({
      model_id: id,
      differing: differingOf(matrix, query, id),
    })),
    outcomes: OUTCOMES.map((outcome) => ({
      outcome,
      questions: has('outcome', ({ outcomes }) => (outcomes[outcome] ?? 0) > 0),
    })),
    statuses: CELL_STATUSES.map((status) => ({
      status,
      questions: has('status', (cell) => cell.status === status),
    })),
    categories: [...new Set(questions.map(({ category }) => category))].map((category) => ({
      category,
      questions: byCategory.get(category)?.length ?? 0,
    })),
  };
}

/** Questions in which one model differs by region. */
function differingOf(matrix: Matrix, query: URLSearchParams, modelId: string): number {
  const one = new URLSearchParams(query);
  one.set('model_id', modelId);
  const selection = new MatrixSelection(matrix, one);
  return matrix.questions.filter(
    (question) => selection.has(question, 'differs') && selection.differing(question).length > 0,
  ).length;
}
