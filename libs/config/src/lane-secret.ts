import { dirname, resolve } from 'node:path';
import { NO_CREDENTIAL } from '@beacon/domain';
import type { CredentialConfig, LaneAuth } from '@beacon/domain';
import type { LaneSettings } from './lane-settings.js';
import type { PresetAuth } from './presets/preset.js';

/** Where a lane's secret comes from, and how it is sent. */
export interface LaneSecret {
  readonly credential: CredentialConfig;
  readonly auth: LaneAuth;
}

const KEY_ID = 'ACCESS_KEY_ID';

/**
 * The secret of a lane; what is wrong with it is noted in the settings.
 * @param catalogue the file, in whose folder relative paths start.
 */
export function secretOf(settings: LaneSettings, catalogue: string): LaneSecret {
  const way = wayOf(settings);
  const credential = sourceOf(settings, way);
  const { auth } = way;
  if (auth.kind === 'sigv4' && credential.kind === 'env' && !credential.variable.endsWith(KEY_ID)) {
    const rule = `must end in ${KEY_ID}: the secret key and the session token are read from the variables beside it; a key of Bedrock's own takes auth: bearer`;
    settings.refuse('api_key_env', rule);
  }
  if (auth.kind === 'sigv4' && credential.kind === 'none') {
    settings.refuse(
      'api_key_env',
      'must name a variable: every request is signed by a pair of keys',
    );
  }
  if (credential.kind !== 'file') return { credential, auth };
  return { credential: { kind: 'file', path: resolve(dirname(catalogue), credential.path) }, auth };
}

function wayOf(settings: LaneSettings): PresetAuth {
  const { auths, protocol } = settings.preset;
  const said = settings.get('auth');
  const known = said === undefined ? auths[0] : auths.find(({ auth }) => isSame(auth, said));
  if (known !== undefined) return known;
  const auth = said ?? auths[0].auth;
  if ((auth.kind === 'sigv4') !== (protocol === 'bedrock') && auth.kind !== 'bearer') {
    const allowed = protocol === 'bedrock' ? 'sigv4 and bearer' : 'bearer and { header: … }';
    settings.refuse('auth', `is no way of ${settings.provider}, allowed are ${allowed}`);
    return auths[0];
  }
  return { auth, variable: null, isNeeded: auths[0].isNeeded };
}

function isSame(one: LaneAuth, other: LaneAuth): boolean {
  if (one.kind === 'header' && other.kind === 'header') return one.name === other.name;
  return one.kind === other.kind;
}

function sourceOf(settings: LaneSettings, { variable, isNeeded }: PresetAuth): CredentialConfig {
  const credentials = settings.get('credentials');
  const named = settings.get('api_key_env');
  if (credentials !== undefined) {
    if (named !== undefined) settings.refuse('api_key_env', 'contradicts credentials, give one');
    return credentials;
  }
  if (named === null) return NO_CREDENTIAL;
  const usual = named ?? variable;
  if (usual !== null) return { kind: 'env', variable: usual };
  if (isNeeded) {
    const example = '{ command: [gcloud, auth, print-access-token], lifetime: 50m }';
    const rule = `is missing: ${settings.provider} answers nobody without a token; give credentials, such as ${example}, or api_key_env`;
    settings.refuse('credentials', rule);
  }
  return NO_CREDENTIAL;
}
