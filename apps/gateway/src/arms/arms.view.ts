import type { JobStatus } from '@beacon/domain';
import type { ArmComparison } from '@beacon/verdict';
import { answerAboutJob } from '../http/openapi/answer-schema.js';
import { ARMS_SCHEMA } from './arms.schema.js';

/** A job by one of its arms, as it goes over the wire: its shape is that of `libs/verdict`, and its schema is made from it. */
export type ArmsView = ArmComparison & { readonly job_id: string; readonly status: JobStatus };

/** The schema of an {@link ArmsView}. */
export const ARMS_VIEW_SCHEMA = answerAboutJob(ARMS_SCHEMA);
