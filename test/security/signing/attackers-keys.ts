import { SigningKey, enrolKey, readKeyFile, revokeKey } from '@beacon/signing';
import type { StackKeys } from '@beacon/stack';
import { REGION } from './attacked-job.js';

/** Keys that an attacker may have. */
export interface AttackersKeys {
  /** Nobody enrolled it. */
  readonly unknown: SigningKey;
  readonly otherRegion: SigningKey;
  readonly planner: SigningKey;
  /** Of the attacked region, and revoked. */
  readonly revoked: SigningKey;
}

/**
 * Keys for attacks on a stack.
 * @throws Error when it has none of its own.
 */
export async function attackersKeys(keys: StackKeys | undefined): Promise<AttackersKeys> {
  if (keys === undefined) throw new Error('the stack has no keys: unset BEACON_TRUST_FILE');
  const revoked = SigningKey.generate();
  await enrolKey(keys.trustFile, {
    public_key: revoked.publicKey,
    role: 'executor',
    region: REGION,
  });
  await revokeKey(keys.trustFile, revoked.kid, new Date());
  return {
    unknown: SigningKey.generate(),
    otherRegion: readKeyFile(keys.keyFile('executor-eu-west')),
    planner: readKeyFile(keys.keyFile('planner')),
    revoked,
  };
}
