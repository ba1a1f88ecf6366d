import { SAMPLING_PARAMETERS } from '@beacon/domain';
import type { LaneConfig } from '@beacon/domain';
import type { LaneSettings } from './lane-settings.js';
import { knownSampling, NAMES_MAX_TOKENS } from './presets/model-sampling.js';

/** What of a job's sampling is not sent to a lane's model, and where the limit of its answers stands. */
export function samplingOf(
  settings: LaneSettings,
  providerModel: string,
): Pick<LaneConfig, 'withoutSampling' | 'maxTokensField'> {
  const { protocol, withoutSampling: never = [] } = settings.preset;
  const known = knownSampling(providerModel);
  const refused = settings.get('without_sampling') ?? known.without;
  const field = settings.get('max_tokens_field');
  if (field !== undefined && !NAMES_MAX_TOKENS.has(protocol)) {
    const rule = `is for providers that speak OpenAI's protocol, and ${settings.provider} does not: leave it out`;
    settings.refuse('max_tokens_field', rule);
  }
  return {
    withoutSampling: SAMPLING_PARAMETERS.filter(
      (parameter) => never.includes(parameter) || refused.includes(parameter),
    ),
    maxTokensField: field ?? (NAMES_MAX_TOKENS.has(protocol) ? known.maxTokensField : 'max_tokens'),
  };
}
