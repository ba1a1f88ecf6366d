import type { LaneConfig } from '@beacon/domain';
import type { CredentialSource } from './credentials/secret-source.js';

/** A lane and where the secret comes from that its provider asks for. */
export interface LaneAccess {
  readonly lane: LaneConfig;
  readonly credential: CredentialSource;
}
