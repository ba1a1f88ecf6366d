import { AZURE_SAFE, azureAnswer, azureChoice, azureError, azureFiltered } from '@beacon/testing';
import { classifyOutcome } from '@beacon/classification';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlayedClient } from '../played-lanes.fixture.js';
import { PLAYED_OPENAI } from './played-openai.fixture.js';

const version = (apiVersion: string, deployment = 'mini-eu') => ({
  settings: { azure: { deployment, apiVersion } },
});

describe('Azure OpenAI', () => {
  let sut: PlayedClient;
  beforeAll(async () => {
    sut = await PlayedClient.start(PLAYED_OPENAI.azure);
  });
  afterAll(async () => sut.stop());

  it('is asked by its deployment, and tells its region and what its filters found', async () => {
    sut.player.answerBy(() => azureAnswer());
    const answer = await sut.answer();
    expect(answer).toMatchObject({
      text: 'Paris.',
      contentFilter: null,
      evidence: {
        servedModel: 'gpt-4o-mini-2024-07-18',
        providerRegion: 'West Europe',
        providerRequestId: '3a8b1a44-a02c-4a07-b51d-1c88acec4c4f',
        edgeHeaders: { 'x-ms-region': 'West Europe', 'x-ms-deployment-name': 'mini-eu' },
      },
    });
    const safe = { severity: 'safe', blocked: false };
    const { filters } = answer.evidence;
    expect(filters).toHaveLength(10);
    expect(filters[0]).toEqual({ side: 'input', category: 'hate', ...safe });
    expect(filters[4]).toEqual({
      side: 'input',
      category: 'jailbreak',
      severity: null,
      blocked: false,
    });
    expect(filters[5]).toEqual({ side: 'output', category: 'hate', ...safe });
    expect(sut.player.calls[0]?.path).toBe('/openai/v1/chat/completions');
    expect(sut.player.calls[0]?.headers['api-key']).toBe('azure-1');
    expect(sut.sent).toMatchObject({ model: 'mini-eu' });
  });

  it.each([
    ['preview', '/openai/v1/chat/completions?api-version=preview'],
    ['2024-10-21', '/openai/deployments/mini-eu/chat/completions?api-version=2024-10-21'],
    [
      '2025-04-01-preview',
      '/openai/deployments/mini-eu/chat/completions?api-version=2025-04-01-preview',
    ],
  ])('is asked by the version %s', async (apiVersion, path) => {
    sut.player.answerBy(() => azureAnswer());
    await sut.answer({}, version(apiVersion));
    expect(sut.player.calls.map((call) => call.path)).toEqual([path]);
  });

  it('is found at an address as its portal shows it', async () => {
    sut.player.answerBy(() => azureAnswer());
    await sut.answer({}, { baseUrl: `${sut.player.origin}/openai/v1` });
    expect(sut.player.calls[0]?.path).toBe('/openai/v1/chat/completions');
  });

  it('takes a token of Entra ID', async () => {
    sut.player.answerBy(() => azureAnswer());
    const answer = await sut.answer({}, { auth: { kind: 'bearer' } }, 'eyJ0.token');
    expect(answer.text).toBe('Paris.');
  });

  it('has an outcome for a question that its filters stopped, with what they found', async () => {
    const found = {
      violence: { filtered: true, severity: 'medium' },
      jailbreak: { filtered: false, detected: true },
    };
    sut.player.answerBy(() => azureFiltered(found));
    const answer = await sut.answer();
    expect(classifyOutcome(answer).outcome).toBe('blocked_input');
    expect(answer.evidence.filters).toEqual([
      { side: 'input', category: 'hate', severity: 'safe', blocked: false },
      { side: 'input', category: 'self_harm', severity: 'safe', blocked: false },
      { side: 'input', category: 'sexual', severity: 'safe', blocked: false },
      { side: 'input', category: 'violence', severity: 'medium', blocked: true },
      { side: 'input', category: 'jailbreak', severity: 'detected', blocked: false },
    ]);
    expect(answer.evidence.providerRegion).toBe('West Europe');
  });

  it('has one for an answer that they stopped', async () => {
    const results = { ...AZURE_SAFE, hate: { filtered: true, severity: 'high' } };
    const choice = azureChoice('', {
      finish_reason: 'content_filter',
      content_filter_results: results,
    });
    sut.player.answerBy(() => azureAnswer({ choices: [choice] }));
    const answer = await sut.answer();
    expect(classifyOutcome(answer).outcome).toBe('blocked_output');
    expect(answer.evidence.filters.filter(({ blocked }) => blocked)).toEqual([
      { side: 'output', category: 'hate', severity: 'high', blocked: true },
    ]);
  });

  it('answers although its filters could not be run, and says nothing of them', async () => {
    const results = { error: { code: 'content_filter_error', message: 'not available' } };
    sut.player.answerBy(() =>
      azureAnswer({
        choices: [azureChoice('Paris.', { content_filter_results: results })],
        prompt_filter_results: 'none',
      }),
    );
    expect((await sut.answer()).evidence.filters).toEqual([]);
  });

  it('names its errors and its limits', async () => {
    expect(await sut.failure({}, {}, 'other')).toMatchObject({
      code: 'unauthorized',
      kind: 'permanent',
    });
    expect(await sut.failure({}, version('2024-10-21', 'gone'))).toMatchObject({
      kind: 'permanent',
      code: 'model_not_found',
      message: expect.stringContaining('The API deployment for this resource does not exist'),
    });
    const words =
      'Requests to the ChatCompletions_Create Operation have exceeded token rate limit. Please retry after 26 seconds.';
    sut.player.answerBy(() =>
      azureError(429, '429', words, { 'retry-after': '26', 'retry-after-ms': '26000' }),
    );
    expect(await sut.failure()).toMatchObject({ kind: 'throttled', retryAfterMs: 26_000 });
    sut.player.answerBy(() => azureError(429, '429', words));
    expect(await sut.failure()).toMatchObject({ kind: 'throttled', retryAfterMs: 26_000 });
    const limits = { 'x-ratelimit-remaining-tokens': '-1', 'x-ratelimit-reset-tokens': '12' };
    sut.player.answerBy(() => azureError(429, 'RateLimitReached', 'slow down', limits));
    expect(await sut.failure()).toMatchObject({ kind: 'throttled', retryAfterMs: 12_000 });
    sut.player.answerBy(() =>
      azureError(403, '403', 'Out of call volume quota. Quota will be replenished in 2.12:34:56.'),
    );
    expect(await sut.failure()).toMatchObject({ kind: 'quota', code: 'quota_exhausted' });
  });
});
