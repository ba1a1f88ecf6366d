import { randomBytes } from 'node:crypto';
import type { SigningKey } from '../keys/signing-key.js';
import { NAMED_FORM } from './forms.js';
import type { Specification } from './forms.js';
import { specificationBytes, specificationText } from './specification-form.js';

/** What makes a signature one of its own. */
export interface SignedMoment {
  /** When it is signed. @default now */
  readonly at?: Date;
  /** Never used before with the key. @default 16 random bytes in base64url */
  readonly nonce?: string;
}

/**
 * A specification with the fields of its signature: `signature_form`, `public_key`, `signature`, and in `metadata` `timestamp` and `nonce`.
 * Those that it had are replaced. Everything but `signature` is signed.
 * @throws SigningError for what has no canonical form.
 */
export function signSpecification(
  key: Pick<SigningKey, 'sign' | 'publicKey'>,
  specification: Specification,
  { at = new Date(), nonce = randomBytes(16).toString('base64url') }: SignedMoment = {},
): Specification {
  const metadata = { ...metadataOf(specification), timestamp: at.toISOString(), nonce };
  const { signature: _, ...rest } = specification;
  const signed = { ...rest, metadata, signature_form: NAMED_FORM, public_key: key.publicKey };
  const bytes = specificationBytes(specificationText(signed, NAMED_FORM), NAMED_FORM);
  return { ...signed, signature: Buffer.from(key.sign(bytes)).toString('base64') };
}

function metadataOf({ metadata }: Specification): Specification {
  const isObject = typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata);
  return isObject ? (metadata as Specification) : {};
}
