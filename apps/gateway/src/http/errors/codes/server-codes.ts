import type { ErrorCodeFacts } from './error-code-facts.js';

/** What the server cannot do now. */
export const SERVER_CODES = {
  internal_error: {
    status: 500,
    when: "The gateway's fault.",
    next: 'Its log has the reason under `request_id`.',
  },
  unavailable: {
    status: 503,
    when: 'Database or broker do not answer, or another session holds what is to be changed.',
    next: 'Ask again after `Retry-After` seconds.',
  },
  admin_auth_not_configured: {
    status: 503,
    when: 'The gateway has no `BEACON_ADMIN_TOKEN`.',
    next: 'Set it, and restart the gateway.',
  },
  not_signed: {
    status: 503,
    when: "The gateway's signing key is not trusted, so that a job cannot be registered.",
    next: 'Its operator enrols the key, or replaces it.',
  },
  sign_in_not_configured: {
    status: 503,
    when: 'The gateway knows no issuer by which people sign in.',
    next: 'Set `BEACON_OIDC_ISSUER`, and restart the gateway; use an API key otherwise.',
  },
  busy: {
    status: 503,
    when: 'Too much large work waits.',
    next: 'Send the same request again after `Retry-After` seconds.',
  },
  events_busy: {
    status: 503,
    when: 'As many streams of events are open as may, or the gateway stops.',
    next: 'Connect again after `Retry-After` seconds, to another gateway where there is one.',
  },
  exports_busy: {
    status: 503,
    when: 'As many exports run as may.',
    next: 'Ask again after `Retry-After` seconds.',
  },
  site_not_built: {
    status: 503,
    when: 'A job is to be exported as a site, and the pages for it are not built.',
    next: 'Run `npm run build` in the project.',
  },
} as const satisfies Readonly<Record<string, ErrorCodeFacts>>;
