import { anthropicAnswer, anthropicError, googleError } from '@beacon/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PLAYED, PlayedClient, TASK } from '../played-lanes.fixture.js';

describe("a lane of one of Anthropic's models at Vertex AI", () => {
  let client: PlayedClient;
  beforeAll(async () => {
    client = await PlayedClient.start(PLAYED.vertexClaude);
  });
  beforeEach(() => client.player.answerBy(() => anthropicAnswer({})));
  afterAll(async () => client.stop());

  it("is asked as rawPredict wants it, with the token and the lane's own fields", async () => {
    const extraBody = { thinking: { type: 'disabled' } };
    const { evidence, ...answer } = await client.answer({}, { extraBody });
    expect(client.player.refusals).toEqual([]);
    expect(client.player.calls.map(({ path }) => path)).toEqual([
      '/v1/projects/my-project/locations/europe-west1/publishers/anthropic/models/claude-sonnet-4-5@20250929:rawPredict',
    ]);
    expect(client.player.calls[0]?.headers).not.toHaveProperty('anthropic-version');
    expect(client.sent).toEqual({
      anthropic_version: 'vertex-2023-10-16',
      max_tokens: 100,
      temperature: 0.5,
      system: [{ type: 'text', text: TASK.systemPrompt }],
      messages: [{ role: 'user', content: [{ type: 'text', text: TASK.prompt }] }],
      ...extraBody,
    });
    expect(answer).toMatchObject({ text: 'Paris.', finishReason: 'end_turn', outputTokens: 9 });
    expect(evidence.servedModel).toBe('claude-sonnet-4-5-20250929');
  });

  it('is blocked, throttled and refused as either of the two says it', async () => {
    client.player.answerBy(() => anthropicAnswer({ stop_reason: 'refusal', content: [] }));
    expect(await client.answer()).toMatchObject({ contentFilter: 'output' });
    client.player.answerBy(() => anthropicError(529, 'overloaded_error', 'Overloaded'));
    expect(await client.failure()).toMatchObject({ kind: 'transient', httpStatus: 529 });
    const message =
      'Quota exceeded for aiplatform.googleapis.com/online_prediction_requests_per_minute_per_base_model';
    client.player.answerBy(() => googleError(429, 'RESOURCE_EXHAUSTED', message));
    expect(await client.failure()).toMatchObject({ kind: 'throttled', code: 'rate_limited' });
  });

  it('is not asked with a seed, which it has not, unless the lane leaves it out', async () => {
    const sampling = { ...TASK.sampling, seed: 7 };
    expect(await client.failure({ sampling })).toMatchObject({
      code: 'parameter_refused',
      message: expect.stringContaining('seed 7'),
    });
    await client.answer({ sampling }, { withoutSampling: ['seed'] });
    expect(client.player.calls).toHaveLength(1);
  });
});
