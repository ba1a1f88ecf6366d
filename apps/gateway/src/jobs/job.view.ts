import { JOB_STATUSES, LANE_STATUSES, STOPS, toUsd } from '@beacon/domain';
import type { JobStatus, LaneStatus, Stop } from '@beacon/domain';
import type {
  ErasureFacts,
  Job,
  JobProof,
  JobSignature,
  LaneProgressState,
} from '@beacon/persistence';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ErasureView, toKnownErasure } from '../erasure/erasure.view.js';
import { ExecutionView } from '../executions/execution.view.js';
import {
  INTEGER,
  NULLABLE_INTEGER,
  NULLABLE_TEXT,
  NULLABLE_TIME,
  TIME,
} from '../http/openapi/schemas.js';
import { statusOf } from '../lanes/lane.view.js';
import { JobSignatureView, toJobSignatureView } from '../signed/job-signature.view.js';
import { JobCostView, toJobCostView } from './job-cost.view.js';
import { JobProofView, toJobProofView } from './job-proof.view.js';
import { SpecificationView, toSpecificationView } from './specification.view.js';

const MAX_COST: Stop = 'max_cost';

/** What stopped a job before it had asked all. */
export const STOPPED_BY = {
  enum: STOPS,
  nullable: true,
  description: '`max_cost` where its cost limit kept it from asking all; null where nothing did.',
} as const;

/** @param reachedMaxCost whether lanes of it were closed for its cost limit. */
export function stoppedBy(reachedMaxCost: boolean): Stop | null {
  return reachedMaxCost ? MAX_COST : null;
}

/** Cells of a job or of one of its lanes, by what they came to. */
export class JobCountsView {
  @ApiProperty({ ...INTEGER, description: 'Executions that it comes to.' })
  readonly expected!: number;

  @ApiProperty({ ...INTEGER, description: 'Cells handed out so far.' })
  readonly planned!: number;

  @ApiProperty(INTEGER)
  readonly recorded!: number;

  @ApiProperty(INTEGER)
  readonly completed!: number;

  @ApiProperty({ ...INTEGER, description: 'Measured refusals; no failures.' })
  readonly refused!: number;

  @ApiProperty(INTEGER)
  readonly failed!: number;

  @ApiProperty(INTEGER)
  readonly cancelled!: number;

  @ApiProperty({
    ...INTEGER,
    description: 'Those among the recorded whose evidence contradicts the lane: in no rate.',
  })
  readonly quarantined!: number;
}

/** Cells of a job, by what they came to. */
export class JobCountersView extends JobCountsView {
  @ApiProperty({ ...INTEGER, description: 'Not recorded yet: expected - recorded.' })
  readonly pending!: number;
}

/** A lane of a job. */
export class JobLaneView extends JobCountsView {
  @ApiProperty()
  readonly region!: string;

  @ApiProperty()
  readonly model_id!: string;

  @ApiProperty({ ...INTEGER, description: 'Handed out and not recorded: planned - recorded.' })
  readonly in_progress!: number;

  @ApiProperty({ ...INTEGER, description: 'Cells that are asked again.' })
  readonly retrying!: number;

  @ApiProperty({ ...INTEGER, description: 'Those among them that are not handed out yet.' })
  readonly retries_waiting!: number;

  @ApiProperty({
    ...NULLABLE_TEXT,
    description: 'Why its missing cells are given up, such as `deadline_exceeded`.',
  })
  readonly closing_code!: string | null;

  @ApiProperty({ description: 'What its calls have cost, in US dollars.' })
  readonly spent!: number;

  @ApiProperty({ enum: LANE_STATUSES, description: 'Of the lane over all jobs, see /lanes.' })
  readonly lane_status!: LaneStatus;

  @ApiProperty({ ...NULLABLE_INTEGER, description: 'Requests in flight at once, over all jobs.' })
  readonly lane_limit!: number | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly waiting_reason!: string | null;

  @ApiProperty(NULLABLE_TIME)
  readonly waiting_until!: string | null;
}

/** A job with its progress, as it is read. */
export interface JobState {
  readonly job: Job;
  readonly lanes: readonly LaneProgressState[];
  /** Cells that were not asked because it had reached its cost limit. */
  readonly notAsked: number;
  /** What proves its records; null of a job from before that was kept. */
  readonly proof: JobProof | null;
  /** Of its answers; null when nobody asked for it. */
  readonly erasure: ErasureFacts | null;
  /** A page of its newest executions; null when none was asked for. */
  readonly executions: readonly ExecutionView[] | null;
  /** Null where the job is not signed. */
  readonly signature: Omit<JobSignature, 'signedText'> | null;
}

/** A job with its progress. */
export class JobView {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty()
  readonly job!: SpecificationView;

  @ApiPropertyOptional({
    type: JobSignatureView,
    description: 'By whom the specification was signed; absent where it is not.',
  })
  readonly signature?: JobSignatureView;

  @ApiProperty({ enum: JOB_STATUSES })
  readonly status!: JobStatus;

  @ApiProperty(TIME)
  readonly created_at!: string;

