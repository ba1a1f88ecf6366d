import type { Contract } from '../contract.js';

/** Headers that a dead letter carries beside those of the original message. */
export const DEAD_HEADERS = {
  /** Why nobody could process it. */
  reason: 'beacon-dead-reason',
  /** Subject, stream and sequence of the original. */
  subject: 'beacon-dead-subject',
  stream: 'beacon-dead-stream',
  sequence: 'beacon-dead-sequence',
  /** How often it was delivered. */
  deliveries: 'beacon-dead-deliveries',
  /** Of the original body, in bytes and in hex. Only where the body was too large to be kept with these headers, and is cut. */
  size: 'beacon-dead-size',
  sha256: 'beacon-dead-sha256',
} as const;

/** The contract of a dead letter: its body is the original's, whatever that is, or as much of it as fits. */
export const deadLetter: Contract<Uint8Array> = {
  name: 'message.dead',
  version: 1,
  decode: (bytes) => bytes,
  encode: (bytes) => bytes,
};
