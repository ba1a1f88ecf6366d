import type { LaneConfig } from '@beacon/domain';
import type { Environment } from './environment.js';

/** The variable that a lane names for its API key holds none that can be sent. */
export class ApiKeyError extends Error {
  override readonly name = 'ApiKeyError';

  constructor(
    /** Name of the environment variable. */
    readonly variable: string,
    { region, model }: Pick<LaneConfig, 'region' | 'model'>,
    reason: string,
  ) {
    super(
      `lane ${region} ${model}: the environment variable ${variable} ${reason}: ` +
        'set it to the API key, or name another one in api_key_env',
    );
  }
}

const HEADER_TOKEN = /^[\x21-\x7e]+$/;

/**
 * The API key that a lane's environment variable holds, without the spaces around it.
 * @throws ApiKeyError that names the variable, never the value.
 */
export function readApiKey(
  lane: Pick<LaneConfig, 'region' | 'model'>,
  variable: string,
  env: Environment,
): string {
  const key = env[variable]?.trim() ?? '';
  if (key === '') throw new ApiKeyError(variable, lane, 'is not set');
  if (!HEADER_TOKEN.test(key)) {
    throw new ApiKeyError(variable, lane, 'holds characters that no header can carry');
  }
  return key;
}
