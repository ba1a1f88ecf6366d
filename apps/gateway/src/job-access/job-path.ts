import { JOB_ID_PATTERN } from '@beacon/domain';
import { ApiError } from '../http/errors/api-error.js';

/** The path parameter of everything below a job. */
export const JOB_PATH = { id: 'Id of the job.' };

/**
 * What cannot be the id of a job is not looked for: the database refuses some texts.
 * @throws ApiError 404.
 */
export function assertJobId(id: string): void {
  if (!JOB_ID_PATTERN.test(id)) throw ApiError.notFound('job', id);
}
