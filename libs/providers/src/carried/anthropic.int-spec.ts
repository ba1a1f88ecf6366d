import { classifyOutcome } from '@beacon/classification';
import { anthropicAnswer, anthropicError } from '@beacon/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PLAYED, PlayedClient, TASK } from '../played-lanes.fixture.js';

describe('a lane at Anthropic', () => {
  let client: PlayedClient;
  beforeAll(async () => {
    client = await PlayedClient.start(PLAYED.anthropic);
  });
  beforeEach(() => client.player.answerBy(() => anthropicAnswer({})));
  afterAll(async () => client.stop());

  it('is asked as the Messages API wants it, with its own secret and nothing of the environment', async () => {
    process.env.ANTHROPIC_API_KEY = 'another key';
    await client.answer();
    delete process.env.ANTHROPIC_API_KEY;
    const [call] = client.player.calls;
    expect(client.player.refusals).toEqual([]);
    expect(client.player.calls).toHaveLength(1);
    expect(call?.path).toBe('/v1/messages');
    expect(call?.headers).toMatchObject({
      'x-api-key': 'sk-ant-1',
      'anthropic-version': '2023-06-01',
      'accept-encoding': 'identity',
    });
    expect(client.sent).toEqual({
      model: 'claude-sonnet-4-5',
      max_tokens: 100,
      temperature: 0.5,
      system: [{ type: 'text', text: TASK.systemPrompt }],
      messages: [{ role: 'user', content: [{ type: 'text', text: TASK.prompt }] }],
    });
  });

  it('tells words, model, place, request, limits and usage of an answer', async () => {
    const { evidence, ...answer } = await client.answer();
    expect(answer).toEqual({
      text: 'Paris.',
      finishReason: 'end_turn',
      contentFilter: null,
      inputTokens: 21,
      outputTokens: 9,
    });
    expect(evidence).toMatchObject({
      servedModel: 'claude-sonnet-4-5-20250929',
      providerRegion: 'us',
      providerRequestId: 'req_011CSHoEeqs5C35K2UUqR7Fy',
      edgeHeaders: { 'cf-ray': '8f0a1b2c3d4e5f60-IAD' },
    });
  });

  it('keeps what it thought apart from what it answered, and counts it', async () => {
    client.player.answerBy(() =>
      anthropicAnswer({
        content: [
          { type: 'thinking', thinking: 'The user asks.', signature: 'c2ln' },
          { type: 'redacted_thinking', data: 'c2VjcmV0' },
          { type: 'text', text: 'Par' },
          { type: 'text', text: 'is.' },
        ],
        usage: {
          input_tokens: 21,
          cache_read_input_tokens: 4,
          output_tokens: 90,
          output_tokens_details: { thinking_tokens: 81 },
          inference_geo: 'not_available',
        },
      }),
    );
    const extraBody = { thinking: { type: 'enabled', budget_tokens: 1_024 } };
    const { evidence, ...answer } = await client.answer({}, { extraBody });
    expect(client.sent).toMatchObject(extraBody);
    expect(answer).toMatchObject({ text: 'Paris.', inputTokens: 25, outputTokens: 90 });
    expect(evidence).toMatchObject({
      reasoning: 'The user asks.',
      reasoningTokens: 81,
      providerRegion: null,
    });
  });

  it('is read where parts of a kind that nobody knows yet stand in the answer', async () => {
    const content = [
      { type: 'premonition', certainty: 0.4 },
      { type: 'text', text: 'Paris.' },
    ];
    client.player.answerBy(() => anthropicAnswer({ content }));
    expect((await client.answer()).text).toBe('Paris.');
  });

  it('is blocked where its classifiers stopped the answer, whatever stands in it', async () => {
    const stopped = {
      stop_reason: 'refusal',
      stop_details: { type: 'refusal', category: 'cyber', explanation: 'No.' },
    };
    client.player.answerBy(({ number }) =>
      anthropicAnswer(number === 1 ? { ...stopped, content: [] } : stopped),
    );
    for (const text of ['', 'Paris.']) {
      const answer = await client.answer();
      expect(answer).toMatchObject({ text, finishReason: 'refusal', contentFilter: 'output' });
      expect(classifyOutcome(answer).outcome).toBe('blocked_output');
    }
  });

  it('is cut short where the limit of tokens or of the model is reached', async () => {
    client.player.answerBy(() => anthropicAnswer({ stop_reason: 'max_tokens', content: [] }));
    expect(classifyOutcome(await client.answer()).outcome).toBe('truncated');
  });

  it.each([
    ['Output blocked by content filtering policy', 'output'],
    ['Input blocked by content filtering policy', 'input'],
  ])('is blocked where an error says: %s', async (message, side) => {
    client.player.answerBy(() => anthropicError(400, 'invalid_request_error', message));
    expect(await client.answer()).toMatchObject({ text: '', contentFilter: side });
  });

  it.each([
    [400, 'invalid_request_error', 'max_tokens: too large', 'permanent', 'bad_request'],
    [401, 'authentication_error', 'invalid x-api-key', 'permanent', 'unauthorized'],
    [403, 'permission_error', 'not yours', 'permanent', 'forbidden'],
    [404, 'not_found_error', 'model: claude-9', 'permanent', 'model_not_found'],
    [400, 'invalid_request_error', 'prompt is too long: 9', 'permanent', 'context_length_exceeded'],
    [413, 'request_too_large', 'too large', 'permanent', 'request_too_large'],
    [402, 'billing_error', 'pay', 'quota', 'quota_exhausted'],
    [429, 'rate_limit_error', 'exceed your rate limit', 'throttled', 'rate_limited'],
    [500, 'api_error', 'Internal server error', 'transient', 'provider_error'],
    [504, 'timeout_error', 'timed out', 'transient', 'provider_error'],
    [529, 'overloaded_error', 'Overloaded', 'transient', 'provider_error'],
  ])('calls HTTP %i %s, %s: %s', async (status, type, message, kind, code) => {
    client.player.answerBy(() => anthropicError(status, type, message));
    expect(await client.failure()).toEqual({
      kind,
      code,
      message,
      httpStatus: status,
      retryAfterMs: null,
    });
    expect(client.player.calls).toHaveLength(1);
  });

  it('waits as long as a limit says: in a header, until its reset, or until the money is there again', async () => {
    const date = 'Mon, 30 Nov 2026 12:00:00 GMT';
    const reset = {
      date,
      'anthropic-ratelimit-requests-remaining': '7',
      'anthropic-ratelimit-requests-reset': '2026-11-30T13:00:00Z',
      'anthropic-ratelimit-input-tokens-remaining': '0',
      'anthropic-ratelimit-input-tokens-reset': '2026-11-30T12:00:42Z',
    };
    const limits = [{ ...reset, 'retry-after': '5' }, reset, { date }];
    client.player.answerBy(({ number }) =>
      anthropicError(429, 'rate_limit_error', 'slow down', limits[number - 1]),
    );
    const waits = [await client.failure(), await client.failure(), await client.failure()];
    expect(waits.map(({ retryAfterMs }) => retryAfterMs)).toEqual([5_000, 42_000, null]);
    const message =
      'You have reached your specified API usage limits. You will regain access on 2099-01-01 at 00:00 UTC.';
    client.player.answerBy(() => anthropicError(400, 'invalid_request_error', message));
    const { kind, retryAfterMs } = await client.failure();
    expect(kind).toBe('quota');
    expect(retryAfterMs).toBeGreaterThan(86_400_000);
  });

  it('is not asked with other parameters than the job has', async () => {
    const hot = { ...TASK.sampling, temperature: 1.5 };
    expect(await client.failure({ sampling: hot })).toMatchObject({
      kind: 'permanent',
      code: 'parameter_refused',
      message: expect.stringContaining('temperature 1.5'),
      httpStatus: null,
    });
    const both = { ...TASK.sampling, topP: 0.9 };
    expect((await client.failure({ sampling: both })).message).toContain('top_p 0.9');
    const tooMany = { ...TASK.sampling, maxTokens: 500_000 };
    expect((await client.failure({ sampling: tooMany })).message).toContain('max_tokens 500000');
    const newer = { providerModel: 'claude-opus-4-8' };
    expect((await client.failure({}, newer)).message).toContain('temperature 0.5');
    expect(client.player.calls).toHaveLength(0);

    await client.answer({ sampling: both }, { withoutSampling: ['temperature', 'seed'] });
    await client.answer({}, { ...newer, withoutSampling: ['temperature', 'seed'] });
    await client.answer({ sampling: { ...TASK.sampling, seed: 7 } });
    const bodies = client.player.calls.map(({ body }) => JSON.parse(body) as object);
    expect(bodies).toMatchObject([{ top_p: 0.9 }, { max_tokens: 100 }, { temperature: 0.5 }]);
    expect(bodies.map((body) => 'temperature' in body)).toEqual([false, false, true]);
    expect(client.player.refusals).toEqual([]);
  });

  it('sends the headers and fields of its lane, which never take the place of the question', async () => {
    const headers = { 'anthropic-beta': 'context-1m-2025-08-07' };
    const extraBody = { inference_geo: 'us', messages: [], max_tokens: 1 };
    await client.answer({ systemPrompt: null }, { headers, extraBody });
    expect(client.player.calls[0]?.headers).toMatchObject(headers);
    expect(client.sent).toEqual({
      model: 'claude-sonnet-4-5',
      max_tokens: 100,
      temperature: 0.5,
      messages: [{ role: 'user', content: [{ type: 'text', text: TASK.prompt }] }],
      inference_geo: 'us',
    });
  });

  it('is refused with a wrong secret, in a message that does not hold it', async () => {
    const failure = await client.failure({}, {}, 'sk-ant-wrong');
    expect(failure).toMatchObject({ kind: 'permanent', code: 'unauthorized', httpStatus: 401 });
    expect(JSON.stringify(failure)).not.toContain('sk-ant-wrong');
  });
});
