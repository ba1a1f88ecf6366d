import { JOB_ID_PATTERN } from '@beacon/domain';
import { z } from 'zod';
import { defineContract } from '../contract.js';
import { moment } from './parts.js';

const cancelJobV1 = z.object({
  jobId: z.string().regex(JOB_ID_PATTERN).describe('The job.'),
  // Both moments must be of one clock, the database's: an executor's own has no part in it.
  before: moment.describe(
    'Tasks whose `plannedAt` is not after this moment are dropped; those that are planned later, because the job was resumed or retried, are executed.',
  ),
});

const cancelConfirmedV1 = z.object({
  executorId: z
    .string()
    .min(1)
    .max(200)
    .describe('The executor that begins no call of the job any more.'),
});

/** An executor has aborted its in-flight tasks of the job, and drops what still arrives: it begins no call of the job any more. */
export type CancelConfirmedV1 = z.output<typeof cancelConfirmedV1>;
/** The contract of {@link CancelConfirmedV1}. */
export const cancelConfirmed = defineContract('job.cancel!', 1, cancelConfirmedV1);

/**
 * Executors drop a job's tasks without a call and abort its running calls. Over core NATS, for a job that was cancelled,
 * paused or closed: who misses it finds the tasks purged. Whoever asks for an answer gets a {@link CancelConfirmedV1} of each executor.
 */
export type CancelJobV1 = z.output<typeof cancelJobV1>;

/** The contract of {@link CancelJobV1}. */
export const cancelJob = defineContract('job.cancel', 1, cancelJobV1);
