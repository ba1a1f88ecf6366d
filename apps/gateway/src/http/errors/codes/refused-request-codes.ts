import type { ErrorCodeFacts } from './error-code-facts.js';

/** Requests that are not accepted as they are. */
export const REFUSED_REQUEST_CODES = {
  invalid_json: {
    status: 400,
    when: 'The body is not JSON in UTF-8.',
    next: 'Send JSON.',
  },
  forbidden_key: {
    status: 400,
    when: 'The body has a key `__proto__` or `constructor`.',
    next: 'Rename the key.',
  },
  json_too_complex: {
    status: 400,
    when: 'The body has more values or levels than any request needs.',
    next: 'Split the job; see the limits of the specification.',
  },
  specification_too_large: {
    status: 400,
    when: 'The specification, with everything that was added to it, is over 32 MiB.',
    next: 'Submit another job.',
  },
  invalid_body: { status: 400, when: 'The body is empty.', next: 'Send the specification.' },
  max_cost_needed: {
    status: 400,
    when: 'The API key has a quota of costs, and the job no cost limit.',
    next: 'Give `constraints.max_cost`.',
  },
  invalid_content_length: {
    status: 400,
    when: 'The body is not as long as `Content-Length` says.',
    next: 'Send it again.',
  },
  unknown_parameter: {
    status: 400,
    when: 'The route has no such query parameter.',
    next: 'Remove it; `allowed` lists those that there are.',
  },
  duplicate_parameter: {
    status: 400,
    when: 'A query parameter is given more than once.',
    next: 'Give it once.',
  },
  invalid_parameter: {
    status: 400,
    when: 'The value of a query parameter is not accepted.',
    next: 'Correct it; `allowed` says what is accepted.',
  },
  missing_parameter: {
    status: 400,
    when: 'A query parameter that is needed is not there.',
    next: 'Give it; `allowed` says what is accepted.',
  },
  conflicting_parameter: {
    status: 400,
    when: 'Two query parameters contradict each other.',
    next: 'Leave one out.',
  },
  invalid_cursor: {
    status: 400,
    when: '`cursor` is not one that this route returned.',
    next: 'Begin without it.',
  },
  invalid_idempotency_key: {
    status: 400,
    when: 'The header `Idempotency-Key` is not accepted.',
    next: 'Correct it; `allowed` says what is accepted.',
  },
  invalid_actor: {
    status: 400,
    when: 'The header `X-Beacon-Actor` is not accepted.',
    next: 'Send 1 to 200 printable characters, or none.',
  },
  unknown_project: {
    status: 400,
    when: 'The header `Beacon-Project` names no project of these credentials.',
    next: 'Name one of `allowed`, or leave the header out.',
  },
  project_required: {
    status: 400,
    when: 'Something is to be made, and the credentials have several projects.',
    next: 'Name one in the header `Beacon-Project`.',
  },
  invalid_last_event_id: {
    status: 400,
    when: 'The header `Last-Event-ID` is no `id` of a stream of events.',
    next: 'Begin without it.',
  },
  invalid_path: {
    status: 400,
    when: 'The path has an invalid % escape.',
    next: 'Encode it.',
  },
  invalid_http: {
    status: 400,
    when: 'The request cannot be read as HTTP/1.1.',
    next: 'Use an HTTP client.',
  },
  missing_field: {
    status: 400,
    when: 'A field that the body needs is not there.',
    next: 'Give it.',
  },
  invalid_value: {
    status: 400,
    when: 'A field has a value that is not accepted.',
    next: 'Correct it; `allowed` says what is accepted.',
  },
  wrong_type: {
    status: 400,
    when: 'The body, or a field, is of another type.',
    next: 'Correct it.',
  },
  unknown_field: {
    status: 400,
    when: 'The body has a field that does not exist there.',
    next: 'Remove it; `allowed` lists those that there are.',
  },
  unknown_region: {
    status: 400,
    when: 'The catalogue has no such region.',
    next: 'Name one of `allowed`.',
  },
  not_retryable: {
    status: 400,
    when: 'The question was cancelled.',
    next: 'Retry the job instead.',
  },
  ambiguous_model: {
    status: 400,
    when: 'Several models match a retry of one question.',
    next: 'Name `model_id`.',
  },
  ambiguous_repeat: {
    status: 400,
    when: 'Several repeats match a retry of one question.',
    next: 'Name one of the executions in `allowed`.',
  },
  bad_request: { status: 400, when: 'The request is refused.', next: 'See the message.' },
  body_too_slow: {
    status: 408,
    when: 'The body came too slowly.',
    next: 'Send it again on a better connection.',
  },
  request_timeout: {
    status: 408,
    when: 'The headers came too slowly.',
    next: 'Send the request again.',
  },
  body_too_large: {
    status: 413,
    when: 'The body is over `HTTP_BODY_LIMIT`, or over 64 KiB where no large body is taken, or takes more memory than there is.',
    next: 'Split the job.',
  },
  site_too_large: {
    status: 422,
    when: 'The job has too many executions, or too long answers, for a site of one page.',
    next: 'Leave the answers out, or take the report and a table.',
  },
  invalid_content_type: {
    status: 415,
    when: 'The body is not said to be what the path takes: JSON, or lines of it where answers are imported.',
    next: 'Send `Content-Type: application/json`, or `application/x-ndjson` to `/api/v1/imports`.',
  },
  unsupported_charset: {
    status: 415,
    when: '`Content-Type` names another charset than UTF-8.',
    next: 'Send UTF-8, and say so or nothing.',
  },
  unsupported_content_encoding: {
    status: 415,
    when: '`Content-Encoding` says that the body is packed.',
    next: 'Send it as it is.',
  },
  path_too_long: {
    status: 414,
    when: 'A part of the path has over 300 characters.',
    next: 'Correct it.',
  },
  expectation_failed: {
    status: 417,
    when: '`Expect` names something else than `100-continue`.',
    next: 'Leave it out.',
  },
  headers_too_large: {
    status: 431,
    when: 'The headers are too large.',
    next: 'Send fewer.',
  },
  request_refused: {
    status: '4xx',
    when: 'The HTTP server refuses the request, with another 4xx.',
    next: 'See the message.',
  },
} as const satisfies Readonly<Record<string, ErrorCodeFacts>>;