  @ApiProperty(NULLABLE_TIME)
  readonly started_at!: string | null;

  @ApiProperty(NULLABLE_TIME)
  readonly completed_at!: string | null;

  @ApiProperty({
    ...NULLABLE_TIME,
    description:
      'When missing cells become failed; null until it starts. Waits while it is paused.',
  })
  readonly deadline_at!: string | null;

  @ApiProperty({ ...NULLABLE_TIME, description: 'Null when the job is not paused.' })
  readonly paused_at!: string | null;

  @ApiProperty({
    ...INTEGER,
    description: '1, and one more each time that the job was opened or extended.',
  })
  readonly generation!: number;

  @ApiProperty({
    ...INTEGER,
    description: 'Cells that are asked again; what they had counts until then.',
  })
  readonly retrying!: number;

  @ApiProperty()
  readonly cost!: JobCostView;

  @ApiProperty({ ...STOPPED_BY })
  readonly stopped_by!: Stop | null;

  @ApiProperty({
    ...INTEGER,
    description: 'Cells that were not asked because it had reached its cost limit: failed ones.',
  })
  readonly not_asked!: number;

  @ApiProperty({
    type: JobProofView,
    nullable: true,
    description:
      'What proves its records: its registration, its log and the last seal. Null of a job that was accepted before these were kept.',
  })
  readonly proof!: JobProofView | null;

  @ApiProperty({
    type: ErasureView,
    nullable: true,
    description: 'The erasure of its answers; null when nobody asked for it.',
  })
  readonly erasure!: ErasureView | null;

  @ApiProperty()
  readonly counters!: JobCountersView;

  @ApiProperty({ type: [JobLaneView] })
  readonly lanes!: readonly JobLaneView[];

  @ApiPropertyOptional({ type: [ExecutionView], description: 'Newest first; only with `include`.' })
  readonly executions?: readonly ExecutionView[];
}

/** What is told of a job. */
interface JobParts extends JobState {
  readonly withQuestions: boolean;
}

/** A job with its progress, and a page of its executions when asked for. */
export function toJobView({
  job,
  lanes,
  notAsked,
  proof,
  erasure,
  executions,
  signature,
  withQuestions,
}: JobParts): JobView {
  const { questions, ...specification } = toSpecificationView(job.spec);
  return {
    id: job.id,
    job: { ...specification, ...(withQuestions && questions !== undefined && { questions }) },
    ...(signature === null ? {} : { signature: toJobSignatureView(signature) }),
    status: job.status,
    created_at: job.createdAt.toISOString(),
    started_at: job.startedAt?.toISOString() ?? null,
    completed_at: job.completedAt?.toISOString() ?? null,
    deadline_at: job.deadlineAt?.toISOString() ?? null,
    paused_at: job.pausedAt?.toISOString() ?? null,
    generation: job.generation,
    retrying: lanes.reduce((sum, lane) => sum + retryingIn(lane), 0),
    cost: toJobCostView({
      maxCost: job.maxCostNanoUsd ?? null,
      spent: lanes.reduce((sum, { spent }) => sum + spent, 0),
      spentEstimated: lanes.reduce((sum, { spentEstimated }) => sum + spentEstimated, 0),
    }),
    stopped_by: stoppedBy(lanes.some(({ closingCode }) => closingCode === MAX_COST)),
    not_asked: notAsked,
    proof: toJobProofView(proof),
    erasure: toKnownErasure(erasure),
    counters: toCounters(lanes, job.cells),
    lanes: lanes.map(toLaneView),
    ...(executions === null ? {} : { executions: [...executions] }),
  };
}

function retryingIn({ retriesWaiting, retriesPlanned }: LaneProgressState): number {
  return retriesWaiting + retriesPlanned;
}

function toCounters(lanes: readonly LaneProgressState[], expected: number): JobCountersView {
  const sum = (field: keyof JobCountsView): number =>
    lanes.reduce((total, lane) => total + lane[field], 0);
  return {
    expected,
    planned: sum('planned'),
    recorded: sum('recorded'),
    completed: sum('completed'),
    refused: sum('refused'),
    failed: sum('failed'),
    cancelled: sum('cancelled'),
    quarantined: sum('quarantined'),
    pending: expected - sum('recorded'),
  };
}

function toLaneView(lane: LaneProgressState): JobLaneView {
  return {
    region: lane.region,
    model_id: lane.modelId,
    expected: lane.expected,
    planned: lane.planned,
    recorded: lane.recorded,
    completed: lane.completed,
    refused: lane.refused,
    failed: lane.failed,
    cancelled: lane.cancelled,
    quarantined: lane.quarantined,
    in_progress: Math.max(0, lane.planned - lane.recorded),
    retrying: retryingIn(lane),
    retries_waiting: lane.retriesWaiting,
    closing_code: lane.closingCode,
    spent: toUsd(lane.spent),
    lane_status: statusOf({ status: lane.laneStatus ?? 'open', pausedAt: lane.lanePausedAt }),
    lane_limit: lane.laneLimit,
    waiting_reason: lane.waitingReason,
    waiting_until: lane.waitingUntil,
  };
}
