import type { SpecificationForm } from '@beacon/signing';

/**
 * What is made of signatures of specifications.
 * - `off`: nobody looks at them.
 * - `optional`: what is signed must be signed well; what is not is accepted.
 * - `required`: nothing else is accepted.
 */
export const SIGNED_POLICIES = ['off', 'optional', 'required'] as const;
export type SignedPolicy = (typeof SIGNED_POLICIES)[number];

/** A specification whose signature is its key's. Whether the key is trusted, and the moment, are to be checked yet. */
export interface SignedSpecification {
  readonly form: SpecificationForm;
  readonly kid: string;
  /** In base64, as is the signature. */
  readonly publicKey: string;
  readonly signature: string;
  /** The text that is signed, in UTF-8: the job is read from it, and from nothing else. */
  readonly text: Uint8Array;
  /** As it is signed: not known to be a time. */
  readonly timestamp: string;
  readonly nonce: string;
}
