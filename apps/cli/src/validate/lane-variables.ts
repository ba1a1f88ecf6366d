import type { LaneConfig } from '@beacon/domain';

type Lane = Pick<LaneConfig, 'credential' | 'auth'>;

/** Names of the environment variables that a lane takes its secret from. AWS's keys come in pairs. */
export function variablesOfLane({ credential, auth }: Lane): string[] {
  if (credential.kind !== 'env') return [];
  const { variable } = credential;
  const second = variable.replace(/ACCESS_KEY_ID$/, 'SECRET_ACCESS_KEY');
  return auth.kind === 'sigv4' ? [variable, second] : [variable];
}

/** Those of all lanes that are not set, each once. What is in them is not looked at. */
export function variablesNotSet(
  lanes: readonly Lane[],
  env: Readonly<Record<string, string | undefined>>,
): string[] {
  const names = new Set(lanes.flatMap(variablesOfLane));
  return [...names].filter((name) => !env[name]?.trim());
}
