import { choiceOf, openAiAnswer, openAiError } from '@beacon/testing';
import { classifyOutcome } from '@beacon/classification';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlayedClient, TASK } from '../played-lanes.fixture.js';
import { PLAYED_OPENAI } from './played-openai.fixture.js';

const NEW_MODEL = {
  providerModel: 'o3',
  withoutSampling: ['temperature', 'top_p'],
  maxTokensField: 'max_completion_tokens',
} as const;

describe('OpenAI', () => {
  let sut: PlayedClient;
  beforeAll(async () => {
    sut = await PlayedClient.start(PLAYED_OPENAI.openai);
  });
  afterAll(async () => sut.stop());

  it('is asked a question and tells where it was answered', async () => {
    sut.player.answerBy(() => openAiAnswer());
    const sampling = { ...TASK.sampling, seed: 7, topP: 0.9 };
    expect(await sut.answer({ sampling })).toMatchObject({
      text: 'Paris.',
      finishReason: 'stop',
      contentFilter: null,
      inputTokens: 21,
      outputTokens: 9,
      evidence: {
        servedModel: 'gpt-4o-mini-2024-07-18',
        systemFingerprint: 'fp_44709d6fcb',
        providerRegion: null,
        providerRequestId: 'req_7d1c7a0b6a5f4f0d9b0e',
        edgeHeaders: { 'cf-ray': '8f0a1b2c3d4e5f60-IAD', server: 'cloudflare' },
        upstream: null,
        filters: [],
        reasoning: null,
        reasoningTokens: 0,
      },
    });
    expect(sut.sent).toEqual({
      model: 'gpt-4o-mini',
      messages: [
        { role: 'system', content: TASK.systemPrompt },
        { role: 'user', content: TASK.prompt },
      ],
      temperature: 0.5,
      top_p: 0.9,
      seed: 7,
      max_tokens: 100,
      stream: false,
    });
  });

  it('is sent the headers and the fields of the lane, which take nothing from the question', async () => {
    sut.player.answerBy(() => openAiAnswer());
    await sut.answer(
      {},
      {
        headers: { 'openai-organization': 'org-1' },
        extraBody: { user: 'audit', service_tier: 'flex', temperature: 2, messages: [] },
      },
    );
    expect(sut.sent).toMatchObject({ user: 'audit', service_tier: 'flex', temperature: 0.5 });
    expect(sut.sent).toMatchObject({ messages: [{ role: 'system' }, { role: 'user' }] });
    expect(sut.player.calls[0]?.headers['openai-organization']).toBe('org-1');
  });

  it('is not sent what a reasoning model refuses', async () => {
    sut.player.answerBy(() => openAiAnswer({ model: 'o3-2025-04-16' }));
    const sampling = { ...TASK.sampling, topP: 0.9 };
    expect(await sut.answer({ sampling }, NEW_MODEL)).toMatchObject({ text: 'Paris.' });
    expect(sut.sent).toEqual({
      model: 'o3',
      messages: expect.anything(),
      max_completion_tokens: 100,
      stream: false,
    });
  });

  it.each([
    [{ maxTokensField: 'max_tokens' }, "Unsupported parameter: 'max_tokens'"],
    [{ withoutSampling: [] }, "Unsupported value: 'temperature' does not support 0.5"],
  ] as const)('says which parameter a model refuses, and what to do: %j', async (change, words) => {
    const failure = await sut.failure({}, { ...NEW_MODEL, ...change });
    expect(failure).toMatchObject({
      kind: 'permanent',
      code: 'parameter_refused',
      httpStatus: 400,
    });
    expect(failure.message).toContain(words);
    expect(failure.message).toContain("name it in the lane's without_sampling");
  });

  it('shows what a model thought apart from what it answered', async () => {
    const message = { role: 'assistant', content: 'Paris.', reasoning_content: 'France: Paris.' };
    const usage = {
      prompt_tokens: 10,
      completion_tokens: 70,
      completion_tokens_details: { reasoning_tokens: 64 },
    };
    sut.player.answerBy(() => openAiAnswer({ choices: [choiceOf('', { message })], usage }));
    expect(await sut.answer()).toMatchObject({
      text: 'Paris.',
      outputTokens: 70,
      evidence: { reasoning: 'France: Paris.', reasoningTokens: 64 },
    });
  });

  it.each([
    [
      'a filter that stopped the answer',
      openAiAnswer({ choices: [choiceOf('The', { finish_reason: 'content_filter' })] }),
      'blocked_output',
    ],
    [
      'a prompt that was flagged',
      openAiError(400, {
        message:
          'Invalid prompt: your prompt was flagged as potentially violating our usage policy. Please try again with a different prompt.',
        code: 'invalid_prompt',
      }),
      'blocked_input',
    ],
    [
      'a policy',
      openAiError(400, {
        message: 'Rejected by the safety system.',
        code: 'content_policy_violation',
      }),
      'blocked_input',
    ],
    [
      'a refusal in a field of its own',
      openAiAnswer({
        choices: [
          choiceOf(null, { message: { content: null, refusal: "I can't help with that." } }),
        ],
      }),
      'refused',
    ],
  ])('has an outcome of its own for %s', async (_what, reply, outcome) => {
    sut.player.answerBy(() => reply);
    expect(classifyOutcome(await sut.answer()).outcome).toBe(outcome);
  });

  const LONG =
    "This model's maximum context length is 128000 tokens. However, your messages resulted in 200000 tokens.";

  it.each([
    [
      openAiError(400, { message: LONG, code: 'context_length_exceeded' }),
      'permanent',
      'context_length_exceeded',
    ],
    [
      openAiError(400, { message: 'Invalid prompt: it is empty', code: 'invalid_prompt' }),
      'permanent',
      'bad_request',
    ],
    [
      openAiError(429, {
        message: 'You exceeded your current quota',
        type: 'insufficient_quota',
        code: 'insufficient_quota',
      }),
      'quota',
      'quota_exhausted',
    ],
    [
      openAiError(500, { message: 'The server had an error', type: 'server_error', code: null }),
      'transient',
      'provider_error',
    ],
    [
      openAiError(503, {
        message: 'The engine is currently overloaded',
        type: 'overloaded',
        code: null,
      }),
      'transient',
      'provider_error',
    ],
    [
      openAiError(403, {
        message: 'Country, region, or territory not supported',
        code: 'unsupported_country_region_territory',
      }),
      'permanent',
      'forbidden',
    ],
  ])('names its errors: %#', async (reply, kind, code) => {
    sut.player.answerBy(() => reply);
    expect(await sut.failure()).toMatchObject({ kind, code });
  });

  it('names a key and a model that it does not know', async () => {
    expect(await sut.failure({}, {}, 'sk-other')).toMatchObject({
      kind: 'permanent',
      code: 'unauthorized',
    });
    expect(await sut.failure({}, { providerModel: 'gone' })).toMatchObject({
      kind: 'permanent',
      code: 'model_not_found',
      httpStatus: 404,
    });
  });

  const limited = (headers: Readonly<Record<string, string>>, words = 'Rate limit reached') =>
    openAiError(429, { message: words, type: 'tokens', code: 'rate_limit_exceeded' }, headers);

  it.each([
    [{ 'retry-after': '7', 'retry-after-ms': '6500' }, undefined, 6_500],
    [
      { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '8.64s' },
      undefined,
      8_640,
    ],
    [
      {
        'x-ratelimit-remaining-requests': '3',
        'x-ratelimit-reset-requests': '20ms',
        'x-ratelimit-remaining-tokens': '0',
        'x-ratelimit-reset-tokens': '1m12s',
      },
      undefined,
      72_000,
    ],
    [{}, 'Rate limit reached for gpt-4o. Please try again in 1.234s. Visit …', 1_234],
    [{}, 'Rate limit reached. Please try again in 80ms.', 80],
    [{}, 'Rate limit reached', null],
  ])('says when it may be asked again: %j %s', async (headers, words, retryAfterMs) => {
    sut.player.answerBy(() => limited(headers, words));
    expect(await sut.failure()).toMatchObject({
      kind: 'throttled',
      code: 'rate_limited',
      retryAfterMs,
    });
  });
});
