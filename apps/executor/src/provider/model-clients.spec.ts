import { laneConfig } from '@beacon/testing';
import { describe, expect, it } from '@jest/globals';
import { ModelClients } from './model-clients.js';

const credential = { current: async () => null };

describe(ModelClients, () => {
  it('refuses at the start a lane whose protocol is not spoken, and says what to do', () => {
    const lane = laneConfig({
      region: 'us-east',
      model: 'm',
      provider: 'azure-openai',
      protocol: 'azure-openai',
    });
    expect(() => new ModelClients([{ lane, credential }])).toThrow(
      'lane us-east m: the protocol azure-openai of the provider azure-openai is not spoken by this executor: ' +
        'give the lane a provider of another protocol (openai-compatible, beacon-router, anthropic, gemini, vertex, bedrock), or leave it out',
    );
  });
});
