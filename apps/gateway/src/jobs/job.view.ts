import { JOB_STATUSES, LANE_STATUSES } from '@beacon/domain';
import type { Job, JobSummary, LaneProgressState } from '@beacon/persistence';
import { z } from 'zod';
import { executionView } from '../executions/execution.view.js';
import { time } from '../http/time.js';
import type { ExecutionView } from '../executions/execution.view.js';
import { statusOf } from '../lanes/lane.view.js';
import { specificationView, toSpecificationView } from './specification.view.js';

const jobStatus = z.enum(JOB_STATUSES);

/** A page of jobs. */
export const jobList = z.strictObject({
  jobs: z
    .array(
      z.strictObject({
        id: z.string(),
        status: jobStatus,
        created_at: time,
        started_at: time.nullable(),
        completed_at: time.nullable(),
        expected: z.int().describe('Executions that the job comes to.'),
        recorded: z.int(),
      }),
    )
    .describe('Newest first.'),
  next_cursor: z.string().nullable().describe('Where the next page starts; null on the last.'),
  limit: z.int(),
});

/** A job as it stands in a listing. */
export function toJobListItem(job: JobSummary): z.output<typeof jobList>['jobs'][number] {
  return {
    id: job.id,
    status: job.status,
    created_at: job.createdAt,
    started_at: job.startedAt,
    completed_at: job.completedAt,
    expected: job.expected,
    recorded: job.recorded,
  };
}

const counts = {
  expected: z.int().describe('Executions that it comes to.'),
  planned: z.int().describe('Cells handed out so far.'),
  recorded: z.int(),
  completed: z.int(),
  refused: z.int().describe('Measured refusals; no failures.'),
  failed: z.int(),
  cancelled: z.int(),
  quarantined: z
    .int()
    .describe('Those among the recorded whose evidence contradicts the lane: in no rate.'),
};

/** A job with its progress. */
export const jobView = z.strictObject({
  id: z.string(),
  job: specificationView,
  status: jobStatus,
  created_at: time,
  started_at: time.nullable(),
  completed_at: time.nullable(),
  deadline_at: time
    .nullable()
    .describe('When missing cells become failed; null until it starts. Waits while it is paused.'),
  paused_at: time.nullable().describe('Null when the job is not paused.'),
  generation: z.int().describe('1, and one more each time that the job was opened or extended.'),
  retrying: z.int().describe('Cells that are asked again; what they had counts until then.'),
  counters: z.strictObject({
    ...counts,
    pending: z.int().describe('Not recorded yet: expected - recorded.'),
  }),
  lanes: z.array(
    z.strictObject({
      region: z.string(),
      model_id: z.string(),
      ...counts,
      in_progress: z.int().describe('Handed out and not recorded: planned - recorded.'),
      retrying: z.int().describe('Cells that are asked again.'),
      retries_waiting: z.int().describe('Those among them that are not handed out yet.'),
      closing_code: z
        .string()
        .nullable()
        .describe('Why its missing cells are given up, such as `deadline_exceeded`.'),
      lane_status: z.enum(LANE_STATUSES).describe('Of the lane over all jobs, see /lanes.'),
      lane_limit: z.int().nullable().describe('Requests in flight at once, over all jobs.'),
      waiting_reason: z.string().nullable(),
      waiting_until: time.nullable(),
    }),
  ),
  executions: z.array(executionView).optional().describe('Newest first; only with `include`.'),
});
export type JobView = z.output<typeof jobView>;

/** A job with its progress, and a page of its executions when asked for. */
export function toJobView(
  job: Job,
  lanes: readonly LaneProgressState[],
  executions: readonly ExecutionView[] | null,
): JobView {
  return {
    id: job.id,
    job: toSpecificationView(job.spec),
    status: job.status,
    created_at: job.createdAt.toISOString(),
    started_at: job.startedAt?.toISOString() ?? null,
    completed_at: job.completedAt?.toISOString() ?? null,
    deadline_at: job.deadlineAt?.toISOString() ?? null,
    paused_at: job.pausedAt?.toISOString() ?? null,
    generation: job.generation,
    retrying: lanes.reduce((sum, lane) => sum + retryingIn(lane), 0),
    counters: toCounters(lanes, job.cells),
    lanes: lanes.map(toLaneView),
    ...(executions === null ? {} : { executions: [...executions] }),
  };
}

function retryingIn({ retriesWaiting, retriesPlanned }: LaneProgressState): number {
  return retriesWaiting + retriesPlanned;
}

function toCounters(lanes: readonly LaneProgressState[], expected: number): JobView['counters'] {
  const sum = (field: keyof typeof counts): number =>
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

function toLaneView(lane: LaneProgressState): JobView['lanes'][number] {
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
    lane_status: statusOf({ status: lane.laneStatus ?? 'open', pausedAt: lane.lanePausedAt }),
    lane_limit: lane.laneLimit,
    waiting_reason: lane.waitingReason,
    waiting_until: lane.waitingUntil,
  };
}
