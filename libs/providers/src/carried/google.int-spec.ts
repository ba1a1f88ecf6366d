import { classifyOutcome } from '@beacon/classification';
import { googleAnswer, googleError, googleQuotaDetails, googleReply } from '@beacon/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PLAYED, PlayedClient, TASK } from '../played-lanes.fixture.js';

const SENT = {
  contents: [{ role: 'user', parts: [{ text: TASK.prompt }] }],
  systemInstruction: { parts: [{ text: TASK.systemPrompt }] },
  generationConfig: { temperature: 0.5, maxOutputTokens: 100 },
};

describe('a lane at the Gemini API', () => {
  let client: PlayedClient;
  beforeAll(async () => {
    client = await PlayedClient.start(PLAYED.gemini);
  });
  beforeEach(() => client.player.answerBy(() => googleAnswer('Paris.')));
  afterAll(async () => client.stop());

  it('is asked as generateContent wants it', async () => {
    await client.answer();
    expect(client.player.refusals).toEqual([]);
    expect(client.player.calls.map(({ path }) => path)).toEqual([
      '/v1beta/models/gemini-2.5-flash:generateContent',
    ]);
    expect(client.player.calls[0]?.headers).not.toHaveProperty('authorization');
    expect(client.sent).toEqual(SENT);
  });

  it('is asked with the whole sampling, and with fields of the lane beside it', async () => {
    const sampling = { temperature: 1.5, maxTokens: 50, seed: 7, topP: 0.9 };
    const extraBody = {
      safetySettings: [{ category: 'HARM_CATEGORY_HARASSMENT', threshold: 'BLOCK_NONE' }],
      generationConfig: { temperature: 0, thinkingConfig: { thinkingBudget: 0 } },
    };
    await client.answer({ sampling }, { extraBody });
    expect(client.player.refusals).toEqual([]);
    expect(client.sent).toMatchObject({
      safetySettings: extraBody.safetySettings,
      generationConfig: {
        temperature: 1.5,
        maxOutputTokens: 50,
        seed: 7,
        topP: 0.9,
        thinkingConfig: { thinkingBudget: 0 },
      },
    });
  });

  it('tells words, model, request and usage, thoughts counted as output', async () => {
    const { evidence, ...answer } = await client.answer();
    expect(answer).toEqual({
      text: 'Paris.',
      finishReason: 'STOP',
      contentFilter: null,
      inputTokens: 8,
      outputTokens: 33,
    });
    expect(evidence).toMatchObject({
      servedModel: 'gemini-2.5-flash',
      providerRegion: null,
      providerRequestId: 'Q3wraO6zLt2_nvgP1qS0sQo',
      reasoningTokens: 31,
      edgeHeaders: { server: 'scaffolding on HTTPServer2' },
    });
  });

  it('is read where counts are left out that are zero, and fields are of no kind that is known', async () => {
    client.player.answerBy(() =>
      googleAnswer('Paris.', {
        usageMetadata: { promptTokenCount: 8, promptTokensDetails: [{ modality: 'TEXT' }] },
        promptFeedback: { safetyRatings: 'none' },
      }),
    );
    expect(await client.answer()).toMatchObject({
      text: 'Paris.',
      inputTokens: 8,
      outputTokens: null,
    });
  });

  it('keeps thoughts apart from the answer', async () => {
    const parts = [{ text: 'The user asks.', thought: true }, { text: 'Par' }, { text: 'is.' }];
    const candidates = [{ content: { parts, role: 'model' }, finishReason: 'STOP' }];
    client.player.answerBy(() => googleReply({ candidates }));
    const { text, evidence } = await client.answer();
    expect([text, evidence.reasoning]).toEqual(['Paris.', 'The user asks.']);
  });

  it.each(['SAFETY', 'RECITATION', 'BLOCKLIST', 'PROHIBITED_CONTENT', 'SPII', 'OTHER'])(
    'is blocked at the question by the reason %s, and tells what was found',
    async (blockReason) => {
      const safetyRatings = [
        { category: 'HARM_CATEGORY_HATE_SPEECH', probability: 'HIGH', blocked: true },
        { category: 'HARM_CATEGORY_HARASSMENT', probability: 'LOW' },
      ];
      const promptFeedback = { blockReason, safetyRatings };
      const usageMetadata = { promptTokenCount: 8, totalTokenCount: 8 };
      client.player.answerBy(() => googleReply({ promptFeedback, usageMetadata }));
      const { evidence, ...answer } = await client.answer();
      expect(answer).toEqual({
        text: '',
        finishReason: blockReason,
        contentFilter: 'input',
        inputTokens: 8,
        outputTokens: null,
      });
      expect(classifyOutcome(answer).outcome).toBe('blocked_input');
      expect(evidence.filters).toEqual([
        { side: 'input', category: 'HARM_CATEGORY_HATE_SPEECH', severity: 'HIGH', blocked: true },
        { side: 'input', category: 'HARM_CATEGORY_HARASSMENT', severity: 'LOW', blocked: false },
      ]);
    },
  );

  it.each([
    'SAFETY',
    'RECITATION',
    'BLOCKLIST',
    'PROHIBITED_CONTENT',
    'SPII',
    'IMAGE_SAFETY',
    'MODEL_ARMOR',
  ])('is blocked at the answer by the reason %s', async (finishReason) => {
    const safetyRatings = [
      { category: 'HARM_CATEGORY_SEXUAL', probability: 'MEDIUM', blocked: true },
    ];
    client.player.answerBy(() => googleReply({ candidates: [{ finishReason, safetyRatings }] }));
    const { evidence, ...answer } = await client.answer();
    expect(answer).toMatchObject({ text: '', finishReason, contentFilter: 'output' });
    expect(classifyOutcome(answer).outcome).toBe('blocked_output');
    expect(evidence.filters).toMatchObject([{ side: 'output', severity: 'MEDIUM', blocked: true }]);
  });

  it.each([
    ['truncated', { content: { role: 'model' }, finishReason: 'MAX_TOKENS' }],
    ['empty', { content: {}, finishReason: 'STOP' }],
    ['empty', { content: { parts: [{ text: '' }] }, finishReason: 'OTHER' }],
  ])('is %s without words: %j', async (outcome, candidate) => {
    client.player.answerBy(() => googleReply({ candidates: [candidate] }));
    expect(classifyOutcome(await client.answer()).outcome).toBe(outcome);
  });

  it.each([
    [400, 'INVALID_ARGUMENT', 'bad', 'permanent', 'bad_request'],
    [400, 'FAILED_PRECONDITION', 'User location is not supported', 'permanent', 'bad_request'],
    [401, 'UNAUTHENTICATED', 'no', 'permanent', 'unauthorized'],
    [403, 'PERMISSION_DENIED', 'no', 'permanent', 'forbidden'],
    [404, 'NOT_FOUND', 'models/x is not found', 'permanent', 'model_not_found'],
    [429, 'RESOURCE_EXHAUSTED', 'Resource has been exhausted.', 'throttled', 'rate_limited'],
    [500, 'INTERNAL', 'An internal error', 'transient', 'provider_error'],
    [503, 'UNAVAILABLE', 'The model is overloaded.', 'transient', 'provider_error'],
    [504, 'DEADLINE_EXCEEDED', 'late', 'transient', 'provider_error'],
  ])('calls HTTP %i %s "%s" %s', async (status, name, message, kind, code) => {
    client.player.answerBy(() => googleError(status, name, message));
    expect(await client.failure()).toEqual({
      kind,
      code,
      message,
      httpStatus: status,
      retryAfterMs: null,
    });
  });

  it.each([
    ['GenerateRequestsPerMinutePerProjectPerModel-FreeTier', 'throttled', 'rate_limited'],
    ['GenerateContentInputTokensPerModelPerMinute-FreeTier', 'throttled', 'rate_limited'],
    ['GenerateRequestsPerDayPerProjectPerModel-FreeTier', 'quota', 'quota_exhausted'],
  ])('tells a limit of a minute from one of a day: %s', async (quotaId, kind, code) => {
    const details = googleQuotaDetails(quotaId, '36.5s');
    const message = 'You exceeded your current quota, please check your plan and billing details.';
    client.player.answerBy(() => googleError(429, 'RESOURCE_EXHAUSTED', message, details));
    expect(await client.failure()).toMatchObject({ kind, code, retryAfterMs: 36_500 });
  });

  it('is refused with a wrong key and without one, and says so', async () => {
    const wrong = await client.failure({}, {}, 'AIza-wrong');
    expect(wrong).toMatchObject({ kind: 'permanent', code: 'unauthorized', httpStatus: 400 });
    expect(wrong.message).toBe('API key not valid. Please pass a valid API key.');
    expect(await client.failure({}, {}, null)).toMatchObject({ code: 'forbidden' });
  });
});

