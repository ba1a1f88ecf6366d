import { NO_CREDENTIAL, NO_EXPECTED_EVIDENCE } from '@beacon/domain';
import type { LaneConfig } from '@beacon/domain';

/** A lane of a model at an OpenAI-compatible address where nobody listens; a part can be replaced. */
export function laneConfig(
  change: Partial<LaneConfig> & Pick<LaneConfig, 'region' | 'model'>,
): LaneConfig {
  return {
    provider: 'openai-compatible',
    protocol: 'openai-compatible',
    baseUrl: 'http://127.0.0.1:1/v1',
    privateNetwork: true,
    providerModel: change.model,
    providerRegion: null,
    credential: NO_CREDENTIAL,
    auth: { kind: 'bearer' },
    headers: {},
    extraBody: {},
    withoutSampling: [],
    maxTokensField: 'max_tokens',
    settings: {},
    concurrency: 1,
    timeoutMs: 1_000,
    prices: null,
    expectedEvidence: NO_EXPECTED_EVIDENCE,
    ...change,
  };
}
