import { SAMPLING_PARAMETERS } from '@beacon/domain';
import type { LaneConfig, OpenRouterSettings, SamplingParameter } from '@beacon/domain';
import { withExtraBody } from '../merge-body.js';
import type { AskedTask } from '../protocol.js';
import { samplingOf } from '../sampling.js';

type Fields = Readonly<Record<string, unknown>>;

/** The body of a chat completion, as the lane's provider takes it. */
export function chatRequest(task: AskedTask, lane: LaneConfig): Fields {
  const { azure, openRouter } = lane.settings;
  const system = task.systemPrompt === null ? [] : [{ role: 'system', content: task.systemPrompt }];
  const body = {
    model: azure?.deployment ?? lane.providerModel,
    messages: [...system, { role: 'user', content: task.prompt }],
    ...samplingFields(task, lane),
    ...(openRouter === undefined ? {} : { provider: routeOf(openRouter) }),
    stream: false,
  };
  return withExtraBody(body, lane.extraBody);
}

function samplingFields(task: AskedTask, lane: LaneConfig): Fields {
  const sampling = samplingOf(task, lane, SAMPLING_PARAMETERS);
  return Object.fromEntries(
    Object.entries(sampling).map(([name, value]) => [
      fieldOf(name as SamplingParameter, lane),
      value,
    ]),
  );
}

function fieldOf(parameter: SamplingParameter, { provider, maxTokensField }: LaneConfig): string {
  if (parameter === 'max_tokens') return maxTokensField;
  // Mistral refuses fields that it does not know, and knows this one by another name.
  return parameter === 'seed' && provider === 'mistral' ? 'random_seed' : parameter;
}

/**
 * Where OpenRouter may send a request on to: to the lane's upstreams and nowhere else. A provider that does not know a parameter is
 * none that may serve, or it would be left out there in silence.
 */
function routeOf({ upstream }: OpenRouterSettings): Fields {
  const pin = upstream.length === 0 ? {} : { order: upstream, only: upstream };
  return {
    ...pin,
    ...(upstream.length === 0 ? {} : { allow_fallbacks: false }),
    require_parameters: true,
  };
}
