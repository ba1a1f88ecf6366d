import type { ErrorCodeFacts } from './error-code-facts.js';

/** What is not there, or not for this client. */
export const ACCESS_CODES = {
  unauthorized: {
    status: 401,
    when: 'Credentials are needed, and there are none.',
    next: 'Send `Authorization: Bearer <API key>`.',
  },
  invalid_auth_format: {
    status: 401,
    when: '`Authorization` is not a bearer token.',
    next: 'Send `Authorization: Bearer <token>`.',
  },
  invalid_token: {
    status: 403,
    when: "The token is neither the gateway's `BEACON_ADMIN_TOKEN` nor an API key.",
    next: 'Send the right one.',
  },
  invalid_key: {
    status: 401,
    when: 'There is no such API key.',
    next: 'Send the key as it was shown when it was made.',
  },
  key_revoked: { status: 401, when: 'The API key was revoked.', next: 'Ask for another.' },
  key_expired: { status: 401, when: 'The API key has expired.', next: 'Ask for another.' },
  missing_scope: {
    status: 403,
    when: 'The credentials lack the scope that the route needs; `message` names it.',
    next: 'Use a key that has it.',
  },
  all_projects_needed: {
    status: 403,
    when: 'The credentials have some projects, and the route concerns all of them.',
    next: 'Use a key that has all projects.',
  },
  origin_not_allowed: {
    status: 403,
    when: 'A page of another origin asked, or made a browser ask.',
    next: 'Name its origin in `BEACON_CORS_ORIGINS`, if it is yours.',
  },
  session_ended: {
    status: 401,
    when: 'The session of the portal has ended, or was ended.',
    next: 'Sign in again at `/api/v1/sign-in`.',
  },
  csrf_refused: {
    status: 403,
    when: "A change came with the portal's cookie, but not from the portal's own page.",
    next: 'Send `csrf_token` of `GET /api/v1/session` as `X-Beacon-CSRF`, or an API key.',
  },
  session_not_found: {
    status: 404,
    when: 'There is no such session, or it is somebody else’s.',
    next: 'List them.',
  },
  job_not_found: { status: 404, when: 'There is no such job.', next: 'Correct the id.' },
  execution_not_found: {
    status: 404,
    when: 'There is no such execution, or none of this region and question.',
    next: 'Correct the id.',
  },
  lane_not_found: {
    status: 404,
    when: 'The catalogue has no lane of this region and model.',
    next: 'Correct region and model.',
  },
  dead_letter_not_found: {
    status: 404,
    when: 'There is no such dead letter, or it was replayed or deleted.',
    next: 'List them.',
  },
  series_not_found: { status: 404, when: 'There is no such series.', next: 'Correct the id.' },
  key_not_found: {
    status: 404,
    when: 'There is no such API key in your projects.',
    next: 'List them.',
  },
  review_not_found: { status: 404, when: 'The job has no review.', next: 'Make one.' },
  item_not_found: {
    status: 404,
    when: 'The review has no such item.',
    next: 'Ask for the next one.',
  },
  route_not_found: { status: 404, when: 'There is no such route.', next: 'See `/api/docs`.' },
  not_found: { status: 404, when: 'What is asked for is not there.', next: 'See the message.' },
  model_not_in_job: {
    status: 404,
    when: 'The job does not ask this model.',
    next: 'Name one of `allowed`.',
  },
  question_not_in_job: {
    status: 404,
    when: 'The job does not ask this question.',
    next: 'Name one of `allowed`.',
  },
  cell_not_in_job: {
    status: 404,
    when: 'The job does not ask this model from this region, or not so often.',
    next: 'See the message.',
  },
  arm_not_in_job: {
    status: 404,
    when: 'The job does not compare this arm.',
    next: 'Name one of `allowed`.',
  },
  method_not_allowed: {
    status: 405,
    when: 'The route exists, for other methods.',
    next: 'Use one of the header `Allow`.',
  },
  host_not_allowed: {
    status: 421,
    when: 'The gateway does not answer to the name in `Host`.',
    next: 'Ask it by `localhost` or its address, or name it in `BEACON_ALLOWED_HOSTS`.',
  },
} as const satisfies Readonly<Record<string, ErrorCodeFacts>>;
