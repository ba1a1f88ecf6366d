import { choiceOf, openRouterAnswer, openRouterError } from '@beacon/testing';
import { classifyOutcome } from '@beacon/classification';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlayedClient, TASK } from '../played-lanes.fixture.js';
import { PLAYED_OPENAI } from './played-openai.fixture.js';

const pinnedTo = (...upstream: string[]) => ({ settings: { openRouter: { upstream } } });

describe('OpenRouter', () => {
  let sut: PlayedClient;
  beforeAll(async () => {
    sut = await PlayedClient.start(PLAYED_OPENAI.openrouter);
  });
  afterAll(async () => sut.stop());

  it('is held to the upstream of the lane, and tells who served', async () => {
    sut.player.answerBy(() => openRouterAnswer());
    expect(await sut.answer()).toMatchObject({
      text: 'Paris.',
      evidence: { servedModel: 'openai/gpt-4o-mini', upstream: 'Azure' },
    });
    expect(sut.sent).toMatchObject({
      provider: {
        order: ['azure'],
        only: ['azure'],
        allow_fallbacks: false,
        require_parameters: true,
      },
    });
  });

  it('takes what a lane says of the route beside the pin, and nothing that undoes it', async () => {
    sut.player.answerBy(() => openRouterAnswer());
    const provider = { quantizations: ['fp8'], allow_fallbacks: true };
    await sut.answer({}, { extraBody: { provider } });
    expect(sut.sent).toMatchObject({
      provider: { order: ['azure'], allow_fallbacks: false, quantizations: ['fp8'] },
    });
  });

  it('may choose the upstream where the lane lets it, but none that leaves parameters out', async () => {
    sut.player.answerBy(() => openRouterAnswer({ provider: 'OpenAI' }));
    expect((await sut.answer({}, pinnedTo())).evidence.upstream).toBe('OpenAI');
    expect(sut.sent).toMatchObject({ provider: { require_parameters: true } });
    expect(sut.sent).not.toMatchObject({ provider: { only: expect.anything() } });
  });

  it('refuses what the upstream does not know, rather than leave it out in silence', async () => {
    const seeded = { sampling: { ...TASK.sampling, seed: 7 } };
    const failure = await sut.failure(seeded, pinnedTo('amazon-bedrock'));
    expect(failure).toMatchObject({
      kind: 'permanent',
      code: 'parameter_refused',
      httpStatus: 404,
    });
    expect(failure.message).toContain("name it in the lane's without_sampling");
    sut.player.answerBy(() => openRouterAnswer({ provider: 'Amazon Bedrock' }));
    const without = { ...pinnedTo('amazon-bedrock'), withoutSampling: ['seed'] as const };
    expect((await sut.answer(seeded, without)).evidence.upstream).toBe('Amazon Bedrock');
  });

  it('shows what a model thought', async () => {
    const message = { role: 'assistant', content: 'Paris.', reasoning: 'France: Paris.' };
    sut.player.answerBy(() => openRouterAnswer({ choices: [choiceOf('', { message })] }));
    expect((await sut.answer()).evidence.reasoning).toBe('France: Paris.');
  });

  it('has an outcome for what its moderation stopped, with the reasons and who was asked', async () => {
    sut.player.answerBy(() =>
      openRouterError(
        403,
        'openai/gpt-4o-mini requires moderation on OpenAI. Your input was flagged for "violence".',
        {
          reasons: ['violence', 'harassment'],
          flagged_input: 'What is the…',
          provider_name: 'OpenAI',
          model_slug: 'openai/gpt-4o-mini',
        },
      ),
    );
    const answer = await sut.answer();
    expect(classifyOutcome(answer).outcome).toBe('blocked_input');
    expect(answer.evidence).toMatchObject({
      upstream: 'OpenAI',
      filters: [
        { side: 'input', category: 'violence', severity: null, blocked: true },
        { side: 'input', category: 'harassment', severity: null, blocked: true },
      ],
    });
  });

  it('has one for what the filters of the upstream stopped, which it hands on as a text', async () => {
    const raw = JSON.stringify({
      error: { code: 'content_filter', message: 'The response was filtered due to the prompt.' },
    });
    const reply = openRouterError(400, 'Provider returned error', { raw, provider_name: 'Azure' });
    sut.player.answerBy(() => reply);
    const answer = await sut.answer();
    expect(classifyOutcome(answer).outcome).toBe('blocked_input');
    expect(answer.evidence.upstream).toBe('Azure');
  });

  it('has one for both where they come under status 200', async () => {
    const metadata = { reasons: ['hate'], flagged_input: 'x', provider_name: 'OpenAI' };
    const { body } = openRouterError(403, 'flagged', metadata);
    sut.player.answerBy(() => ({ body }));
    expect(classifyOutcome(await sut.answer()).outcome).toBe('blocked_input');
    sut.player.answerBy(() =>
      openRouterAnswer({ choices: [choiceOf('', { finish_reason: 'content_filter' })] }),
    );
    expect(classifyOutcome(await sut.answer()).outcome).toBe('blocked_output');
  });

  it('leaves a 403 that is none of these an error', async () => {
    sut.player.answerBy(() => openRouterError(403, 'This key has no access to the model.'));
    expect(await sut.failure()).toMatchObject({ kind: 'permanent', code: 'forbidden' });
  });

  it('names its errors', async () => {
    expect(await sut.failure({}, {}, 'other')).toMatchObject({ code: 'unauthorized' });
    expect(await sut.failure({}, { providerModel: 'gone' })).toMatchObject({
      kind: 'permanent',
      code: 'model_not_found',
    });
    expect(await sut.failure({}, pinnedTo('nobody'))).toMatchObject({
      kind: 'permanent',
      code: 'not_found',
      message: 'No allowed providers are available for the selected model.',
    });
  });

  const later = Date.now() + 30_000;

  it.each([
    [openRouterError(402, 'Insufficient credits'), 'quota', 'quota_exhausted'],
    [openRouterError(408, 'Request timed out'), 'transient', 'provider_timeout'],
    [
      openRouterError(502, 'Provider returned error', { provider_name: 'Azure' }),
      'transient',
      'provider_error',
    ],
    [openRouterError(503, 'No provider is available'), 'transient', 'provider_error'],
    [{ body: { error: { code: 502, message: 'upstream gone' } } }, 'transient', 'provider_error'],
  ])('names what may pass: %#', async (reply, kind, code) => {
    sut.player.answerBy(() => reply);
    expect(await sut.failure()).toMatchObject({ kind, code });
  });

  it('says in its error when a limit is filled again', async () => {
    const headers = {
      'X-RateLimit-Limit': '20',
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset': String(later),
    };
    sut.player.answerBy(() =>
      openRouterError(429, 'Rate limit exceeded: free-models-per-min.', { headers }),
    );
    const { kind, retryAfterMs } = await sut.failure();
    expect(kind).toBe('throttled');
    expect(retryAfterMs).toBeGreaterThan(20_000);
    expect(retryAfterMs).toBeLessThanOrEqual(30_000);
  });
});
