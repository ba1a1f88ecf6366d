import { relative } from 'node:path';
import type { Environment } from '@beacon/config';
import type { Catalogue } from '@beacon/domain';

/** What to type next, a line each. */
export function nextSteps(folder: string, catalogue: Catalogue, env: Environment): string[] {
  const way = relative('.', folder);
  const [lane] = catalogue.lanes;
  const isSimulated = lane?.baseUrl.startsWith(SIMULATOR) === true;
  return [
    ...(way === '' ? [] : [`cd ${way}`]),
    ...keysToSet(catalogue, env).map((name) => `export ${name}=…`),
    ...(isSimulated || lane === undefined
      ? []
      : [`beacon check-provider ${lane.region}/${lane.model}   # one cheap call`]),
    'beacon up --detach',
    'beacon submit job.yaml --watch',
  ];
}

/** Where a simulator's address would be put in: `beacon up` does. */
export const SIMULATOR = 'http://127.0.0.1:1';

/** Variables that lanes take their secrets from and that are not set; AWS's come in pairs. */
function keysToSet({ lanes }: Catalogue, env: Environment): string[] {
  const names = lanes.flatMap(({ credential, auth }) => {
    if (credential.kind !== 'env') return [];
    const { variable } = credential;
    const second = variable.replace(/ACCESS_KEY_ID$/, 'SECRET_ACCESS_KEY');
    return auth.kind === 'sigv4' ? [variable, second] : [variable];
  });
  return [...new Set(names)].filter((name) => !env[name]?.trim());
}
