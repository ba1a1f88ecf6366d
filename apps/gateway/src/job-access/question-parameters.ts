import { MODEL_ID_PATTERN, QUESTION_ID_PATTERN } from '@beacon/domain';
import { TextOf } from '../http/validation/parameters.js';

const QUESTION_ID_OR_EMPTY = new RegExp(`${QUESTION_ID_PATTERN.source}|^$`);

/** `model_id` of what is about one model. */
export function ModelParameter(): PropertyDecorator {
  return TextOf(MODEL_ID_PATTERN, 'a model id', 'Id of a model of the job. Required.');
}

/** `question_id` of what is about one question. */
export function QuestionParameter(about: string): PropertyDecorator {
  return TextOf(QUESTION_ID_OR_EMPTY, "a question id; empty for the job's own prompt", about);
}
