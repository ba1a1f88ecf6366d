import type { LaneConfig } from '@beacon/domain';

/** A lane and the key that its provider asks for. */
export interface LaneAccess {
  readonly lane: LaneConfig;
  readonly apiKey: string | null;
}
