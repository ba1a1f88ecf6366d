import type { ErrorCodeFacts } from './error-code-facts.js';

/** Changes that do not fit what is there now. */
export const CONFLICT_CODES = {
  job_exists: { status: 409, when: 'The id is taken.', next: 'Choose another id, or none.' },
  project_exists: {
    status: 409,
    when: 'There is a project of this id.',
    next: 'Use it, or choose another id.',
  },
  series_exists: { status: 409, when: 'The id is taken.', next: 'Choose another id, or none.' },
  series_ended: {
    status: 409,
    when: 'A pause, a resume or a run of a series that has ended.',
    next: 'Make another series.',
  },
  series_running: {
    status: 409,
    when: 'A run of a series is asked for while one goes on, or waits.',
    next: 'Wait until it has ended.',
  },
  job_without_log: {
    status: 409,
    when: 'The log of a job that was accepted before logs were kept.',
    next: 'Nothing: its records cannot be proven.',
  },
  job_not_started: {
    status: 409,
    when: 'A retry of a job that is still queued.',
    next: 'Wait until it runs.',
  },
  job_ended: {
    status: 409,
    when: 'A pause or resume of a job that has ended.',
    next: 'Retry or extend it instead.',
  },
  job_cancelled: {
    status: 409,
    when: 'An extension of a cancelled job.',
    next: 'Retry its cells first.',
  },
  job_closing: {
    status: 409,
    when: 'Cells of the job are still being closed, as just after a cancellation.',
    next: 'Ask again after `Retry-After` seconds.',
  },
  job_changing: {
    status: 409,
    when: 'Others extended the job meanwhile, again and again.',
    next: 'Ask again after `Retry-After` seconds.',
  },
  answers_erased: {
    status: 409,
    when: 'A retry, an extension, a re-scoring, a correction, a judging or a review of a job whose answers are erased.',
    next: 'Nothing: what it comes to stays as it is. Submit another job.',
  },
  job_being_judged: {
    status: 409,
    when: 'The answers of a job are to be erased while judges are asked about them.',
    next: 'Wait until the judging job has ended, or cancel it.',
  },
  job_running: {
    status: 409,
    when: 'A review, an archiving, an erasure, a comparison or a site of a job that has not ended.',
    next: 'Wait until it has ended.',
  },
  max_cost_reached: {
    status: 409,
    when: 'A retry or an extension of a job that has reached its cost limit.',
    next: 'Give a higher `max_cost`.',
  },
  conflicting_question: {
    status: 409,
    when: 'An extension gives a question of the job another text, category or language.',
    next: 'Give it an id of its own.',
  },
  job_asks_own_prompt: {
    status: 409,
    when: 'An extension gives questions to a job that asks its own prompt.',
    next: 'Submit another job.',
  },
  judging_job: {
    status: 409,
    when: 'The job judges the answers of another, and measures nothing itself.',
    next: 'Ask about `source_job_id`.',
  },
  imported_job: {
    status: 409,
    when: 'A retry or an extension of a job whose answers were imported.',
    next: 'Import into another job, or submit its questions as one.',
  },
  nothing_to_judge: {
    status: 409,
    when: 'The job has ended without an answer that judges could be asked about.',
    next: 'Retry it first.',
  },
  cell_recorded: {
    status: 409,
    when: 'A replay of a task or result whose cell has a result.',
    next: 'Delete the dead letter.',
  },
  not_replayable: {
    status: 409,
    when: 'The dead letter cannot be put back.',
    next: 'See the message; delete it if it is of no use.',
  },
  dead_letter_cut: {
    status: 409,
    when: 'The dead letter does not hold the whole message.',
    next: 'Retry its cell.',
  },
  not_measured: {
    status: 409,
    when: 'The execution failed or was cancelled: it has no answer.',
    next: 'Retry it.',
  },
  not_overridden: {
    status: 409,
    when: 'There is no manual correction to withdraw.',
    next: 'Nothing.',
  },
  preview_stale: {
    status: 409,
    when: 'Answers, outcomes or the classifier changed after the preview.',
    next: 'Ask for a new preview.',
  },
  rescore_busy: {
    status: 409,
    when: 'The gateway re-scores another job.',
    next: 'Ask again after `Retry-After` seconds.',
  },
  review_open: {
    status: 409,
    when: 'The job has an open review.',
    next: 'Finish it, or send `replace`.',
  },
  nothing_to_review: {
    status: 409,
    when: 'The job has no answer that a review could be about.',
    next: 'Nothing.',
  },
  item_has_two_raters: {
    status: 409,
    when: 'Two others have labelled the item.',
    next: 'Ask for the next one.',
  },
  item_adjudicated: {
    status: 409,
    when: 'The item is settled.',
    next: 'Ask for the next one.',
  },
  no_disagreement: {
    status: 409,
    when: 'An adjudication of an item on which raters do not disagree.',
    next: 'List the disagreements.',
  },
  adjudicator_is_rater: {
    status: 409,
    when: 'The adjudicator has labelled the item.',
    next: 'Let a third person adjudicate.',
  },
  answer_replaced: {
    status: 409,
    when: 'A retry has replaced the answer.',
    next: 'Make a new review.',
  },
  rater_name_taken: {
    status: 409,
    when: 'Another spelling of the name is in use.',
    next: 'Use that spelling, or another name.',
  },
  rater_name_reserved: {
    status: 409,
    when: 'The name is used by Beacon itself.',
    next: 'Choose another name.',
  },
  not_registered: {
    status: 409,
    when: 'Evidence of a job that was accepted by a release that registered none.',
    next: 'Nothing: what was not registered before it was asked cannot be proven to have been.',
  },
  not_sealed: {
    status: 409,
    when: 'The log of the job is not sealed yet.',
    next: 'Ask again after `Retry-After` seconds.',
  },
  idempotency_key_reused: {
    status: 422,
    when: 'The key came with another request before.',
    next: 'Use a new key.',
  },
  max_retries_reached: {
    status: 429,
    when: 'Every matching cell has had its `BEACON_MAX_ROUNDS` rounds.',
    next: 'Submit another job, or raise the limit.',
  },
  rate_limited: {
    status: 429,
    when: 'More requests within a minute than the credentials may make.',
    next: 'Ask again after `Retry-After`.',
  },
  too_many_attempts: {
    status: 429,
    when: 'Too many credentials that were no good came from your address within a minute.',
    next: 'Try again after `Retry-After`, with the right ones.',
  },
  quota_exceeded: {
    status: 429,
    when: "A quota of the API key's day does not suffice; `message` says which.",
    next: 'Ask for less, wait until midnight in UTC, or use another key.',
  },
  quota_excludes_series: {
    status: 409,
    when: 'A key with quotas of a day asks for a series, which goes on after the day.',
    next: 'Use a key without quotas.',
  },
} as const satisfies Readonly<Record<string, ErrorCodeFacts>>;
