import { JOB_STATUSES } from '@beacon/domain';
import type { JobStatus, Stop } from '@beacon/domain';
import type { JobSummary } from '@beacon/persistence';
import { ApiProperty } from '@nestjs/swagger';
import { PageView } from '../http/openapi/page.view.js';
import { INTEGER, NULLABLE_TEXT, NULLABLE_TIME, TIME } from '../http/openapi/schemas.js';
import { JobCostView, toJobCostView } from './job-cost.view.js';
import { JobCountersView, STOPPED_BY, stoppedBy } from './job.view.js';

/** A job in a listing. */
export class JobListItemView {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ description: 'Of its benchmark.' })
  readonly name!: string;

  @ApiProperty({ enum: JOB_STATUSES })
  readonly status!: JobStatus;

  @ApiProperty(TIME)
  readonly created_at!: string;

  @ApiProperty(NULLABLE_TIME)
  readonly started_at!: string | null;

  @ApiProperty(NULLABLE_TIME)
  readonly completed_at!: string | null;

  @ApiProperty({ ...NULLABLE_TIME, description: 'Null when the job is not paused.' })
  readonly paused_at!: string | null;

  @ApiProperty({ ...NULLABLE_TIME, description: 'Null when the job is not archived.' })
  readonly archived_at!: string | null;

  @ApiProperty({ type: [String], description: "In the job's order." })
  readonly models!: readonly string[];

  @ApiProperty({ type: [String], description: "In the job's order." })
  readonly regions!: readonly string[];

  @ApiProperty({ ...INTEGER, description: 'Of each model; a job with a prompt of its own has 1.' })
  readonly questions!: number;

  @ApiProperty(INTEGER)
  readonly repeats!: number;

  @ApiProperty({
    type: 'boolean',
    nullable: true,
    description:
      'Whether the simulator made up answers: as the first five executions of each lane say. False before there are any, null without `include=simulated`.',
  })
  readonly simulated!: boolean | null;

  @ApiProperty({
    ...NULLABLE_TEXT,
    description: 'The job whose answers it judges; null for a job that is no judging.',
  })
  readonly judged_job_id!: string | null;

  @ApiProperty({ ...INTEGER, description: 'Executions that the job comes to.' })
  readonly expected!: number;

  @ApiProperty(INTEGER)
  readonly recorded!: number;

  @ApiProperty()
  readonly counters!: JobCountersView;

  @ApiProperty()
  readonly cost!: JobCostView;

  @ApiProperty({ ...STOPPED_BY })
  readonly stopped_by!: Stop | null;
}

/** A page of jobs. */
export class JobListView extends PageView {
  @ApiProperty({ type: [JobListItemView], description: 'Newest first.' })
  readonly jobs!: readonly JobListItemView[];
}

/** A job as it stands in a listing. */
export function toJobListItem(job: JobSummary): JobListItemView {
  return {
    id: job.id,
    name: job.name,
    status: job.status,
    created_at: job.createdAt,
    started_at: job.startedAt,
    completed_at: job.completedAt,
    paused_at: job.pausedAt,
    archived_at: job.archivedAt,
    models: job.models,
    regions: job.regions,
    questions: job.questions,
    repeats: job.repeats,
    simulated: job.isSimulated,
    judged_job_id: job.judgedJobId,
    expected: job.expected,
    recorded: job.recorded,
    counters: countersOf(job),
    cost: toJobCostView(job),
    stopped_by: stoppedBy(job.reachedMaxCost),
  };
}

function countersOf(job: JobSummary): JobCountersView {
  const { expected, planned, recorded, completed, refused, failed, cancelled, quarantined } = job;
  const ends = { completed, refused, failed, cancelled, quarantined };
  return { expected, planned, recorded, ...ends, pending: expected - recorded };
}
