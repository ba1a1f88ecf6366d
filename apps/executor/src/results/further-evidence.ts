import type { ExecuteTaskV1, RegionEvidence } from '@beacon/contracts';
import { leftOutOf, storableText } from '@beacon/domain';
import type { LaneConfig } from '@beacon/domain';
import type { ProviderEvidence } from '@beacon/providers';

/** Limits of the contract, in characters and entries. */
const LABEL_LIMIT = 300;
const REASONING_LIMIT = 20_000;
const FILTERS_LIMIT = 40;
const CATEGORY_LIMIT = 60;
const SEVERITY_LIMIT = 20;

/** The way that a request took, as far as there is something to say. */
export function routeOf(
  { providerRegion, settings }: LaneConfig,
  { upstream }: ProviderEvidence,
): Pick<RegionEvidence, 'askedRegion' | 'upstream' | 'unpinned'> {
  return {
    ...(providerRegion === null ? {} : { askedRegion: providerRegion }),
    ...(upstream === null ? {} : { upstream: storableText(upstream, LABEL_LIMIT).text }),
    ...(settings.openRouter?.upstream.length === 0 ? { unpinned: true } : {}),
  };
}

/** What of a job's sampling its lane does not send, if anything. */
export function samplingLeftOut(
  { withoutSampling }: Pick<LaneConfig, 'withoutSampling'>,
  sampling: ExecuteTaskV1['sampling'],
): Pick<RegionEvidence, 'leftOut'> {
  const leftOut = leftOutOf(withoutSampling, sampling);
  return leftOut.length === 0 ? {} : { leftOut: [...leftOut] };
}

/** What the provider tells beside the answer: what its filters found, and what the model wrote before it answered. */
export function thoughtsOf({
  filters,
  reasoning,
  reasoningTokens,
}: ProviderEvidence): Pick<RegionEvidence, 'filters' | 'reasoning' | 'reasoningTokens'> {
  return {
    ...(filters.length === 0 ? {} : { filters: filters.slice(0, FILTERS_LIMIT).map(storable) }),
    ...(reasoning === null ? {} : { reasoning: storableText(reasoning, REASONING_LIMIT).text }),
    ...(reasoningTokens === null ? {} : { reasoningTokens }),
  };
}

function storable<Finding extends ProviderEvidence['filters'][number]>(found: Finding): Finding {
  const { category, severity } = found;
  return {
    ...found,
    category: storableText(category, CATEGORY_LIMIT).text,
    severity: severity === null ? null : storableText(severity, SEVERITY_LIMIT).text,
  };
}
