import { SigningKey, signSpecification } from '@beacon/signing';
import type { TrustedKey } from '@beacon/signing';
import { signedAsIs, signedByPortal } from './submitters.js';
import type { Fields } from './submitters.js';

/** Something that is sent to a gateway that accepts signed specifications only, and what must come of it. */
export interface SpecificationAttack {
  readonly operation: string;
  /** The `error_code`; `accepted` for what is as it should be. */
  readonly expected: string;
  /** What the trust list says of the key; null where it does not have it. @default a submitter's that is valid */
  readonly trusted?: Partial<TrustedKey> | null;
  readonly body: (key: SigningKey, specification: Fields) => unknown;
}

const MINUTE_MS = 60_000;
const at = (minutes: number): Date => new Date(Date.now() + minutes * MINUTE_MS);
const PAST = '2026-01-01T00:00:00Z';
const FUTURE = '2126-01-01T00:00:00Z';

const sign: SpecificationAttack['body'] = (key, spec) => signSpecification(key, spec);
const changed =
  (change: Fields): SpecificationAttack['body'] =>
  (key, spec) => ({ ...signSpecification(key, spec), ...change });
const withMetadata =
  (metadata: Fields): SpecificationAttack['body'] =>
  (key, spec) =>
    signedAsIs(key, { ...spec, metadata });
const wrapped =
  (beside: Fields): SpecificationAttack['body'] =>
  (key, spec) => ({ jobspec: signSpecification(key, spec), ...beside });

/** Signatures that are missing, or not of what is sent. */
const FORGED: readonly SpecificationAttack[] = [
  {
    operation: 'send nothing that is signed',
    expected: 'signature_required',
    body: (_, spec) => spec,
  },
  {
    operation: 'send empty texts for a signature',
    expected: 'signature_required',
    body: (_, spec) => ({ ...spec, signature: '', public_key: '' }),
  },
  {
    operation: 'leave the signature out and keep the key',
    expected: 'missing_field:signature',
    body: changed({ signature: null }),
  },
  {
    operation: 'leave the key out, so that nothing can be checked',
    expected: 'missing_field:public_key',
    body: changed({ public_key: null }),
  },
  {
    operation: 'change the name',
    expected: 'signature_mismatch',
    body: changed({ benchmark: { name: 'other' } }),
  },
  {
    operation: 'change the id',
    expected: 'signature_mismatch',
    body: changed({ id: 'another-id' }),
  },
  {
    operation: 'add a question',
    expected: 'signature_mismatch',
    body: changed({ questions: ['math_basic', 'taiwan_status', 'identity_basic'] }),
  },
  { operation: 'add a field', expected: 'signature_mismatch', body: changed({ repeats: 9 }) },
  {
    operation: 'pass it for one of the original',
    expected: 'signature_mismatch',
    body: changed({ signature_form: null }),
  },
  {
    operation: 'put one’s own key beside the signature',
    expected: 'signature_mismatch',
    body: (key, spec) => ({
      ...signSpecification(key, spec),
      public_key: SigningKey.generate().publicKey,
    }),
  },
  {
    operation: 'send a key that is none',
    expected: 'invalid_encoding:public_key',
    body: changed({ public_key: 'AAAA' }),
  },
  {
    operation: 'send a signature that is none',
    expected: 'invalid_encoding:signature',
    body: changed({ signature: 'AAAA' }),
  },
  {
    operation: 'name a form that there is not',
    expected: 'invalid_value',
    body: changed({ signature_form: 'none' }),
  },
];

