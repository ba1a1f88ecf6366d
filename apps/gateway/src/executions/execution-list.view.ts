import { ApiProperty } from '@nestjs/swagger';
import { INTEGER, NULLABLE_INTEGER, NULLABLE_TEXT } from '../http/openapi/schemas.js';
import { ExecutionView } from './execution.view.js';

/** A page of executions. */
export class ExecutionListView {
  @ApiProperty({ type: [ExecutionView], description: 'Newest first.' })
  readonly executions!: readonly ExecutionView[];

  @ApiProperty(INTEGER)
  readonly limit!: number;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Where the next page starts; null on the last.' })
  readonly next_cursor!: string | null;

  @ApiProperty({
    ...NULLABLE_INTEGER,
    description: 'All that match, counted when a job is named; null otherwise.',
  })
  readonly total!: number | null;
}
