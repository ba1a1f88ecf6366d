import type { JobStatus } from '@beacon/domain';
import type { ContentComparison } from '@beacon/verdict';
import { answerAboutJob } from '../http/openapi/answer-schema.js';
import { CONTENT_SCHEMA } from './content.schema.js';

/** A job's content by region, as it goes over the wire: its shape is that of `libs/verdict`, and its schema is made from it. */
export type JobContentView = ContentComparison & {
  readonly job_id: string;
  readonly status: JobStatus;
  readonly interim: boolean;
};

/** The schema of a {@link JobContentView}. */
export const JOB_CONTENT_SCHEMA = answerAboutJob(CONTENT_SCHEMA, {
  interim: { type: 'boolean', description: 'Whether the job still ran.' },
});