/** Signatures of keys that nobody trusts, or not now. */
const UNTRUSTED: readonly SpecificationAttack[] = [
  {
    operation: 'sign with a key of one’s own',
    expected: 'trust_violation:unknown',
    trusted: null,
    body: sign,
  },
  {
    operation: 'sign with an executor’s key',
    expected: 'trust_violation:wrong_role',
    trusted: { role: 'executor', region: 'us-east' },
    body: sign,
  },
  {
    operation: 'sign with a revoked key',
    expected: 'trust_violation:revoked',
    trusted: { status: 'revoked' },
    body: sign,
  },
  {
    operation: 'sign with a revoked key, dated before that',
    expected: 'trust_violation:revoked',
    trusted: { status: 'revoked', revoked_at: at(-1).toISOString() },
    body: (key, spec) => signSpecification(key, spec, { at: at(-5) }),
  },
  {
    operation: 'sign with a key that has expired',
    expected: 'trust_violation:expired',
    trusted: { not_after: PAST },
    body: sign,
  },
  {
    operation: 'sign with a key that is not valid yet',
    expected: 'trust_violation:not_yet_valid',
    trusted: { not_before: FUTURE },
    body: sign,
  },
];

/** Signatures of another time. */
const UNTIMELY: readonly SpecificationAttack[] = [
  {
    operation: 'send what was signed 15 minutes ago',
    expected: 'timestamp_invalid',
    body: (key, spec) => signSpecification(key, spec, { at: at(-15) }),
  },
  {
    operation: 'send what is signed 10 minutes ahead',
    expected: 'timestamp_invalid',
    body: (key, spec) => signSpecification(key, spec, { at: at(10) }),
  },
  {
    operation: 'sign a time that is none',
    expected: 'timestamp_invalid',
    body: withMetadata({ timestamp: 'now', nonce: 'n' }),
  },
  {
    operation: 'sign without a time',
    expected: 'missing_field:timestamp',
    body: withMetadata({ nonce: 'n' }),
  },
  {
    operation: 'sign without a nonce',
    expected: 'missing_field:nonce',
    body: withMetadata({ timestamp: PAST }),
  },
  {
    operation: 'sign without metadata',
    expected: 'missing_field:metadata',
    body: (key, spec) => signedAsIs(key, spec),
  },
];

/** What is not signed, beside what is. */
const BESIDE: readonly SpecificationAttack[] = [
  {
    operation: 'ask from other regions, beside what is signed',
    expected: 'conflicting_field',
    body: wrapped({ target_regions: ['ASIA'] }),
  },
  {
    operation: 'ask for fewer successes, beside what is signed',
    expected: 'unsigned_override',
    body: wrapped({ min_success_rate: 0.01 }),
  },
  {
    operation: 'put an unknown field beside what is signed',
    expected: 'unknown_field',
    body: wrapped({ models: ['qwen2.5-1.5b'] }),
  },
  {
    operation: 'sign only the wrapper',
    expected: 'signature_required',
    body: (key, spec) => ({ ...signSpecification(key, spec), jobspec: spec }),
  },
];

/** What must go on working. */
const ACCEPTED: readonly SpecificationAttack[] = [
  { operation: 'send what is signed', expected: 'accepted', body: sign },
  {
    operation: 'send it with its fields in another order',
    expected: 'accepted',
    body: (key, spec) =>
      Object.fromEntries(Object.entries(signSpecification(key, spec)).toReversed()),
  },
  {
    operation: 'say the same beside what is signed',
    expected: 'accepted',
    body: wrapped({ target_regions: ['us-east', 'EU'], enable_analysis: true }),
  },
  {
    operation: 'sign as the original documents it',
    expected: 'accepted',
    body: (key, spec) => signedByPortal(key, spec, 'portal-1'),
  },
  {
    operation: 'sign as some of its clients do',
    expected: 'accepted',
    body: (key, { benchmark, ...spec }) =>
      signedByPortal(
        key,
        { ...spec, benchmark: { ...(benchmark as Fields), description: '' } },
        'portal-2',
      ),
  },
];

/** Every attack, and what must not be taken for one. */
export const SPECIFICATION_ATTACKS: readonly SpecificationAttack[] = [
  ...FORGED,
  ...UNTRUSTED,
  ...UNTIMELY,
  ...BESIDE,
  ...ACCEPTED,
];
