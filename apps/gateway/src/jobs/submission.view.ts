import { JOB_STATUSES } from '@beacon/domain';
import type { JobStatus } from '@beacon/domain';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { INTEGER, TIME } from '../http/openapi/schemas.js';
import type { Submission } from './job-submission.js';

/** A job that was submitted. */
export class SubmittedJobView {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ description: 'The same as id.' })
  readonly job_id!: string;

  @ApiProperty({ description: 'The same as id.' })
  readonly jobspec_id!: string;

  @ApiProperty({ ...INTEGER, description: 'Executions that the job comes to.' })
  readonly expected_executions!: number;

  @ApiPropertyOptional({
    description: 'The job that judges its answers, where the specification says who does.',
  })
  readonly judging_job_id?: string;
}

/** A job that was accepted. */
export class AcceptedJobView extends SubmittedJobView {
  @ApiProperty({ enum: ['enqueued'] })
  readonly status!: 'enqueued';
}

/** A job that an earlier request made. */
export class RepeatedJobView extends SubmittedJobView {
  @ApiProperty({
    type: 'boolean',
    enum: [true],
    description: 'An earlier request with this Idempotency-Key made the job.',
  })
  readonly idempotent!: true;

  @ApiProperty({ enum: JOB_STATUSES, description: 'As the job stands now.' })
  readonly status!: JobStatus;
}

/** The answer to a submission. */
export type SubmissionView = AcceptedJobView | RepeatedJobView;

/** A job as clients of the cross-region path expect it. */
export class CrossRegionJobView extends SubmittedJobView {
  @ApiProperty({
    type: 'string',
    enum: [null],
    nullable: true,
    description: 'There is no second record beside the job: use its id everywhere.',
  })
  readonly cross_region_execution_id!: null;

  @ApiProperty(INTEGER)
  readonly total_regions!: number;

  @ApiProperty(INTEGER)
  readonly min_regions!: number;

  @ApiProperty(TIME)
  readonly submitted_at!: string;
}

/** A job that was accepted, as clients of the cross-region path expect it. */
export class CrossRegionAcceptedView extends CrossRegionJobView {
  @ApiProperty({ enum: ['submitted'] })
  readonly status!: 'submitted';
}

/** A job that an earlier request made, as clients of the cross-region path expect it. */
export class CrossRegionRepeatedView extends CrossRegionJobView {
  @ApiProperty({
    type: 'boolean',
    enum: [true],
    description: 'An earlier request with this Idempotency-Key made the job.',
  })
  readonly idempotent!: true;

  @ApiProperty({ enum: JOB_STATUSES, description: 'As the job stands now.' })
  readonly status!: JobStatus;
}

/** The answer to a submission on the cross-region path. */
export type CrossRegionView = CrossRegionAcceptedView | CrossRegionRepeatedView;

/** The answer to a submission. */
export function toSubmissionView(submission: Submission): SubmissionView {
  const { id, isNew, status, cells, judgingJobId } = submission;
  const facts = {
    id,
    job_id: id,
    jobspec_id: id,
    expected_executions: cells,
    ...(judgingJobId === null ? {} : { judging_job_id: judgingJobId }),
  };
  return isNew ? { ...facts, status: 'enqueued' } : { ...facts, idempotent: true, status };
}

/** The answer to a submission on the cross-region path. */
export function toCrossRegionView(submission: Submission): CrossRegionView {
  const { regions, minRegions, createdAt } = submission;
  const view = toSubmissionView(submission);
  const facts = {
    cross_region_execution_id: null,
    total_regions: regions,
    min_regions: minRegions,
    submitted_at: createdAt,
  };
  return view.status === 'enqueued'
    ? { ...view, ...facts, status: 'submitted' }
    : { ...view, ...facts };
}
