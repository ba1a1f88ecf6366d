import type { LaneConfig } from '@beacon/domain';
import { anthropic } from './anthropic.protocol.js';
import { NO_SECRET } from './carried-protocol.js';
import type { CarriedProtocol } from './carried-protocol.js';
import { bodyOf } from './request-body.js';
import { vertexAddress } from './vertex-address.js';

/** Vertex AI's name of the Messages API that it serves. */
const VERSION = 'vertex-2023-10-16';

/** Whether a lane at Vertex AI asks one of Anthropic's models. */
export function asksClaude({ providerModel }: Pick<LaneConfig, 'providerModel'>): boolean {
  return providerModel.startsWith('claude-');
}

/** `POST …/publishers/anthropic/models/{model}:rawPredict`: Anthropic's models at Vertex AI. */
export const vertexClaude: CarriedProtocol = {
  ...anthropic,
  // Not known there, so that it is an error unless the lane leaves it out: no preset of Vertex AI does.
  takes: [...anthropic.takes, 'seed'],

  async model(lane, fetch) {
    const { createAnthropic } = await import('@ai-sdk/anthropic');
    const baseURL = vertexAddress(lane, 'anthropic');
    const address = `${baseURL}/models/${lane.providerModel}:rawPredict`;
    const provider = createAnthropic({
      baseURL,
      apiKey: NO_SECRET,
      fetch: async (_url, init) => fetch(address, rawPredict(init)),
    });
    return provider.languageModel(lane.providerModel);
  },
};

/** The model stands in the address there, and the version in the body. */
function rawPredict(init: RequestInit = {}): RequestInit {
  const { model: _, ...body } = bodyOf(init);
  const headers = new Headers(init.headers);
  headers.delete('anthropic-version');
  return { ...init, headers, body: JSON.stringify({ anthropic_version: VERSION, ...body }) };
}
