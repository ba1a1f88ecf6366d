import { relative } from 'node:path';
import type { Environment } from '@beacon/config';
import type { Catalogue } from '@beacon/domain';
import { variablesNotSet } from '../validate/lane-variables.js';

/** What to type next, a line each. */
export function nextSteps(folder: string, catalogue: Catalogue, env: Environment): string[] {
  const way = relative('.', folder);
  const [lane] = catalogue.lanes;
  const isSimulated = lane?.baseUrl.startsWith(SIMULATOR) === true;
  return [
    ...(way === '' ? [] : [`cd ${way}`]),
    ...variablesNotSet(catalogue.lanes, env).map((name) => `export ${name}=…`),
    ...(isSimulated || lane === undefined
      ? []
      : [`beacon check-provider ${lane.region}/${lane.model}   # one cheap call`]),
    'beacon up --detach',
    'beacon submit job.yaml --watch',
  ];
}

/** Where a simulator's address would be put in: `beacon up` does. */
export const SIMULATOR = 'http://127.0.0.1:1';
