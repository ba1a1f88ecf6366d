import { PROVIDERS } from '@beacon/domain';
import { describe, expect, it } from '@jest/globals';
import { bearer, env, faultsOf, firstOf, lanesOf } from './lane-entry.fixture.js';
import { PRESETS } from './presets.js';

describe('a preset', () => {
  it.each([
    ['openai', 'openai-compatible', 'https://api.openai.com/v1', bearer, env('OPENAI_API_KEY')],
    ['mistral', 'openai-compatible', 'https://api.mistral.ai/v1', bearer, env('MISTRAL_API_KEY')],
    [
      'gemini',
      'gemini',
      'https://generativelanguage.googleapis.com/v1beta',
      { kind: 'header', name: 'x-goog-api-key' },
      env('GEMINI_API_KEY'),
    ],
    [
      'anthropic',
      'anthropic',
      'https://api.anthropic.com/v1',
      { kind: 'header', name: 'x-api-key' },
      env('ANTHROPIC_API_KEY'),
    ],
    ['ollama', 'openai-compatible', 'http://127.0.0.1:11434/v1', bearer, { kind: 'none' }],
    ['vllm', 'openai-compatible', 'http://127.0.0.1:8000/v1', bearer, { kind: 'none' }],
    ['llama-cpp', 'openai-compatible', 'http://127.0.0.1:8080/v1', bearer, { kind: 'none' }],
    ['litellm', 'openai-compatible', 'http://127.0.0.1:4000/v1', bearer, env('LITELLM_API_KEY')],
  ])('fills in all that %s needs', (provider, protocol, baseUrl, auth, credential) => {
    expect(firstOf(`provider: ${provider}`)).toMatchObject({
      provider,
      protocol,
      baseUrl,
      auth,
      credential,
      providerModel: 'm',
      providerRegion: null,
      settings: {},
    });
  });

  it('is there for every provider, at an address that is encrypted or this machine', () => {
    const addresses = PROVIDERS.flatMap((provider) => {
      const { plain, regional, special = {} } = PRESETS[provider].address;
      return [plain, regional, ...Object.values(special)].filter((address) => address !== null);
    });
    expect(
      addresses.filter((address) => !/^(https:|http:\/\/127\.0\.0\.1:)/.test(address)),
    ).toEqual([]);
    expect(addresses.length).toBeGreaterThan(12);
  });

  it('gives way to every field that the file gives', () => {
    const lane = firstOf(
      'provider: anthropic, base_url: "${HOST}/proxy", api_key_env: OWN_KEY, auth: bearer, provider_model: claude',
    );
    expect(lane).toMatchObject({
      protocol: 'anthropic',
      baseUrl: 'https://own.example/proxy',
      credential: env('OWN_KEY'),
      auth: bearer,
      providerModel: 'claude',
    });
    expect(firstOf('provider: openai, api_key_env: null').credential).toEqual({ kind: 'none' });
  });
});

describe('a region of the provider', () => {
  it.each([
    ['openai', 'eu', 'https://eu.api.openai.com/v1'],
    ['mistral', 'us', 'https://api.us.mistral.ai/v1'],
    ['openrouter, upstream: [azure]', 'eu', 'https://eu.openrouter.ai/api/v1'],
    ['bedrock', 'eu-central-1', 'https://bedrock-runtime.eu-central-1.amazonaws.com'],
    [
      'vertex, project: my-project, api_key_env: TOKEN',
      'europe-west4',
      'https://europe-west4-aiplatform.googleapis.com/v1',
    ],
    [
      'vertex, project: my-project, api_key_env: TOKEN',
      'global',
      'https://aiplatform.googleapis.com/v1',
    ],
    [
      'vertex, project: my-project, api_key_env: TOKEN',
      'eu',
      'https://aiplatform.eu.rep.googleapis.com/v1',
    ],
  ])('of %s, %s, has an address of its own', (provider, providerRegion, baseUrl) => {
    const lane = firstOf(`provider: ${provider}, provider_region: ${providerRegion}`);
    expect(lane).toMatchObject({ providerRegion, baseUrl });
  });

  it('may be another for each region of an entry, as may what the model is called there', () => {
    const lanes = lanesOf(
      'provider: bedrock, provider_region: { us-east: us-east-1, eu-west: eu-west-1 }, ' +
        'provider_model: { us-east: us.vendor.m, eu-west: eu.vendor.m }',
    );
    expect(lanes.map((lane) => [lane.baseUrl, lane.providerModel])).toEqual([
      ['https://bedrock-runtime.us-east-1.amazonaws.com', 'us.vendor.m'],
      ['https://bedrock-runtime.eu-west-1.amazonaws.com', 'eu.vendor.m'],
    ]);
  });

  it('is put into an address of the file, and may be named after the region', () => {
    const lanes = lanesOf(
      "provider: litellm, provider_region: '{region}-1', base_url: 'https://{provider_region}.own.example/v1'",
    );
    expect(lanes.map(({ baseUrl }) => baseUrl)).toEqual([
      'https://us-east-1.own.example/v1',
      'https://eu-west-1.own.example/v1',
    ]);
  });

  it('is asked by a field of the body where the address is the same for all', () => {
    const lane = firstOf('provider: anthropic, provider_region: us, extra_body: { metadata: {} }');
    expect(lane.extraBody).toEqual({ inference_geo: 'us', metadata: {} });
    expect(firstOf('provider: anthropic').extraBody).toEqual({});
  });

  it.each([
    [
      'provider: openai, provider_region: mars',
      'lanes[0].provider_region: "mars" is no region of openai that is known, allowed are us, eu, ae, au, in, jp; for another, give its base_url',
    ],
    [
      'provider: gemini, provider_region: eu',
      'lanes[0].provider_region: gemini has one address for all regions, leave it out or give a base_url of your own',
    ],
    [
      'provider: bedrock',
      'lanes[0].provider_region: is missing, give the region of bedrock that is asked, such as eu-central-1',
    ],
    [
      'provider: bedrock, provider_region: { us-east: us-east-1 }',
      'lanes[0].provider_region: has nothing for the region eu-west, add it',
    ],
    [
      'provider: bedrock, provider_region: { us-east: a, eu-west: b, mars: c }',
      'lanes[0].provider_region.mars: unknown region "mars", allowed are us-east, eu-west',
    ],
    [
      'provider: bedrock, provider_region: EU.Central',
      "lanes[0].provider_region: must be the provider's own name of a region, such as eu-central-1",
    ],
    [
      "provider: vllm, base_url: 'https://{provider_region}.own.example'",
      'lanes[0].base_url: has {provider_region}, and the lane says no provider_region: give it',
    ],
  ])('is refused in %s', (lane, fault) => {
    expect(faultsOf(lane)).toEqual([fault]);
  });
});
