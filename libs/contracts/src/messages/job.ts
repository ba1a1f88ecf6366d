import { JOB_ID_PATTERN } from '@beacon/domain';
import { z } from 'zod';
import { defineContract } from '../contract.js';

const jobReference = z.object({
  jobId: z
    .string()
    .regex(JOB_ID_PATTERN)
    .describe('The job; everything else is read from the database.'),
});

/** Points at a job by its id; the planner reads the rest from the database. */
export type JobReferenceV1 = z.output<typeof jobReference>;

/** Start planning a job that was accepted. */
export const submitJob = defineContract('job.submit', 1, jobReference);

/** Some executions of a job were recorded: windows may be refilled. A hint over core NATS. */
export const jobProgressed = defineContract('job.progressed', 1, jobReference);
