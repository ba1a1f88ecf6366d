import type { ErrorCodeFacts } from './error-code-facts.js';

const SIGN_AGAIN = 'Sign again: `beacon sign`.';

/** Signed specifications that are refused. The codes are those of the original API. */
export const SIGNATURE_CODES = {
  signature_required: {
    status: 400,
    when: 'Only signed specifications are accepted here, and this one is not.',
    next: 'Sign it: `beacon sign`.',
  },
  'missing_field:signature': {
    status: 400,
    when: 'A specification has a key or a form of signature, and no signature.',
    next: SIGN_AGAIN,
  },
  'missing_field:public_key': {
    status: 400,
    when: 'A specification has a signature, and no key to check it by.',
    next: 'Give the `public_key` of the signature.',
  },
  'missing_field:metadata': {
    status: 400,
    when: 'A signed specification has no `metadata`.',
    next: 'Sign it with `metadata.timestamp` and `metadata.nonce`.',
  },
  'missing_field:timestamp': {
    status: 400,
    when: 'A signed specification does not say when it was signed.',
    next: 'Sign it with `metadata.timestamp`.',
  },
  'missing_field:nonce': {
    status: 400,
    when: 'A signed specification has no nonce, so that it could be sent again and again.',
    next: 'Sign it with `metadata.nonce`.',
  },
  'invalid_encoding:signature': {
    status: 400,
    when: '`signature` is not 64 bytes in base64.',
    next: SIGN_AGAIN,
  },
  'invalid_encoding:public_key': {
    status: 400,
    when: '`public_key` is not 32 bytes in base64.',
    next: 'Give the raw Ed25519 key in base64.',
  },
  canonicalization_error: {
    status: 400,
    when: 'A signed specification has no canonical form.',
    next: 'See the message.',
  },
  signature_mismatch: {
    status: 400,
    when: 'The signature is not of this key over this specification.',
    next: 'Send exactly what was signed.',
  },
  unsigned_override: {
    status: 400,
    when: 'A field beside the signed specification would change what it says.',
    next: 'Leave the field out, or sign a specification that says it.',
  },
  timestamp_invalid: {
    status: 400,
    when: '`metadata.timestamp` is no time, or too old, or too far ahead.',
    next: `${SIGN_AGAIN} Mind the clock.`,
  },
  replay_detected: {
    status: 400,
    when: 'A job was made of this signature before.',
    next: SIGN_AGAIN,
  },
  'trust_violation:unknown': {
    status: 400,
    when: 'The trust list of the gateway does not have the key.',
    next: 'Have it enrolled: `beacon trust enrol`.',
  },
  'trust_violation:wrong_role': {
    status: 400,
    when: "The key is another role's than a submitter's.",
    next: 'Sign with a key of a submitter.',
  },
  'trust_violation:revoked': {
    status: 400,
    when: 'The key was revoked.',
    next: 'Sign with another one.',
  },
  'trust_violation:expired': {
    status: 400,
    when: 'The key is no longer valid.',
    next: 'Sign with another one.',
  },
  'trust_violation:not_yet_valid': {
    status: 400,
    when: 'The key is not valid yet.',
    next: 'Wait, or sign with another one.',
  },
  signature_not_found: { status: 404, when: 'The job is not signed.', next: 'Read the job.' },
  job_signed: {
    status: 409,
    when: 'An extension of a signed job, or a higher cost limit of one: nobody signed that.',
    next: 'Submit another signed specification.',
  },
  signature_failures: {
    status: 429,
    when: 'Too many signatures of this address or key were refused within a minute.',
    next: 'Ask again after `Retry-After` seconds.',
  },
} as const satisfies Readonly<Record<string, ErrorCodeFacts>>;

/** Why a signature did not count: what is counted against addresses and keys. */
export const SIGNATURE_FAILURES: ReadonlySet<string> = new Set([
  'invalid_encoding:signature',
  'invalid_encoding:public_key',
  'signature_mismatch',
  'timestamp_invalid',
  'replay_detected',
  'trust_violation:unknown',
  'trust_violation:wrong_role',
  'trust_violation:revoked',
  'trust_violation:expired',
  'trust_violation:not_yet_valid',
]);
