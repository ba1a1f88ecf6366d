import { describe, expect, it } from '@jest/globals';
import { bearer, env, faultsOf, firstOf, lanesOf } from './lane-entry.fixture.js';

describe('Azure OpenAI', () => {
  it('is asked by deployment, at a resource that may differ by region', () => {
    const lanes = lanesOf(
      'provider: azure-openai, provider_region: { us-east: eastus2, eu-west: westeurope }, ' +
        "resource: 'contoso-{provider_region}', provider_model: gpt-4o-mini, deployment: { us-east: mini-us, eu-west: mini-eu }",
    );
    expect(lanes.map(({ baseUrl, settings }) => [baseUrl, settings.azure])).toEqual([
      ['https://contoso-eastus2.openai.azure.com', { deployment: 'mini-us', apiVersion: 'v1' }],
      ['https://contoso-westeurope.openai.azure.com', { deployment: 'mini-eu', apiVersion: 'v1' }],
    ]);
    expect(lanes[0]).toMatchObject({
      protocol: 'azure-openai',
      auth: { kind: 'header', name: 'api-key' },
      credential: env('AZURE_OPENAI_API_KEY'),
      providerModel: 'gpt-4o-mini',
    });
  });

  it('takes the name of the model for the deployment, a dated version, and tokens of Entra ID', () => {
    const lane = firstOf(
      'provider: azure-openai, resource: contoso, api_version: 2024-10-21, auth: bearer, ' +
        'credentials: { command: [az, account, get-access-token], lifetime: 30m }',
    );
    expect(lane).toMatchObject({
      settings: { azure: { deployment: 'm', apiVersion: '2024-10-21' } },
      auth: bearer,
      credential: {
        kind: 'command',
        argv: ['az', 'account', 'get-access-token'],
        lifetimeMs: 1_800_000,
      },
    });
  });

  it.each([
    ['', 'lanes[0].resource: is missing, give the name of the Azure resource, or base_url'],
    [
      "provider_region: { us-east: a }, resource: 'c-{provider_region}'",
      'lanes[0].provider_region: has nothing for the region eu-west, add it',
    ],
    [
      "resource: 'c-{provider_region}'",
      'lanes[0].resource: has {provider_region}, and the lane says none: give it',
    ],
    [
      'resource: c.example',
      'lanes[0].resource: must be the name of an Azure resource: letters, digits and "-", in which {region} and {provider_region} may stand',
    ],
    [
      'resource: contoso, api_version: latest',
      'lanes[0].api_version: must be v1, preview or a date such as 2024-10-21 or 2025-04-01-preview',
    ],
    [
      'resource: contoso, deployment: a/b',
      'lanes[0].deployment: must be the name of an Azure deployment: letters, digits and "._-", at most 64',
    ],
  ])('refuses %s', (more, fault) => {
    expect(faultsOf(`provider: azure-openai, ${more}`)).toEqual([fault]);
  });
});

describe('Bedrock', () => {
  it('signs with the usual keys, with others beside a name, or sends a key of its own', () => {
    const region = 'provider: bedrock, provider_region: us-east-1';
    expect(firstOf(region)).toMatchObject({
      auth: { kind: 'sigv4' },
      credential: env('AWS_ACCESS_KEY_ID'),
      withoutSampling: ['seed'],
    });
    expect(firstOf(`${region}, api_key_env: EU_AWS_ACCESS_KEY_ID`).credential).toEqual(
      env('EU_AWS_ACCESS_KEY_ID'),
    );
    expect(firstOf(`${region}, auth: bearer`)).toMatchObject({
      auth: bearer,
      credential: env('AWS_BEARER_TOKEN_BEDROCK'),
    });
    expect(faultsOf(`${region}, api_key_env: BEDROCK_KEY`)).toEqual([
      "lanes[0].api_key_env: must end in ACCESS_KEY_ID: the secret key and the session token are read from the variables beside it; a key of Bedrock's own takes auth: bearer",
    ]);
    expect(faultsOf(`${region}, api_key_env: null`)).toEqual([
      'lanes[0].api_key_env: must name a variable: every request is signed by a pair of keys',
    ]);
    expect(faultsOf(`${region}, auth: { header: x-api-key }`)).toEqual([
      'lanes[0].auth: is no way of bedrock, allowed are sigv4 and bearer',
    ]);
  });
});

