import { mistralAnswer, mistralError } from '@beacon/testing';
import { classifyOutcome } from '@beacon/classification';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlayedClient, TASK } from '../played-lanes.fixture.js';
import { PLAYED_OPENAI } from './played-openai.fixture.js';

describe('Mistral', () => {
  let sut: PlayedClient;
  beforeAll(async () => {
    sut = await PlayedClient.start(PLAYED_OPENAI.mistral);
  });
  afterAll(async () => sut.stop());

  it('is asked with the names that it knows', async () => {
    sut.player.answerBy(() => mistralAnswer({ content: 'Paris.' }));
    const sampling = { temperature: 0, maxTokens: 50, seed: 7, topP: 0.9 };
    expect(await sut.answer({ sampling }, { extraBody: { safe_prompt: true } })).toMatchObject({
      text: 'Paris.',
      inputTokens: 21,
      evidence: {
        servedModel: 'mistral-small-2506',
        systemFingerprint: null,
        edgeHeaders: { 'cf-ray': '8f0a1b2c3d4e5f60-CDG' },
      },
    });
    expect(sut.sent).toEqual({
      model: 'mistral-small-latest',
      messages: expect.anything(),
      temperature: 0,
      top_p: 0.9,
      random_seed: 7,
      max_tokens: 50,
      stream: false,
      safe_prompt: true,
    });
  });

  it('shows what a model thought among the parts of its answer', async () => {
    const content = [
      {
        type: 'thinking',
        thinking: [
          { type: 'text', text: 'France: ' },
          { type: 'text', text: 'Paris.' },
        ],
      },
      { type: 'text', text: 'Paris.' },
    ];
    sut.player.answerBy(() => mistralAnswer({ content }));
    expect(await sut.answer()).toMatchObject({
      text: 'Paris.',
      evidence: { reasoning: 'France: Paris.' },
    });
  });

  it.each([
    ['length', 'truncated'],
    ['model_length', 'truncated'],
    ['content_filter', 'blocked_output'],
  ])('ends an answer by %s', async (reason, outcome) => {
    sut.player.answerBy(() => mistralAnswer({ content: 'The capital' }, reason));
    expect(classifyOutcome(await sut.answer()).outcome).toBe(outcome);
  });

  it('names its errors, which are the body itself', async () => {
    expect(await sut.failure({}, {}, 'other')).toMatchObject({
      kind: 'permanent',
      code: 'unauthorized',
      message: 'Unauthorized',
    });
    expect(await sut.failure({}, { providerModel: 'gone' })).toMatchObject({
      kind: 'permanent',
      code: 'model_not_found',
      message: 'Invalid model: gone',
    });
    const refused = await sut.failure({}, { extraBody: { reasoning_effort: 'low' } });
    expect(refused).toMatchObject({ kind: 'permanent', code: 'parameter_refused' });
    expect(refused.message).toContain('body.reasoning_effort: Extra inputs are not permitted');
  });

  it.each([
    [
      mistralError(400, {
        message:
          'Prompt contains 200000 tokens and 0 draft tokens, too large for model with 131072 maximum context length',
        type: 'invalid_request_prompt_too_long',
        code: '3051',
      }),
      'permanent',
      'context_length_exceeded',
      null,
    ],
    [
      mistralError(429, { message: 'Rate limit exceeded', type: 'rate_limited', code: '1300' }),
      'throttled',
      'rate_limited',
      null,
    ],
    [
      mistralError(
        429,
        { message: 'Rate limit exceeded', type: 'rate_limited', code: '1300' },
        { 'x-ratelimit-remaining-req-minute': '0', 'x-ratelimit-reset-req-minute': '21' },
      ),
      'throttled',
      'rate_limited',
      21_000,
    ],
    [
      mistralError(429, {
        message: 'Service tier capacity exceeded for this model.',
        type: 'service_tier_capacity_exceeded',
        code: '3505',
      }),
      'throttled',
      'rate_limited',
      null,
    ],
    [
      { status: 402, body: { detail: 'You have no credits left' } },
      'quota',
      'quota_exhausted',
      null,
    ],
    [
      { status: 500, body: { object: 'error', message: 'Service unavailable.' } },
      'transient',
      'provider_error',
      null,
    ],
  ])('names errors and limits: %#', async (reply, kind, code, retryAfterMs) => {
    sut.player.answerBy(() => reply);
    expect(await sut.failure(TASK)).toMatchObject({ kind, code, retryAfterMs });
  });
});
