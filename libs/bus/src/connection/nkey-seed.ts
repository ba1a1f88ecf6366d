import { readFileSync } from 'node:fs';
import { fromSeed } from '@nats-io/nkeys';
import { nkeyAuthenticator } from '@nats-io/transport-node';
import type { Authenticator } from '@nats-io/transport-node';

/** A file that should hold the seed of a user's nkey does not. Its content is never repeated. */
export class SeedFileError extends Error {
  override readonly name = 'SeedFileError';
}

const encoder = new TextEncoder();
/** A seed has 58 characters: whatever is much longer is another file. */
const LONGEST_SEED_FILE = 1_024;
const USER_SEED = /^SU[A-Z2-7]{56}$/;

/**
 * Proves who the user is by the seed in a file. The file is read again at each connection, so that a key that was rotated is used
 * from the next one on. One that cannot be read then is replaced by the seed that was read last: a file may be written just now.
 * @param onUnreadable told of that.
 * @throws SeedFileError when the file has no seed now.
 */
export function seedAuthenticator(
  file: string,
  onUnreadable: (error: unknown) => void,
): Authenticator {
  let seed = readSeed(file);
  return (nonce) => {
    try {
      seed = readSeed(file);
    } catch (error) {
      onUnreadable(error);
    }
    return nkeyAuthenticator(encoder.encode(seed))(nonce);
  };
}

/** Synchronously, because the client asks for its answer at once: it is one small file. */
function readSeed(file: string): string {
  const seed = contentOf(file).trim();
  if (!USER_SEED.test(seed)) throw noSeed(file);
  try {
    // Checks the checksum that the seed holds.
    fromSeed(encoder.encode(seed)).clear();
  } catch (cause) {
    throw noSeed(file, cause);
  }
  return seed;
}

function contentOf(file: string): string {
  try {
    const content = readFileSync(file, 'utf8');
    return content.length > LONGEST_SEED_FILE ? '' : content;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SeedFileError(`NATS_NKEY_FILE cannot be read: ${reason}`, { cause });
  }
}

function noSeed(file: string, cause?: unknown): SeedFileError {
  return new SeedFileError(
    `NATS_NKEY_FILE: ${file} does not hold the seed of a user's nkey (one line, SU…): make one with \`beacon broker\``,
    { cause },
  );
}
