import { JOB_ID_PATTERN } from '@beacon/domain';
import { z } from 'zod';
import { defineContract } from '../contract.js';
import { moment } from './parts.js';

const cancelJobV1 = z.object({
  jobId: z.string().regex(JOB_ID_PATTERN),
  /**
   * Tasks whose `plannedAt` is not after this moment are dropped; those that are planned later, because the job was resumed
   * or retried, are executed. Both moments must be of one clock, the database's: an executor's own has no part in it.
   */
  before: moment,
});

/**
 * Executors drop a job's tasks without a call and abort its running calls. Over core NATS, for a job that was cancelled,
 * paused or closed: who misses it finds the tasks purged.
 */
export type CancelJobV1 = z.output<typeof cancelJobV1>;

/** The contract of {@link CancelJobV1}. */
export const cancelJob = defineContract('job.cancel', 1, cancelJobV1);
