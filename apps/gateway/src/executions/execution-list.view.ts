import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageView } from '../http/openapi/page.view.js';
import { INTEGER, NULLABLE_INTEGER } from '../http/openapi/schemas.js';
import { ExecutionView } from './execution.view.js';

/** Where the words of a search stand in an answer first. */
export class SnippetView {
  @ApiProperty({ description: 'What stands around them, up to 80 characters on each side.' })
  readonly text!: string;

  @ApiProperty({ ...INTEGER, description: 'Where they begin in it, in UTF-16 code units.' })
  readonly offset!: number;

  @ApiProperty({ ...INTEGER, description: 'In UTF-16 code units.' })
  readonly length!: number;

  @ApiProperty({ description: 'Whether the answer begins before it.' })
  readonly cut_before!: boolean;

  @ApiProperty({ description: 'Whether the answer goes on after it.' })
  readonly cut_after!: boolean;
}

/** An execution in a listing, or in what a search found. */
export class ListedExecutionView extends ExecutionView {
  @ApiPropertyOptional({ description: 'Only with `q`.' })
  readonly snippet?: SnippetView;
}

/** How far a search came. */
export class SearchView {
  @ApiProperty({ ...INTEGER, description: 'Executions that were looked at for this page.' })
  readonly searched!: number;

  @ApiProperty({
    description:
      'Whether all that are left were looked at. Where not, `next_cursor` goes on with the others, even when this page is short or empty.',
  })
  readonly complete!: boolean;
}

/** A page of executions. */
export class ExecutionListView extends PageView {
  @ApiProperty({ type: [ListedExecutionView], description: 'Newest first.' })
  readonly executions!: readonly ListedExecutionView[];

  @ApiProperty({
    ...NULLABLE_INTEGER,
    description: 'All that match, counted when a job is named; null otherwise, and with `q`.',
  })
  readonly total!: number | null;

  @ApiPropertyOptional({ description: 'Only with `q`.' })
  readonly search?: SearchView;
}
