import { readApiKey } from '@beacon/config';
import type { Environment } from '@beacon/config';
import type { LaneConfig } from '@beacon/domain';
import { awsSecret } from '../sigv4.js';

/** The secret of a lane, as it is now. */
export interface CredentialSource {
  /** The secret that the next request is sent with; null when the lane sends none. */
  current(): Promise<string | null>;
}

const NOTHING: CredentialSource = { current: async () => null };

/**
 * Where the secret of a lane comes from. What can be read at once is read at once, so that an executor does not start without it.
 * @throws ApiKeyError when the lane's environment variable holds none.
 */
export function credentialSource(lane: LaneConfig, env: Environment): CredentialSource {
  const { credential } = lane;
  if (credential.kind === 'env') {
    const named = readApiKey(lane, credential.variable, env);
    // Of a pair of AWS keys the variable holds the id: the rest stands in others.
    const key = lane.auth.kind === 'sigv4' ? awsSecret(named, env) : named;
    return { current: async () => key };
  }
  return NOTHING;
}
