import { canonicalHash, canonicalText } from '../canonical.js';

/** A job's log at one size: its canonical form is signed by the recorder. */
export interface Seal {
  readonly v: 1;
  readonly type: 'seal';
  readonly job: string;
  /** Entries of the log. */
  readonly size: number;
  /** Merkle root over them (RFC 6962), 64 hex digits. */
  readonly root: string;
  /** Hash of the job's last registration among them. */
  readonly registration: string;
  /** ISO 8601, by the database's clock. */
  readonly sealed_at: string;
  /** Of the key that signs it; null where the recorder has none. */
  readonly kid: string | null;
}

/** The text of a seal that is signed and anchored. */
export function sealText(seal: Seal): string {
  return canonicalText(seal);
}

/** Hash of a seal, 64 hex digits. */
export function sealHash(seal: Seal): string {
  return canonicalHash(seal);
}
