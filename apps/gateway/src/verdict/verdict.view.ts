import type { JobStatus } from '@beacon/domain';
import type { Verdict } from '@beacon/verdict';
import { answerAboutJob } from '../http/openapi/answer-schema.js';
import { VERDICT_SCHEMA } from './verdict.schema.js';

/** A job's verdict, as it goes over the wire: its shape is that of `libs/verdict`, and its schema is made from it. */
export type JobVerdictView = Verdict & { readonly job_id: string; readonly status: JobStatus };

/** The schema of a {@link JobVerdictView}. */
export const JOB_VERDICT_SCHEMA = answerAboutJob(VERDICT_SCHEMA);
