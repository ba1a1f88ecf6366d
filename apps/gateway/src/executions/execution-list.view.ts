import { ApiProperty } from '@nestjs/swagger';
import { PageView } from '../http/openapi/page.view.js';
import { NULLABLE_INTEGER } from '../http/openapi/schemas.js';
import { ExecutionView } from './execution.view.js';

/** A page of executions. */
export class ExecutionListView extends PageView {
  @ApiProperty({ type: [ExecutionView], description: 'Newest first.' })
  readonly executions!: readonly ExecutionView[];

  @ApiProperty({
    ...NULLABLE_INTEGER,
    description: 'All that match, counted when a job is named; null otherwise.',
  })
  readonly total!: number | null;
}
