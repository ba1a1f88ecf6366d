import { readApiKey } from '@beacon/config';
import type { Environment } from '@beacon/config';
import type { LaneConfig } from '@beacon/domain';

const KEY_ID = /ACCESS_KEY_ID$/;

/**
 * The secret that an environment variable of a lane holds. Where requests are signed, it is the id of a pair of AWS keys; the rest of
 * the pair, and the token of a temporary one, are in the variables beside it: `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN` for
 * `AWS_ACCESS_KEY_ID`. They become one secret, in the form in which AWS's own commands print it.
 * @throws ApiKeyError that names the variable, never the value.
 */
export function secretOfEnvironment(
  lane: Pick<LaneConfig, 'region' | 'model' | 'auth'>,
  variable: string,
  env: Environment,
): string {
  const value = readApiKey(lane, variable, env);
  if (lane.auth.kind !== 'sigv4') return value;
  const tokenVariable = variable.replace(KEY_ID, 'SESSION_TOKEN');
  const hasToken = (env[tokenVariable]?.trim() ?? '') !== '';
  return JSON.stringify({
    AccessKeyId: value,
    SecretAccessKey: readApiKey(lane, variable.replace(KEY_ID, 'SECRET_ACCESS_KEY'), env),
    ...(hasToken ? { SessionToken: readApiKey(lane, tokenVariable, env) } : {}),
  });
}
