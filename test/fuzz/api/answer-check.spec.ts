import { describe, expect, it } from '@jest/globals';
import { AnswerCheck } from './answer-check.js';
import { ApiDocument } from './document.js';

const ERROR = {
  type: 'object',
  properties: {
    error_code: { type: 'string' },
    message: { type: 'string' },
    request_id: { type: 'string' },
  },
  required: ['error_code', 'message', 'request_id'],
  additionalProperties: false,
};
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const document = ApiDocument.of({
  paths: {
    '/api/v1/jobs': { post: { responses: { 202: json({ type: 'object' }), 400: json(ERROR) } } },
    '/api/v1/jobs/{id}': {
      get: {
        responses: {
          200: json({ type: 'object', required: ['id'] }),
          404: json(ERROR),
          503: json(ERROR),
        },
      },
    },
  },
});
const check = new AnswerCheck(document);

const answer = (status: number, body: object) => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'x-request-id': 'r1' },
  body: Buffer.from(JSON.stringify(body)),
  isWhole: true,
  ms: 1,
});
const error = { error_code: 'x', message: 'y', request_id: 'r1' };
const problems = (method: string, target: string, status: number, body: object) =>
  check.problemsOf({ method, target, mayGoUnanswered: false }, answer(status, body));

describe(AnswerCheck, () => {
  it('takes what is described', () => {
    expect(problems('GET', '/api/v1/jobs/a?b=c', 200, { id: 'a' })).toEqual([]);
    expect(problems('GET', '/api/v1/jobs/a', 404, error)).toEqual([]);
    expect(problems('GET', '/api/v1/jobs/a', 503, error)).toEqual([]);
    expect(problems('GET', '/nowhere', 404, error)).toEqual([]);
  });

  it.each<[string, string, number, object, string]>([
    ['a status that is not documented', '/api/v1/jobs/a', 409, error, '409 is not documented: x'],
    ['an error of the server', '/nowhere', 500, error, '500 is not documented: x'],
    ['a body of another shape', '/api/v1/jobs/a', 200, {}, '200 is not as described'],
    ['a field too many', '/api/v1/jobs/a', 404, { ...error, more: 1 }, 'additional properties'],
    ['an error without a shape', '/nowhere', 404, {}, 'has not the shape of errors'],
    [
      'another request id',
      '/nowhere',
      404,
      { ...error, request_id: 'r2' },
      'is not that of the header',
    ],
    ['success where nothing is described', '/nowhere', 200, {}, 'does not know'],
  ])('tells of %s', (_name, target, status, body, problem) => {
    expect(problems('GET', target, status, body)).toEqual([expect.stringContaining(problem)]);
  });

  it('tells of a body of another type that is not refused for it, and of the right one that is', () => {
    const typed = (hasRightType: boolean, status: number) => {
      const asked = { method: 'POST', target: '/nowhere', mayGoUnanswered: false, hasRightType };
      return check.problemsOf(asked, answer(status, error));
    };
    expect([typed(false, 415), typed(false, 401), typed(true, 404)]).toEqual([[], [], []]);
    expect(typed(false, 404)).toEqual(['404 for a body of another type']);
    expect(typed(true, 415)).toEqual(['415 for a body of the right type']);
  });

  it('tells of an answer that did not come, unless the request had no end', () => {
    const none = { status: 0, headers: {}, body: Buffer.alloc(0), isWhole: true, ms: 1 };
    const asked = { method: 'GET', target: '/nowhere' };
    expect(check.problemsOf({ ...asked, mayGoUnanswered: false }, none)).toEqual(['no answer']);
    expect(check.problemsOf({ ...asked, mayGoUnanswered: true }, none)).toEqual([]);
  });
});
