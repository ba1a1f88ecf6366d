import type { ArchivedJob } from '@beacon/persistence';
import { ApiProperty } from '@nestjs/swagger';
import { NULLABLE_TIME } from '../http/openapi/schemas.js';

/** A job after it was archived, or brought back. */
export class ArchiveView {
  @ApiProperty({ type: 'boolean', enum: [true] })
  readonly ok!: true;

  @ApiProperty()
  readonly job_id!: string;

  @ApiProperty({ description: 'False when it was so before.' })
  readonly changed!: boolean;

  @ApiProperty({ ...NULLABLE_TIME, description: 'Null when the job is not archived.' })
  readonly archived_at!: string | null;
}

/** The result of a request to archive or restore a job. */
export function toArchiveView(jobId: string, { archivedAt, isChanged }: ArchivedJob): ArchiveView {
  return { ok: true, job_id: jobId, changed: isChanged, archived_at: archivedAt };
}
