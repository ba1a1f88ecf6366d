import { laneConfig } from '@beacon/testing';
import { describe, expect, it } from '@jest/globals';
import { ModelClients } from './model-clients.js';

const credential = { current: async () => null };

describe(ModelClients, () => {
  it('refuses at the start a lane whose protocol is not spoken, and says what to do', () => {
    const lane = laneConfig({
      region: 'us-east',
      model: 'm',
      provider: 'bedrock',
      protocol: 'bedrock',
    });
    expect(() => new ModelClients([{ lane, credential }])).toThrow(
      'lane us-east m: the protocol bedrock of the provider bedrock is not spoken by this executor: ' +
        'give the lane a provider of another protocol (openai-compatible, beacon-router), or leave it out',
    );
  });
});
