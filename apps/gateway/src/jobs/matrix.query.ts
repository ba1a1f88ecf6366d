import { MODEL_ID_PATTERN, OUTCOMES } from '@beacon/domain';
import type { Catalogue, Outcome } from '@beacon/domain';
import { knownRegion } from '../catalogue/known-region.js';
import { ListOf, OneOf, TextOf, TextsOf, WholeNumber } from '../http/validation/parameters.js';
import { CELL_STATUSES } from './cell-status.js';
import type { CellStatus } from './cell-status.js';
import { MATRIX_ORDERS } from './matrix-filter.js';
import type { MatrixFilter, MatrixOrder } from './matrix-filter.js';

const MAX_OFFSET = 100_000_000;

/** Parameters of a job's matrix. */
export class MatrixQuery {
  @WholeNumber({ min: 0, max: MAX_OFFSET, fallback: 0 }, 'Questions to leave out.')
  readonly offset!: number;

  @WholeNumber({ min: 1, max: 1_000, fallback: 200 }, 'Questions per page.')
  readonly limit!: number;

  @OneOf(
    ['true', 'false'],
    'Questions whose most frequent outcome is, or is not, another in one region than in another for at least one model.',
  )
  readonly differs?: 'true' | 'false';

  @ListOf(OUTCOMES, 'Questions that have a cell with one of these outcomes.')
  readonly outcome?: readonly Outcome[];

  @ListOf(CELL_STATUSES, 'Questions that have a cell of one of these statuses.')
  readonly status?: readonly CellStatus[];

  @TextsOf(MODEL_ID_PATTERN, 'a model id', 'Only cells of these models are looked at.')
  readonly model_id?: readonly string[];

  @TextsOf(
    /^[^\p{Cc},]{1,60}$/u,
    'a region id or alias',
    'Only cells of these regions are looked at.',
  )
  readonly region?: readonly string[];

  @TextsOf(
    /^\P{Cc}{0,100}$/u,
    'a category; empty for questions without one',
    'Questions of these categories.',
  )
  readonly category?: readonly string[];

  @TextOf(
    /^\P{Cc}{1,200}$/u,
    '1 to 200 characters, no control characters',
    'Questions with these words in their text, id or category, in whatever case.',
  )
  readonly q?: string;

  @OneOf(MATRIX_ORDERS, 'The order of the questions.', { fallback: 'order' })
  readonly sort!: MatrixOrder;

  @OneOf(['facets'], 'Adds how many questions each filter would leave.')
  readonly include?: 'facets';
}

/**
 * The filter that a query asks for.
 * @throws ApiError 400 for a region that the catalogue does not have.
 */
export function toMatrixFilter(query: MatrixQuery, catalogue: Catalogue): MatrixFilter {
  return {
    differs: query.differs === undefined ? null : query.differs === 'true',
    outcomes: query.outcome ?? null,
    statuses: query.status ?? null,
    modelIds: query.model_id ?? null,
    regions: query.region?.map((region) => knownRegion(catalogue, region)) ?? null,
    categories: query.category?.map((category) => category || null) ?? null,
    words: query.q ?? null,
  };
}
