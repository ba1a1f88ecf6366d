import type { RegionEvidence } from '@beacon/contracts';
import type { ExpectedEvidence, LaneConfig } from '@beacon/domain';
import { laneConfig } from '@beacon/testing';
import { describe, expect, it } from '@jest/globals';
import { Expectations, expectationsOf } from './region-evidence.js';

const EVIDENCE: RegionEvidence = {
  executorRegion: 'us-east',
  executorId: 'us-east-vm-1',
  node: 'node-7',
  pod: null,
  provider: 'openai-compatible',
  endpointHost: 'api.example.com:8443',
  providerModel: 'llama',
  servedModel: 'llama3.2-1b-instruct',
  systemFingerprint: 'fp_1',
  providerRegion: 'us-east-1',
  providerRequestId: null,
  edgeHeaders: { 'cf-ray': '8f1-IAD' },
};

function contradiction(
  expected: Partial<ExpectedEvidence>,
  evidence: Partial<RegionEvidence> = {},
  hasAnswer = true,
): string | null {
  const sut = new Expectations({ patterns: {}, edgeHeaders: {}, required: [], ...expected });
  return sut.contradiction({ ...EVIDENCE, ...evidence }, hasAnswer);
}

describe(Expectations, () => {
  it('finds nothing to say where nothing is expected, or everything is as expected', () => {
    expect(contradiction({})).toBeNull();
    expect(
      contradiction({
        patterns: {
          provider_region: '^US-EAST',
          served_model: '^llama3\\.2',
          system_fingerprint: '^fp_\\d$',
          endpoint_host: '^api\\.',
          node: '^node-\\d$',
        },
        edgeHeaders: { 'cf-ray': '-iad$' },
        required: ['provider_region', 'system_fingerprint'],
      }),
    ).toBeNull();
  });

  it.each([
    ['provider_region', 'us-east-1'],
    ['served_model', 'llama3.2-1b-instruct'],
    ['system_fingerprint', 'fp_1'],
    ['endpoint_host', 'api.example.com:8443'],
    ['node', 'node-7'],
  ] as const)('names %s, its value and the pattern', (field, value) => {
    expect(contradiction({ patterns: { [field]: '^nothing$' } })).toBe(
      `${field} is '${value}', expected /^nothing$/`,
    );
  });

  it('holds edge headers against their patterns', () => {
    expect(contradiction({ edgeHeaders: { 'cf-ray': '-DUB$', via: 'x' } })).toBe(
      "edge header cf-ray is '8f1-IAD', expected /-DUB$/",
    );
  });

  it('contradicts nothing with what is not said, unless it is required and there is an answer', () => {
    const expected = { patterns: { served_model: '^llama' }, required: ['served_model'] as const };
    const silent = { servedModel: null };
    expect(contradiction({ patterns: expected.patterns }, silent)).toBeNull();
    expect(contradiction(expected, silent)).toBe('served_model is required and missing');
    expect(contradiction(expected, silent, false)).toBeNull();
  });

  const expected = (change: Partial<LaneConfig>) =>
    expectationsOf(laneConfig({ region: 'us-east', model: 'm', ...change }));

  it('holds the upstream of a router against the pin, and against a pattern', () => {
    const evidence = (upstream?: string) =>
      upstream === undefined ? EVIDENCE : { ...EVIDENCE, upstream };
    const routed = (...upstream: string[]) => expected({ settings: { openRouter: { upstream } } });
    const pinned = routed('azure', 'amazon-bedrock');
    expect(pinned.contradiction(evidence('Amazon Bedrock'), true)).toBeNull();
    expect(pinned.contradiction(evidence(), true)).toBeNull();
    expect(pinned.contradiction(evidence('DeepInfra'), false)).toBe(
      "upstream is 'DeepInfra', pinned to azure, amazon-bedrock",
    );
    expect(routed().contradiction(evidence('DeepInfra'), true)).toBeNull();
    expect(contradiction({ patterns: { upstream: '^azure$' } }, evidence('OpenAI'))).toBe(
      "upstream is 'OpenAI', expected /^azure$/",
    );
    expect(contradiction({ required: ['upstream'] })).toBe('upstream is required and missing');
  });

  it.each([
    ['azure-openai', 'westeurope', 'West Europe', null],
    ['azure-openai', 'eastus2', 'East US 2', null],
    ['azure-openai', 'eastus2', 'East US', "provider_region is 'East US', asked for eastus2"],
    ['azure-openai', 'eastus2', null, null],
    ['azure-openai', null, 'East US', null],
    ['anthropic', 'us', 'us', null],
    ['anthropic', 'global', 'us', null],
    ['anthropic', 'us', 'global', "provider_region is 'global', asked for us"],
    // Where it stands is said by who runs it, in words of their own.
    ['litellm', 'eu-central-1', 'West Europe', null],
  ] as const)('holds what %s says against the region %s: %s', (provider, asked, told, reason) => {
    const sut = expected({ provider, providerRegion: asked });
    expect(sut.contradiction({ ...EVIDENCE, providerRegion: told }, true)).toBe(reason);
  });

  it('tells all reasons, within 500 characters', () => {
    const reason = contradiction(
      {
        patterns: { node: '^x$', served_model: '^y$', system_fingerprint: '^z$' },
        edgeHeaders: { 'cf-ray': '^r$' },
      },
      { servedModel: 'm'.repeat(300), node: 'n'.repeat(200), systemFingerprint: 'f'.repeat(300) },
    );
    expect(reason).toContain(`served_model is '${'m'.repeat(150)}', expected /^y$/; `);
    expect(reason?.length).toBeLessThanOrEqual(500);
  });
});
