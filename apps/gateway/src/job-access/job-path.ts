import { JOB_ID_PATTERN } from '@beacon/domain';
import { NameOf } from '../http/validation/parameters.js';

/** Names a job. What cannot be the id of one is not looked for: the database refuses some texts. */
export class JobPath {
  @NameOf('job', JOB_ID_PATTERN, 'Id of the job.')
  readonly id!: string;
}
