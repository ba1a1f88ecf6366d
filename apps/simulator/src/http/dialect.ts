import type { ModelId } from '../behaviour/models.js';
import type { HttpError } from './http-error.js';
import type { Reply } from './replies.js';
import type { Question } from './requests.js';

/** An error as a provider sends it. */
export interface SentError {
  readonly status: number;
  readonly body: unknown;
}

/** A reply and what it belongs to. */
export interface Answered {
  readonly requestId: string;
  readonly region: string;
  readonly model: ModelId;
  readonly reply: Reply;
}

/** How a provider's API words questions, answers and errors. */
export interface Dialect {
  /**
   * @param path of the request, without its query.
   * @throws HttpError 400 that names the field.
   */
  question(body: unknown, path: string): Question;
  answer(answered: Answered): unknown;
  error(error: HttpError, requestId: string): SentError;
}
