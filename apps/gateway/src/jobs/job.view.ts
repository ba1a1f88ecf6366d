import { JOB_STATUSES } from '@beacon/domain';
import type { Job, JobSummary, LaneState } from '@beacon/persistence';
import { z } from 'zod';
import { executionView, time } from '../executions/execution.view.js';
import type { ExecutionView } from '../executions/execution.view.js';
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
};

/** A job with its progress. */
export const jobView = z.strictObject({
  id: z.string(),
  job: specificationView,
  status: jobStatus,
  created_at: time,
  started_at: time.nullable(),
  completed_at: time.nullable(),
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
    }),
  ),
  executions: z.array(executionView).optional().describe('Newest first; only with `include`.'),
});
export type JobView = z.output<typeof jobView>;

/** A job with its progress, and a page of its executions when asked for. */
export function toJobView(
  job: Job,
  lanes: readonly LaneState[],
  executions: readonly ExecutionView[] | null,
): JobView {
  return {
    id: job.id,
    job: toSpecificationView(job.spec),
    status: job.status,
    created_at: job.createdAt.toISOString(),
    started_at: job.startedAt?.toISOString() ?? null,
    completed_at: job.completedAt?.toISOString() ?? null,
    counters: toCounters(lanes, job.cells),
    lanes: lanes.map(toLaneView),
    ...(executions === null ? {} : { executions: [...executions] }),
  };
}

function toCounters(lanes: readonly LaneState[], expected: number): JobView['counters'] {
  const sum = (field: Exclude<keyof LaneState, 'region' | 'modelId'>): number =>
    lanes.reduce((total, lane) => total + lane[field], 0);
  return {
    expected,
    planned: sum('planned'),
    recorded: sum('recorded'),
    completed: sum('completed'),
    refused: sum('refused'),
    failed: sum('failed'),
    cancelled: sum('cancelled'),
    pending: expected - sum('recorded'),
  };
}

function toLaneView({ modelId, ...lane }: LaneState): JobView['lanes'][number] {
  const inProgress = Math.max(0, lane.planned - lane.recorded);
  return { ...lane, model_id: modelId, in_progress: inProgress };
}
