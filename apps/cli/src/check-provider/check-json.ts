import { terminalJson } from '@beacon/domain';
import type { LaneCheck } from './check-lane.js';
import { isSound } from './check-text.js';

/** What was found of a lane, on one line, for scripts. No secret is in it. */
export function laneJson(check: LaneCheck): string {
  const { lane, findings, attempt, limits } = check;
  const { region, model, provider, protocol, baseUrl, providerModel, providerRegion } = lane;
  return `${terminalJson(
    JSON.stringify({
      region,
      model,
      provider,
      protocol,
      base_url: baseUrl,
      provider_model: providerModel,
      provider_region: providerRegion,
      ok: isSound(check),
      findings,
      call: attempt === null ? null : callOf(attempt),
      limits,
    }),
  )}\n`;
}

function callOf({ outcome }: NonNullable<LaneCheck['attempt']>): unknown {
  const { evidence, startedAt, completedAt } = outcome;
  return {
    latency_ms: completedAt.getTime() - startedAt.getTime(),
    served_model: evidence.servedModel,
    provider_region: evidence.providerRegion,
    provider_request_id: evidence.providerRequestId,
    edge_headers: evidence.edgeHeaders,
    ...(outcome.kind === 'answered'
      ? {
          answer: outcome.answer.text,
          finish_reason: outcome.answer.finishReason,
          content_filter: outcome.answer.contentFilter,
          input_tokens: outcome.answer.inputTokens,
          output_tokens: outcome.answer.outputTokens,
          reasoning_tokens: evidence.reasoningTokens,
          error: null,
        }
      : { error: outcome.failure }),
  };
}
