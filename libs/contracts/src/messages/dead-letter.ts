import type { Contract } from '../contract.js';

/** Headers that a dead letter carries beside those of the original message. */
export const DEAD_HEADERS = {
  reason: 'beacon-dead-reason',
  subject: 'beacon-dead-subject',
  stream: 'beacon-dead-stream',
  sequence: 'beacon-dead-sequence',
  deliveries: 'beacon-dead-deliveries',
  size: 'beacon-dead-size',
  sha256: 'beacon-dead-sha256',
} as const;

/** What each of {@link DEAD_HEADERS} holds. */
export const DEAD_HEADER_MEANINGS: Readonly<Record<keyof typeof DEAD_HEADERS, string>> = {
  reason: 'Why it could not be processed: one line of at most 500 characters.',
  subject: 'The original subject.',
  stream: 'The stream it was in.',
  sequence: 'Its sequence there.',
  deliveries: 'How often it was delivered.',
  size: "Only if the body is cut, because it is too large to be kept beside these headers: the whole body's size in bytes.",
  sha256: "Likewise: the whole body's SHA-256, in hex.",
};

/** The contract of a dead letter: its body is the original's, whatever that is, or as much of it as fits. */
export const deadLetter: Contract<Uint8Array> = {
  name: 'message.dead',
  version: 1,
  schema: null,
  decode: (bytes) => bytes,
  encode: (bytes) => bytes,
};
