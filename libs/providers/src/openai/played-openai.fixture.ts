import { azureApi, laneConfig, mistralApi, openAiApi, openRouterApi } from '@beacon/testing';
import type { PlayedLane } from '../played-lanes.fixture.js';

const named = { region: 'us-east', model: 'm', timeoutMs: 5_000 };

/** Providers that speak OpenAI's protocol, as they are played, and lanes that ask them. */
export const PLAYED_OPENAI = {
  openai: {
    api: openAiApi('sk-1'),
    secret: 'sk-1',
    lane: (origin) =>
      laneConfig({
        ...named,
        provider: 'openai',
        baseUrl: `${origin}/v1`,
        providerModel: 'gpt-4o-mini',
      }),
  },
  azure: {
    api: azureApi({ deployment: 'mini-eu', key: 'azure-1', token: 'eyJ0.token' }),
    secret: 'azure-1',
    lane: (origin) =>
      laneConfig({
        ...named,
        provider: 'azure-openai',
        protocol: 'azure-openai',
        baseUrl: origin,
        providerModel: 'gpt-4o-mini',
        providerRegion: 'westeurope',
        auth: { kind: 'header', name: 'api-key' },
        settings: { azure: { deployment: 'mini-eu', apiVersion: 'v1' } },
      }),
  },
  mistral: {
    api: mistralApi('mistral-1'),
    secret: 'mistral-1',
    lane: (origin) =>
      laneConfig({
        ...named,
        provider: 'mistral',
        baseUrl: `${origin}/v1`,
        providerModel: 'mistral-small-latest',
      }),
  },
  openrouter: {
    api: openRouterApi('sk-or-1'),
    secret: 'sk-or-1',
    lane: (origin) =>
      laneConfig({
        ...named,
        provider: 'openrouter',
        baseUrl: `${origin}/api/v1`,
        providerModel: 'openai/gpt-4o-mini',
        settings: { openRouter: { upstream: ['azure'] } },
      }),
  },
} satisfies Record<string, PlayedLane>;
