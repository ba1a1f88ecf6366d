import { JOB_STATUSES } from '@beacon/domain';
import { z } from 'zod';
import { time } from '../http/time.js';
import type { Submission } from './job-submission.js';

const ids = {
  id: z.string(),
  job_id: z.string().describe('The same as id.'),
  jobspec_id: z.string().describe('The same as id.'),
};
const expected = z.int().describe('Executions that the job comes to.');
const judging = z
  .string()
  .optional()
  .describe('The job that judges its answers, where the specification says who does.');
const idempotent = z
  .literal(true)
  .describe('An earlier request with this Idempotency-Key made the job.');

/** A job that was accepted. */
export const acceptedView = z.strictObject({
  ...ids,
  status: z.literal('enqueued'),
  expected_executions: expected,
  judging_job_id: judging,
});

/** A job that an earlier request made. */
export const repeatedView = z.strictObject({
  ...ids,
  idempotent,
  status: z.enum(JOB_STATUSES).describe('As the job stands now.'),
  expected_executions: expected,
  judging_job_id: judging,
});
export type SubmissionView = z.output<typeof acceptedView> | z.output<typeof repeatedView>;

const crossRegion = {
  cross_region_execution_id: z
    .null()
    .describe('There is no second record beside the job: use its id everywhere.'),
  total_regions: z.int(),
  min_regions: z.int(),
  submitted_at: time,
};

/** A job that was accepted, as clients of the cross-region path expect it. */
export const crossRegionAcceptedView = acceptedView.extend({
  ...crossRegion,
  status: z.literal('submitted'),
});

/** A job that an earlier request made, as clients of the cross-region path expect it. */
export const crossRegionRepeatedView = repeatedView.extend(crossRegion);
export type CrossRegionView =
  z.output<typeof crossRegionAcceptedView> | z.output<typeof crossRegionRepeatedView>;

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
