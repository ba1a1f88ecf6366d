import { JOB_ID_PATTERN } from '@beacon/domain';
import { ApiError } from '../http/errors/api-error.js';
import { NameOf } from '../http/validation/parameters.js';

/** The path parameter of everything below a job, as `@Endpoint` takes it. */
export const JOB_PATH = { id: 'Id of the job.' };

/** Names a job. What cannot be the id of one is not looked for: the database refuses some texts. */
export class JobPath {
  @NameOf('job', JOB_ID_PATTERN, 'Id of the job.')
  readonly id!: string;
}

/**
 * What cannot be the id of a job is not looked for: the database refuses some texts.
 * @throws ApiError 404.
 */
export function assertJobId(id: string): void {
  if (!JOB_ID_PATTERN.test(id)) throw ApiError.notFound('job', id);
}