describe('Vertex', () => {
  it('needs a region, a project and a token', () => {
    expect(faultsOf('provider: vertex').map((fault) => fault.split(':')[0])).toEqual([
      'lanes[0].provider_region',
      'lanes[0].credentials',
      'lanes[0].project',
    ]);
    const lane = firstOf(
      'provider: vertex, provider_region: us-central1, project: my-project, ' +
        'credentials: { command: [gcloud, auth, print-access-token] }',
    );
    expect(lane).toMatchObject({
      settings: { vertex: { project: 'my-project' } },
      credential: { kind: 'command', lifetimeMs: 3_000_000 },
    });
  });
});

describe('OpenRouter', () => {
  it('is pinned to an upstream, and not loaded without one unless the file says so', () => {
    expect(firstOf('provider: openrouter, upstream: [azure]').settings).toEqual({
      openRouter: { upstream: ['azure'] },
    });
    expect(firstOf('provider: openrouter, allow_unpinned: true').settings).toEqual({
      openRouter: { upstream: [] },
    });
    expect(faultsOf('provider: openrouter')).toEqual([
      'lanes[0].upstream: is missing: without it OpenRouter serves from whatever provider it likes at the moment, and who serves is part of the evidence; name the provider, such as [azure], or write allow_unpinned: true',
    ]);
    expect(faultsOf('provider: openrouter, allow_unpinned: false')).toHaveLength(1);
    expect(faultsOf('provider: openrouter, upstream: [a], allow_unpinned: true')).toEqual([
      'lanes[0].allow_unpinned: contradicts upstream, give one',
    ]);
    expect(faultsOf('provider: openrouter, upstream: []')).toEqual([
      'lanes[0].upstream: must be a list of 1 to 10 providers as OpenRouter names them in its routes, such as azure or google-vertex/europe',
    ]);
  });
});

describe("a provider's own settings", () => {
  it.each([
    ['provider: openai, deployment: x', '{}', 'lanes[0].deployment', 'azure-openai', 'openai'],
    ['provider: ollama, upstream: [x]', '{}', 'lanes[0].upstream', 'openrouter', 'ollama'],
    [
      'base_url: "${HOST}"',
      '{ project: my-project }',
      'defaults.project',
      'vertex',
      'openai-compatible',
    ],
  ])('are refused at another: %s, %s', (lane, defaults, field, owner, provider) => {
    expect(faultsOf(lane, defaults)).toEqual([
      `${field}: belongs to the provider ${owner}, and this is ${provider}: leave it out`,
    ]);
  });

  it('go from the defaults to lanes of the same provider', () => {
    const defaults =
      '{ provider: openrouter, upstream: [azure], api_key_env: ROUTER_KEY, timeout: 9s }';
    expect(firstOf('concurrency: 2', defaults)).toMatchObject({
      provider: 'openrouter',
      settings: { openRouter: { upstream: ['azure'] } },
      credential: env('ROUTER_KEY'),
      timeoutMs: 9_000,
    });
  });

  it('go to no lane of another, and least of all the key', () => {
    const defaults =
      '{ provider: openai, api_key_env: SECRET, headers: { x-org: a }, extra_body: { user: a }, timeout: 9s }';
    expect(firstOf('provider: ollama', defaults)).toMatchObject({
      baseUrl: 'http://127.0.0.1:11434/v1',
      credential: { kind: 'none' },
      headers: {},
      extraBody: {},
      timeoutMs: 9_000,
    });
    const plain = '{ base_url: "https://own.example/v1", api_key_env: SECRET }';
    expect(firstOf('provider: openai', plain)).toMatchObject({
      baseUrl: 'https://api.openai.com/v1',
      credential: env('OPENAI_API_KEY'),
    });
    expect(firstOf('provider: beacon-router', plain)).toMatchObject({
      baseUrl: 'https://own.example/v1',
      credential: env('SECRET'),
    });
  });
});
