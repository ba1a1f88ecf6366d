import { createBeaconClient } from '@beacon/client';

/** The gateway that served this page. */
export const api = createBeaconClient({ baseUrl: globalThis.location.origin });
