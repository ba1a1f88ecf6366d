import { isRecord } from '../specification/scan.js';
import { refusedSignature } from './refused-signature.js';

const NONCE = /^[\x21-\x7e]{1,256}$/;
const LONGEST_TIMESTAMP = 64;

/** What makes a signature one of its own, as it is signed. */
export interface SignedMoment {
  readonly timestamp: string;
  readonly nonce: string;
}

/**
 * Reads when something was signed, and its nonce, of the metadata that are signed.
 * @throws ApiError 400 when one of them is not there.
 */
export function readMoment(metadata: unknown, kid: string): SignedMoment {
  if (!isRecord(metadata)) {
    const message = 'metadata is missing: it holds timestamp and nonce of the signature';
    throw refusedSignature('missing_field:metadata', message, { field: 'metadata', kid });
  }
  const { timestamp, nonce } = metadata;
  if (typeof timestamp !== 'string' || timestamp === '' || timestamp.length > LONGEST_TIMESTAMP) {
    const message = 'metadata.timestamp is missing: a time such as 2026-11-30T12:00:00Z';
    const field = 'metadata.timestamp';
    throw refusedSignature('missing_field:timestamp', message, { field, kid });
  }
  if (typeof nonce !== 'string' || !NONCE.test(nonce)) {
    const message = 'metadata.nonce is missing: 1..256 visible ASCII characters, never used before';
    throw refusedSignature('missing_field:nonce', message, { field: 'metadata.nonce', kid });
  }
  return { timestamp, nonce };
}
