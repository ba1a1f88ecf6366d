import { loadCatalogue } from '@beacon/config';
import { checkLane } from './check-lane.js';
import type { LaneCheck } from './check-lane.js';
import { chooseLanes } from './choose-lanes.js';

/** What is to be checked. */
export interface CheckProviderOptions {
  readonly catalogue: string;
  /** `REGION/MODEL`; undefined with `all`. */
  readonly lane?: string | undefined;
  /** @default false */
  readonly all?: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/**
 * Makes one cheap call for each lane that is asked for, one after the other, so that limits are not met on the way. Results come as
 * they are there.
 * @throws ConfigurationError when the catalogue is wrong.
 * @throws RefusalError, UsageError when there is no such lane.
 */
export async function* checkProvider({
  catalogue: file,
  lane: named,
  all = false,
  env,
  signal,
}: CheckProviderOptions): AsyncGenerator<LaneCheck> {
  const catalogue = loadCatalogue(file, env);
  for (const lane of chooseLanes(catalogue, named, all)) {
    if (signal.aborted) return;
    yield await checkLane(lane, env, signal);
  }
}
