import { ApiPropertyOptional } from '@nestjs/swagger';

/** Further fields of some errors, where clients of the path read one. */
export class ErrorExtra {
  @ApiPropertyOptional({ description: 'Of a job that does not exist.' })
  readonly job_id?: string;

  @ApiPropertyOptional({
    description: 'Of `judging_job`: the job whose answers this one judges.',
  })
  readonly source_job_id?: string;

  @ApiPropertyOptional({ description: 'Of a signature that is refused: the id of its key.' })
  readonly kid?: string;

  @ApiPropertyOptional({ type: 'integer', description: 'Of `max_retries_reached`.' })
  readonly retry_attempt?: number;

  @ApiPropertyOptional({ type: 'integer', description: 'Of `max_retries_reached`.' })
  readonly max_attempts?: number;
}
