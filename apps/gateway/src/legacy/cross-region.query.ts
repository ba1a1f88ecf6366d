import { JOB_ID_PATTERN } from '@beacon/domain';
import { NameOf } from '../http/validation/parameters.js';
import { ModelParameter, QuestionParameter } from '../job-access/question-parameters.js';

/** Names a job as the original path does. */
export class CrossRegionPath {
  @NameOf('job', JOB_ID_PATTERN, 'Id of the job.')
  readonly jobId!: string;
}

/** Which answers of a job are analysed. */
export class CrossRegionQuery {
  @ModelParameter()
  readonly model_id?: string;

  @QuestionParameter(
    "Id of a question of the job; empty for the job's own prompt; all questions when absent.",
  )
  readonly question_id?: string;
}
