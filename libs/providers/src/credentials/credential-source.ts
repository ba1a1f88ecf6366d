import type { Environment } from '@beacon/config';
import type { LaneConfig } from '@beacon/domain';
import { secretOfEnvironment } from './env-secret.js';
import { FileSecret } from './file-secret.js';
import { Commands } from './lane-command.js';
import type { CredentialSource } from './secret-source.js';

const NOTHING: CredentialSource = { current: async () => null };

/**
 * Where the secret of a lane comes from. The environment is read at once, so that an executor does not start without it; files and
 * commands are read when the secret is needed.
 * @param commands those of the process, which lanes share.
 * @throws ApiKeyError when the lane's environment variable holds none.
 */
export function credentialSource(
  lane: LaneConfig,
  env: Environment,
  commands: Commands = new Commands(),
): CredentialSource {
  const { credential } = lane;
  if (credential.kind === 'env') {
    const secret = secretOfEnvironment(lane, credential.variable, env);
    return { current: async () => secret };
  }
  if (credential.kind === 'file') return new FileSecret(lane, credential.path);
  return credential.kind === 'command' ? commands.sourceOf(lane, credential) : NOTHING;
}
