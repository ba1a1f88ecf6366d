import { createBeaconClient } from '@beacon/client';
import { PUBLISHED } from '../lib/published.ts';
import { fetchWithSession } from './session-state.ts';

/** Names nobody: a published copy asks nothing of anybody. */
const NOWHERE = 'http://published-copy.invalid';

/** The gateway that served this page, or what a published copy holds in its place. */
export const api =
  PUBLISHED === null
    ? createBeaconClient({ baseUrl: globalThis.location.origin, fetch: fetchWithSession })
    : createBeaconClient({ baseUrl: NOWHERE, fetch: PUBLISHED.answer });
