import type { JudgeConfig, LaneConfig } from '@beacon/domain';
import type { Environment } from './environment.js';

/** What names a variable for an API key. */
export type KeyOwner = Pick<LaneConfig, 'region' | 'model'> | 'judge';

/** The variable that a lane or the judge names for its API key holds none that can be sent. */
export class ApiKeyError extends Error {
  override readonly name = 'ApiKeyError';

  constructor(
    /** Name of the environment variable. */
    readonly variable: string,
    owner: KeyOwner,
    reason: string,
  ) {
    const who = owner === 'judge' ? 'the judge' : `lane ${owner.region} ${owner.model}`;
    super(
      `${who}: the environment variable ${variable} ${reason}: ` +
        'set it to the API key, or name another one in api_key_env',
    );
  }
}

const HEADER_TOKEN = /^[\x21-\x7e]+$/;

/**
 * The API key of a lane without the spaces around it; null when the lane sends none.
 * @throws ApiKeyError that names the variable, never the value.
 */
export function readApiKey(
  lane: Pick<LaneConfig, 'region' | 'model' | 'apiKeyEnv'>,
  env: Environment,
): string | null {
  return readKey(lane.apiKeyEnv, lane, env);
}

/**
 * The API key of the judge, likewise.
 * @throws ApiKeyError that names the variable, never the value.
 */
export function readJudgeKey(
  { apiKeyEnv }: Pick<JudgeConfig, 'apiKeyEnv'>,
  env: Environment,
): string | null {
  return readKey(apiKeyEnv, 'judge', env);
}

function readKey(variable: string | null, owner: KeyOwner, env: Environment): string | null {
  if (variable === null) return null;
  const key = env[variable]?.trim() ?? '';
  if (key === '') throw new ApiKeyError(variable, owner, 'is not set');
  if (!HEADER_TOKEN.test(key)) {
    throw new ApiKeyError(variable, owner, 'holds characters that no header can carry');
  }
  return key;
}
