import { ModelParameter, QuestionParameter } from '../job-access/question-parameters.js';
import { TextOf, WholeNumber } from '../http/validation/parameters.js';

const MOST_REPEATS = 999_999_999;

/** Which cell of a job is meant. */
export class CellTraceQuery {
  @TextOf(/^[^]{1,60}$/, 'a region id or alias', 'Region that the cell is asked from. Required.')
  readonly region?: string;

  @ModelParameter()
  readonly model_id?: string;

  @QuestionParameter('Id of a question of the job; empty or absent when it asks its own prompt.')
  readonly question_id?: string;

  @WholeNumber({ min: 1, max: MOST_REPEATS, fallback: 1 }, 'Which of the repeats.')
  readonly repeat!: number;
}
