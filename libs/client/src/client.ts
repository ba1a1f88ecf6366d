import createClient from 'openapi-fetch';
import type { Client } from 'openapi-fetch';
import type { paths } from './api.js';

/** A client of one gateway, typed by the API's own description. */
export type BeaconClient = Client<paths>;

export interface ClientOptions {
  /** Where the gateway is, such as `http://127.0.0.1:8090`; the page's own origin when empty. */
  readonly baseUrl?: string;
  /** Sent with everything, as `Authorization: Bearer`. @default none, as an open gateway and a portal with a session need */
  readonly apiKey?: string;
  /** The project that is meant, where the key has several. */
  readonly project?: string;
  /** What asks; the platform's `fetch` unless said otherwise. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** A client that asks each thing once: what is tried again, and when, is the caller's to decide. */
export function createBeaconClient({
  baseUrl = '',
  apiKey,
  project,
  fetch,
}: ClientOptions = {}): BeaconClient {
  return createClient<paths>({
    baseUrl,
    headers: {
      ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
      ...(project === undefined ? {} : { 'beacon-project': project }),
    },
    ...(fetch === undefined ? {} : { fetch }),
    // Lists as the API reads them: `region=us-east&region=eu-west`.
    querySerializer: { array: { style: 'form', explode: true } },
  });
}
