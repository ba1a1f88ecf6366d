import { ModelParameter, QuestionParameter } from '../job-access/question-parameters.js';

/** Which answers of a job are compared. */
export class ComparisonQuery {
  @ModelParameter()
  readonly model_id?: string;

  @QuestionParameter('Id of a question of the job; empty or absent when it asks its own prompt.')
  readonly question_id?: string;
}
