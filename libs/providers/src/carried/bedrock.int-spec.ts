import { classifyOutcome } from '@beacon/classification';
import { ProviderPlayer, bedrockAnswer, bedrockApiWithKey, bedrockError } from '@beacon/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LaneClient } from '../lane-client.js';
import { KEYS, PLAYED, PlayedClient, TASK } from '../played-lanes.fixture.js';
import { SigningError } from '../sigv4.js';

const WORDS = { content: [{ text: 'Paris.' }] };

describe('a lane at Amazon Bedrock', () => {
  let client: PlayedClient;
  beforeAll(async () => {
    client = await PlayedClient.start(PLAYED.bedrock);
  });
  beforeEach(() => client.player.answerBy(() => bedrockAnswer(WORDS)));
  afterAll(async () => client.stop());

  it('is asked as Converse wants it, signed for its region', async () => {
    process.env.AWS_BEARER_TOKEN_BEDROCK = 'a token of the environment';
    await client.answer();
    delete process.env.AWS_BEARER_TOKEN_BEDROCK;
    const [call] = client.player.calls;
    expect(client.player.refusals).toEqual([]);
    expect(call?.path).toBe('/model/anthropic.claude-3-haiku-20240307-v1%3A0/converse');
    expect(call?.headers.authorization).toContain('/eu-central-1/bedrock/aws4_request');
    expect(JSON.stringify(call)).not.toContain(KEYS.secretAccessKey);
    expect(client.sent).toEqual({
      system: [{ text: TASK.systemPrompt }],
      messages: [{ role: 'user', content: [{ text: TASK.prompt }] }],
      inferenceConfig: { maxTokens: 100, temperature: 0.5 },
      additionalModelResponseFieldPaths: ['/delta/stop_sequence'],
    });
  });

  it('signs what the lane adds to the body, and any model id', async () => {
    const providerModel =
      'arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/a1b2c3';
    const extraBody = { guardrailConfig: { guardrailIdentifier: 'g', guardrailVersion: '1' } };
    await client.answer({ prompt: 'Qué? 🇺🇸' }, { providerModel, extraBody });
    expect(client.player.refusals).toEqual([]);
    expect(client.sent).toMatchObject(extraBody);
  });

  it('tells words, request and usage of an answer, and no more than it says', async () => {
    const { evidence, ...answer } = await client.answer();
    expect(answer).toEqual({
      text: 'Paris.',
      finishReason: 'end_turn',
      contentFilter: null,
      inputTokens: 14,
      outputTokens: 3,
    });
    expect(evidence).toMatchObject({
      servedModel: null,
      providerRegion: null,
      providerRequestId: '1f2e3d4c-5b6a-4978-8123-0123456789ab',
      reasoningTokens: null,
      filters: [],
    });
  });

  it('is read where usage and reason to stop are left out', async () => {
    client.player.answerBy(() => bedrockAnswer(WORDS, { usage: undefined, stopReason: null }));
    expect(await client.answer()).toMatchObject({
      text: 'Paris.',
      finishReason: null,
      inputTokens: null,
    });
  });

  it('tells the model that a prompt router chose, and keeps reasoning apart', async () => {
    const invokedModelId = 'arn:aws:bedrock:eu-central-1::foundation-model/meta.llama3-1-8b';
    const content = [
      { reasoningContent: { reasoningText: { text: 'The user asks.', signature: 'c2ln' } } },
      { text: 'Paris.' },
    ];
    client.player.answerBy(() =>
      bedrockAnswer({ content }, { trace: { promptRouter: { invokedModelId } } }),
    );
    const { text, evidence } = await client.answer();
    expect(text).toBe('Paris.');
    expect(evidence).toMatchObject({ servedModel: invokedModelId, reasoning: 'The user asks.' });
  });

  it('is blocked at the answer by a filter of the model', async () => {
    client.player.answerBy(() => bedrockAnswer(WORDS, { stopReason: 'content_filtered' }));
    const answer = await client.answer();
    expect(answer).toMatchObject({ finishReason: 'content_filtered', contentFilter: 'output' });
    expect(classifyOutcome(answer).outcome).toBe('blocked_output');
  });

  it('is blocked by a guardrail on the side that its trace or the usage tells', async () => {
    const found = {
      topicPolicy: { topics: [{ name: 'Politics', type: 'DENY', action: 'BLOCKED' }] },
      contentPolicy: { filters: [{ type: 'HATE', confidence: 'HIGH', action: 'NONE' }] },
      wordPolicy: { customWords: [{ match: 'a secret word', action: 'BLOCKED' }] },
    };
    const none = { inputTokens: 0, outputTokens: 0, totalTokens: 0 };
    const some = { inputTokens: 14, outputTokens: 3, totalTokens: 17 };
    const cases = [
      { usage: none },
      { usage: some, trace: { guardrail: { inputAssessment: { g: found } } } },
      {
        usage: some,
        trace: { guardrail: { inputAssessment: { g: {} }, outputAssessments: { g: [found] } } },
      },
      { usage: some },
    ];
    client.player.answerBy(({ number }) =>
      bedrockAnswer(
        { content: [{ text: 'Sorry, the model cannot answer this.' }] },
        { stopReason: 'guardrail_intervened', ...cases[number - 1] },
      ),
    );
    const answers = [];
    for (const _ of cases) answers.push(await client.answer());
    expect(answers.map(({ contentFilter }) => contentFilter)).toEqual([
      'input',
      'input',
      'output',
      'output',
    ]);
    expect(answers.map((answer) => classifyOutcome(answer).outcome)).toEqual([
      'blocked_input',
      'blocked_input',
      'blocked_output',
      'blocked_output',
    ]);
    expect(answers.map(({ evidence }) => evidence.filters)).toEqual([
      [],
      [
        { side: 'input', category: 'Politics', severity: null, blocked: true },
        { side: 'input', category: 'HATE', severity: 'HIGH', blocked: false },
        { side: 'input', category: 'CUSTOM_WORD', severity: null, blocked: true },
      ],
      [
        { side: 'output', category: 'Politics', severity: null, blocked: true },
        { side: 'output', category: 'HATE', severity: 'HIGH', blocked: false },
        { side: 'output', category: 'CUSTOM_WORD', severity: null, blocked: true },
      ],
      [],
    ]);
  });

  it.each([
    [429, 'ThrottlingException', 'Too many requests, please wait', 'throttled', 'rate_limited'],
    [429, 'ThrottlingException', 'Too many tokens per day', 'quota', 'quota_exhausted'],
    [400, 'ServiceQuotaExceededException', 'Your limit', 'quota', 'quota_exhausted'],
    [429, 'ModelNotReadyException', 'Not ready', 'transient', 'provider_error'],
    [408, 'ModelTimeoutException', 'Took too long', 'transient', 'provider_timeout'],
    [424, 'ModelErrorException', 'The model failed', 'transient', 'provider_error'],
    [500, 'InternalServerException', 'Internal', 'transient', 'provider_error'],
    [503, 'ServiceUnavailableException', 'Busy', 'transient', 'provider_error'],
    [400, 'ValidationException', 'Bad', 'permanent', 'bad_request'],
    [
      400,
      'ValidationException',
      'The provided model identifier is invalid.',
      'permanent',
      'model_not_found',
    ],
    [403, 'AccessDeniedException', 'No access to the model', 'permanent', 'forbidden'],
    [403, 'ExpiredTokenException', 'The token is expired', 'permanent', 'unauthorized'],
    [404, 'ResourceNotFoundException', 'No such model', 'permanent', 'not_found'],
  ])('calls HTTP %i %s "%s" %s', async (status, name, message, kind, code) => {
    client.player.answerBy(() => bedrockError(status, name, message));
    expect(await client.failure()).toEqual({
      kind,
      code,
      message,
      httpStatus: status,
      retryAfterMs: null,
    });
  });

  it('reads the name of an error where only the body has it', async () => {
    const body = { __type: 'com.amazon.coral.availability#ThrottlingException', Message: 'Slow' };
    client.player.answerBy(() => ({ status: 400, body }));
    expect(await client.failure()).toMatchObject({ kind: 'throttled', httpStatus: 400 });
  });

  it('is blocked where the error says that a filter stopped the answer', async () => {
    const message = 'Output blocked by content filtering policy';
    client.player.answerBy(() => bedrockError(400, 'ValidationException', message));
    expect(await client.answer()).toMatchObject({ contentFilter: 'output' });
  });

  it('is refused with wrong keys, in another region, and with a token that has ended', async () => {
    const secret = (change: object): string =>
      JSON.stringify({ ...(JSON.parse(PLAYED.bedrock.secret) as object), ...change });
    const wrong = [
      await client.failure({}, {}, secret({ SecretAccessKey: 'another' })),
      await client.failure({}, {}, secret({ AccessKeyId: 'AKIAANOTHER' })),
      await client.failure({}, {}, secret({ SessionToken: null })),
      await client.failure({}, { providerRegion: 'us-east-1' }),
    ];
    expect(wrong.map(({ code }) => code)).toEqual(Array.from({ length: 4 }, () => 'unauthorized'));
    expect(client.player.refusals).toHaveLength(4);
  });

  it('asks nothing with a secret that is no pair of keys, and does not tell it', async () => {
    const failure = await client.failure({}, {}, 'hunter2');
    expect(failure).toMatchObject({ kind: 'permanent', code: 'request_not_written' });
    expect(failure.message).toContain('aws configure export-credentials');
    expect(failure.message).not.toContain('hunter2');
    expect(client.player.calls).toHaveLength(0);
  });

  it('cannot be signed for a region that nobody names, and says what to do', () => {
    const lane = { ...PLAYED.bedrock.lane('https://example.com'), providerRegion: null };
    const credential = { current: async () => null };
    expect(() => new LaneClient({ lane, credential })).toThrow(SigningError);
    expect(() => new LaneClient({ lane, credential })).toThrow('provider_region');
    const regional = { ...lane, baseUrl: 'https://bedrock-runtime.eu-west-1.amazonaws.com' };
    expect(() => new LaneClient({ lane: regional, credential })).not.toThrow();
  });

  it('takes an API key of Bedrock as a bearer token', async () => {
    const player = await ProviderPlayer.start(bedrockApiWithKey('bedrock-api-key-1'));
    const keyed = { ...PLAYED.bedrock, lane: () => PLAYED.bedrock.lane(player.origin) };
    const lane = { ...keyed.lane(), auth: { kind: 'bearer' as const } };
    const current = async (): Promise<string> => 'bedrock-api-key-1';
    const asking = new LaneClient({ lane, credential: { current } });
    const { kind } = await asking.ask(TASK, new AbortController().signal);
    await asking.close();
    await player.stop();
    expect(kind).toBe('answered');
  });
});
