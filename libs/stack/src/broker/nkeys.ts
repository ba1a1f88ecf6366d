import { createUser, fromSeed } from '@nats-io/nkeys';

/** An nkey of a user: its seed is the secret, its public key stands in the broker's configuration. */
export interface UserKey {
  readonly seed: string;
  readonly publicKey: string;
}

/** Makes a new key. */
export function makeUserKey(): UserKey {
  const pair = createUser();
  const seed = new TextDecoder().decode(pair.getSeed());
  const publicKey = pair.getPublicKey();
  pair.clear();
  return { seed, publicKey };
}

/**
 * The public key of a seed.
 * @throws Error when it is none.
 */
export function publicKeyOf(seed: string): string {
  const pair = fromSeed(new TextEncoder().encode(seed.trim()));
  const publicKey = pair.getPublicKey();
  pair.clear();
  return publicKey;
}
