import { ERASURE_CAUSES } from '@beacon/domain';
import type { ErasureCause } from '@beacon/domain';
import type { ErasureFacts } from '@beacon/persistence';
import { ApiProperty } from '@nestjs/swagger';
import {
  INTEGER,
  NULLABLE_INTEGER,
  NULLABLE_TEXT,
  NULLABLE_TIME,
  TIME,
} from '../http/openapi/schemas.js';

/** The erasure of a job's answers. */
export class ErasureView {
  @ApiProperty({
    enum: ERASURE_CAUSES,
    description: '`policy` where the days passed for which answers are kept.',
  })
  readonly cause!: ErasureCause;

  @ApiProperty({ description: 'Who asked for it.' })
  readonly requested_by!: string;

  @ApiProperty(NULLABLE_TEXT)
  readonly reason!: string | null;

  @ApiProperty({ ...NULLABLE_INTEGER, description: 'Of the policy; null for a command.' })
  readonly retention_days!: number | null;

  @ApiProperty(TIME)
  readonly requested_at!: string;

  @ApiProperty({
    ...NULLABLE_TIME,
    description: 'When the last text was gone from the database and the broker; null until then.',
  })
  readonly erased_at!: string | null;

  @ApiProperty({ ...INTEGER, description: 'Answers that were erased so far. Their hashes stay.' })
  readonly answers!: number;
}

/** A job after its answers were asked to be erased. */
export class ErasedJobView extends ErasureView {
  @ApiProperty({ type: 'boolean', enum: [true] })
  readonly ok!: true;

  @ApiProperty()
  readonly job_id!: string;

  @ApiProperty({ description: 'False when it was asked for before.' })
  readonly changed!: boolean;
}

/** An erasure as the API tells it. */
export function toErasureView(erasure: ErasureFacts): ErasureView {
  return {
    cause: erasure.cause,
    requested_by: erasure.requestedBy,
    reason: erasure.reason,
    retention_days: erasure.retentionDays,
    requested_at: erasure.requestedAt,
    erased_at: erasure.erasedAt,
    answers: erasure.answers,
  };
}

/** The same; null when nobody asked for it. */
export function toKnownErasure(erasure: ErasureFacts | null): ErasureView | null {
  return erasure === null ? null : toErasureView(erasure);
}
