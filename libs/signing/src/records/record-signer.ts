import { signText } from '../signature.js';
import type { SignedKind } from '../signature.js';
import type { SigningKey } from '../keys/signing-key.js';

/** Signs records of one kind. */
export interface RecordSigner {
  /** Of the key. */
  readonly kid: string;
  /** The signature of a record's canonical form, base64. */
  readonly sign: (text: string) => string;
}

/**
 * Signs by the key that a service has now; null where it has none. To be taken for each record: keys are replaced while services run.
 * @throws UntrustedSignerError when nobody would believe it.
 */
export function recordSigner(
  work: { readonly signingKey: () => SigningKey | null },
  kind: Extract<SignedKind, 'registration' | 'seal' | 'export'>,
): RecordSigner | null {
  const key = work.signingKey();
  return key === null ? null : { kid: key.kid, sign: (text) => signText(key, kind, text) };
}
