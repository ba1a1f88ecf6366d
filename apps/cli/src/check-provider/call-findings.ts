import type { LaneConfig } from '@beacon/domain';
import type { AttemptOutcome, ProviderFailure } from '@beacon/providers';
import { note, ok, problem } from './finding.js';
import type { Finding } from './finding.js';

const KEY_REFUSED = new Set(['unauthorized', 'forbidden']);

/** What a call says of the key, and of itself where it brought no answer. */
export function callFindings(outcome: AttemptOutcome): readonly Finding[] {
  if (outcome.kind === 'answered') return [ok('key', keyFound(outcome.lane, 'is accepted'))];
  const { failure, lane } = outcome;
  if (failure.code === 'credential_unavailable') {
    return [problem('secret', failure.message, 'No call was made.')];
  }
  if (KEY_REFUSED.has(failure.code)) {
    return [problem('key', `refused (${wordsOf(failure)})`, keyAdvice(lane, failure))];
  }
  return [problem('call', wordsOf(failure), adviceOf(failure, lane))];
}

function keyFound({ credential }: LaneConfig, verdict: string): string {
  return credential.kind === 'none' ? 'none is sent, and none is asked for' : verdict;
}

function wordsOf({ httpStatus, code, message }: ProviderFailure): string {
  const status = httpStatus === null ? '' : `HTTP ${httpStatus}, `;
  return `${status}${code}: ${message}`;
}

function keyAdvice({ credential, protocol }: LaneConfig, { code }: ProviderFailure): string {
  const from = {
    none: 'The lane sends no key: give it api_key_env or credential.',
    env: `Check what the variable ${credential.kind === 'env' ? credential.variable : ''} holds.`,
    file: 'Check what the credential file holds.',
    command: 'Run the credential command by hand: what it prints is no key that is accepted.',
  }[credential.kind];
  if (code !== 'forbidden') return from;
  const rights =
    protocol === 'bedrock'
      ? 'Access to a model is asked for in the Bedrock console, region by region.'
      : "The key is known, and may not do this: check the account's rights to the model.";
  return credential.kind === 'none' ? from : rights;
}

/** What to do about a call that failed, by its code. */
const ADVICE: Readonly<Record<string, string>> = {
  model_not_found:
    'Check provider_model: it is the name that the provider (or this region of it) does not know.',
  not_found: 'Check base_url: the provider has no such path.',
  context_length_exceeded: 'Check extra_body: the question itself is short.',
  bad_request:
    'The provider says what it does not take: a parameter of sampling goes into without_sampling, a field into extra_body.',
  unprocessable: 'The provider says what it does not take: check provider_model and extra_body.',
  parameter_refused:
    'Add the parameter to without_sampling of the lane, or take it out of extra_body.',
  request_not_written: 'Nothing was sent: mend what the message names.',
  rate_limited:
    'The limit is reached already: another job uses it, or it is very small. Try again later.',
  quota_exhausted: "The account's quota or credit is used up: raise it, or wait for its reset.",
  timeout: 'Raise timeout of the lane, or find out why the server is slow.',
  connection_failed: 'Check base_url, and whether the server is up.',
  redirect_refused: 'Redirects are not followed: put the address that it points to into base_url.',
  invalid_content_type:
    'A page, and no API, answered: base_url has to end before the path of the protocol, such as …/v1.',
  invalid_json: 'The answer breaks off, or is none: check base_url, and what stands in between.',
  invalid_response:
    'The answer has another shape: the lane needs another provider, or base_url another path.',
  provider_error: 'The provider failed by itself: try again in a minute.',
};

function adviceOf({ code }: ProviderFailure, { provider }: LaneConfig): string {
  return ADVICE[code] ?? `See what ${provider} says of it.`;
}

/** How long the call took, against the lane's limit. */
export function latencyFinding({ startedAt, completedAt, lane }: AttemptOutcome): Finding {
  const ms = completedAt.getTime() - startedAt.getTime();
  const found = `${ms} ms of ${lane.timeoutMs} ms that the lane allows`;
  if (ms < lane.timeoutMs / 2) return ok('latency', found);
  return note('latency', found, 'Longer answers may be cut off: raise timeout of the lane.');
}
