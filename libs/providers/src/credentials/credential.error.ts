import type { LaneConfig } from '@beacon/domain';

/** A lane has no secret just now. The message names the lane and where the secret comes from, never the secret. */
export class CredentialError extends Error {
  override readonly name = 'CredentialError';

  /** @param what what is wrong, and what to do. */
  constructor({ region, model }: Pick<LaneConfig, 'region' | 'model'>, what: string) {
    super(`lane ${region} ${model}: ${what}`);
  }
}
