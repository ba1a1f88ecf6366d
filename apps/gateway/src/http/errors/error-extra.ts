import { z } from 'zod';

/** Further fields of some errors, where clients of the path read one. */
export const extraFields = {
  job_id: z.string().optional().describe('Of a job that does not exist.'),
  source_job_id: z
    .string()
    .optional()
    .describe('Of `judging_job`: the job whose answers this one judges.'),
  retry_attempt: z.int().optional().describe('Of `max_retries_reached`.'),
  max_attempts: z.int().optional().describe('Of `max_retries_reached`.'),
};
const extra = z.strictObject(extraFields);

/** Such fields, as an error brings them. */
export type ErrorExtra = Readonly<z.output<typeof extra>>;
