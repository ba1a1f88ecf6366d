import { PROJECT_ID_PATTERN } from '@beacon/domain';
import type { ProjectRow } from '@beacon/persistence';
import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { NULLABLE_TEXT, TIME } from '../../http/openapi/schemas.js';
import { Field } from '../../http/validation/field.js';

/** A project that is to be made. */
export class ProjectBody {
  @Field(
    {
      about: 'Id of the project.',
      allowed: '1..40 of a-z 0-9 _ -, the first one a letter or digit',
      schema: { type: 'string', pattern: PROJECT_ID_PATTERN.source },
      required: true,
    },
    Matches(PROJECT_ID_PATTERN),
  )
  readonly id!: string;
}

/** A project. */
export class ProjectView {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty(TIME)
  readonly created_at!: string;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Null for `default`, which is always there.' })
  readonly created_by!: string | null;
}

/** Projects. */
export class ProjectListView {
  @ApiProperty({ type: [ProjectView], description: 'By their ids.' })
  readonly projects!: readonly ProjectView[];
}

/** A project as clients see it. */
export function toProjectView({ id, createdAt, createdBy }: ProjectRow): ProjectView {
  return { id, created_at: createdAt, created_by: createdBy };
}
