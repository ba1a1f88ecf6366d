import type { Dialect } from './dialect.js';
import { chatCompletion } from './replies.js';
import { chatQuestion } from './requests.js';

/** OpenAI's chat completions, and errors as most servers word them. */
export const openAi: Dialect = {
  question: (body) => chatQuestion(body),

  answer: ({ requestId, region, model, reply }) => chatCompletion(requestId, region, model, reply),

  error({ status, code, message }) {
    const type = status >= 500 ? 'server_error' : errorType(status);
    return { status, body: { error: { message, type, param: null, code } } };
  },
};

function errorType(status: number): string {
  return status === 429 ? 'rate_limit_error' : 'invalid_request_error';
}