describe('a lane at Vertex AI', () => {
  let client: PlayedClient;
  beforeAll(async () => {
    client = await PlayedClient.start(PLAYED.vertex);
  });
  beforeEach(() => client.player.answerBy(() => googleAnswer('Paris.')));
  afterAll(async () => client.stop());

  it('is asked in its project and location, with its token and no key', async () => {
    process.env.GOOGLE_VERTEX_API_KEY = 'a key of the environment';
    expect(await client.answer()).toMatchObject({ text: 'Paris.' });
    delete process.env.GOOGLE_VERTEX_API_KEY;
    expect(client.player.refusals).toEqual([]);
    expect(client.player.calls.map(({ path }) => path)).toEqual([
      '/v1/projects/my-project/locations/europe-west4/publishers/google/models/gemini-2.5-flash:generateContent',
    ]);
    expect(client.sent).toEqual(SENT);
  });

  it('takes an address that names project and location itself', async () => {
    const baseUrl = `${client.player.origin}/v1/projects/my-project/locations/europe-west4`;
    await client.answer({}, { baseUrl });
    await client.answer({}, { baseUrl: `${baseUrl}/publishers/google` });
    expect(client.player.refusals).toEqual([]);
  });

  it('is refused with a token that has ended', async () => {
    expect(await client.failure({}, {}, 'ya29.old')).toMatchObject({
      kind: 'permanent',
      code: 'unauthorized',
      httpStatus: 401,
    });
  });

  it('is throttled by a quota of a minute, and told so by its words', async () => {
    const message =
      'Quota exceeded for aiplatform.googleapis.com/generate_content_requests_per_minute_per_project_per_base_model';
    client.player.answerBy(() => googleError(429, 'RESOURCE_EXHAUSTED', message));
    expect(await client.failure()).toMatchObject({ kind: 'throttled', code: 'rate_limited' });
  });
});
