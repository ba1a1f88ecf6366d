import { OUTCOMES } from '@beacon/domain';
import type { Outcome } from '@beacon/domain';
import { ApiProperty } from '@nestjs/swagger';
import { INTEGER, NULLABLE_TEXT } from '../http/openapi/schemas.js';
import { CELL_STATUSES } from './cell-status.js';
import type { CellStatus } from './cell-status.js';

/** Questions that have a cell with an outcome. */
export class OutcomeFacetView {
  @ApiProperty({ enum: OUTCOMES })
  readonly outcome!: Outcome;

  @ApiProperty(INTEGER)
  readonly questions!: number;
}

/** Questions that have a cell of a status. */
export class StatusFacetView {
  @ApiProperty({ enum: CELL_STATUSES })
  readonly status!: CellStatus;

  @ApiProperty(INTEGER)
  readonly questions!: number;
}

/** Questions in which a model's regions differ. */
export class ModelFacetView {
  @ApiProperty()
  readonly model_id!: string;

  @ApiProperty(INTEGER)
  readonly differing!: number;
}

/** Questions of a category. */
export class CategoryFacetView {
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Null for questions without one.' })
  readonly category!: string | null;

  @ApiProperty(INTEGER)
  readonly questions!: number;
}

/** How many questions each filter would leave. */
export class MatrixFacetsView {
  @ApiProperty({ ...INTEGER, description: 'With `differs=true`.' })
  readonly differing!: number;

  @ApiProperty({
    type: [ModelFacetView],
    description: 'With `differs=true` and this model, models in the order of the job.',
  })
  readonly models!: readonly ModelFacetView[];

  @ApiProperty({ type: [OutcomeFacetView], description: 'With this outcome: every one there is.' })
  readonly outcomes!: readonly OutcomeFacetView[];

  @ApiProperty({ type: [StatusFacetView], description: 'With this status: every one there is.' })
  readonly statuses!: readonly StatusFacetView[];

  @ApiProperty({
    type: [CategoryFacetView],
    description: 'With this category: every one of the job, in the order of its questions.',
  })
  readonly categories!: readonly CategoryFacetView[];
}
