import type { LaneConfig } from '@beacon/domain';
import { authHeaders } from './credentials/auth-headers.js';
import { awsKeysOf, signature, signingRegion } from './sigv4.js';
import type { WireRequest } from './speaker.js';

/** The headers of a lane's requests, its secret's among them. */
export class LaneRequests {
  readonly #origin: string;
  readonly #headers: Readonly<Record<string, string>>;
  /** Null where nothing is signed. */
  readonly #signingRegion: string | null;

  /** @throws SigningError when requests are to be signed for a region that the lane does not name. */
  constructor(private readonly lane: LaneConfig) {
    this.#origin = new URL(lane.baseUrl).origin;
    this.#signingRegion = lane.auth.kind === 'sigv4' ? signingRegion(lane) : null;
    this.#headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      'accept-encoding': 'identity',
    };
  }

  /** @throws SigningError when the secret is no pair of AWS keys and should be. */
  async headers(
    { path, headers, body }: WireRequest,
    secret: string | null,
  ): Promise<Readonly<Record<string, string>>> {
    const plain = { ...this.#headers, ...headers, ...this.lane.headers };
    if (this.#signingRegion === null) return { ...plain, ...authHeaders(this.lane.auth, secret) };
    const unsigned = { url: this.#origin + path, body };
    return { ...plain, ...(await signature(unsigned, awsKeysOf(secret), this.#signingRegion)) };
  }
}
