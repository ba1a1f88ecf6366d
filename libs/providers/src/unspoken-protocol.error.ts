import type { LaneConfig } from '@beacon/domain';

/** A lane of the region asks for a protocol that this executor does not speak. */
export class UnspokenProtocolError extends Error {
  override readonly name = 'UnspokenProtocolError';

  constructor({ region, model, provider, protocol }: LaneConfig, spoken: readonly string[]) {
    super(
      `lane ${region} ${model}: the protocol ${protocol} of the provider ${provider} is not spoken by this executor: ` +
        `give the lane a provider of another protocol (${spoken.join(', ')}), or leave it out`,
    );
  }
}
