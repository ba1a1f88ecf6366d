import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ApiError } from './api-error.js';
import { ErrorExtra } from './error-extra.js';

/** One thing that is wrong with a request. */
export class ErrorDetailView {
  @ApiProperty({ type: String, nullable: true })
  readonly field!: string | null;

  @ApiProperty()
  readonly code!: string;

  @ApiProperty()
  readonly message!: string;

  @ApiPropertyOptional()
  readonly allowed?: string;
}

/** The body of every error, whatever went wrong. */
export class ErrorBody extends ErrorExtra {
  @ApiProperty({
    description: 'Short name of the error, in the words that existing clients compare with.',
  })
  readonly error!: string;

  @ApiProperty({ description: 'Machine-readable, snake_case.' })
  readonly error_code!: string;

  @ApiProperty({ description: 'What went wrong, for people.' })
  readonly message!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Path in the body or name of the parameter, such as `constraints.regions[1]`.',
  })
  readonly field!: string | null;

  @ApiProperty({
    type: [ErrorDetailView],
    description: 'Everything that is wrong, up to 50; may be empty.',
  })
  readonly details!: readonly ErrorDetailView[];

  @ApiProperty({ description: 'As in the X-Request-ID header.' })
  readonly request_id!: string;
}

/** The body for an error. */
export function toErrorBody(error: ApiError, requestId: string): ErrorBody {
  return {
    error: error.error,
    error_code: error.code,
    message: error.message,
    field: error.field,
    details: [...error.details],
    request_id: requestId,
    ...error.extra,
  };
}
