import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack } from '@beacon/stack';
import type { Stack } from '@beacon/stack';
import {
  ApiClient,
  FakeProvider,
  ProviderPlayer,
  anthropicAnswer,
  anthropicApi,
  chatAnswer,
  geminiApi,
  googleAnswer,
  googleReply,
  until,
} from '@beacon/testing';
import type { ProviderCall } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';

const QUESTIONS = [
  { id: 'capital', text: 'What is the capital of France?' },
  { id: 'filtered', text: 'What must nobody say?' },
];
const ENDED = ['completed', 'partial', 'failed', 'cancelled'];

const details = z.object({
  region: z.string(),
  question_id: z.string(),
  outcome: z.string(),
  evidence: z.record(z.string(), z.unknown()),
});

const isFiltered = ({ body }: ProviderCall): boolean => body.includes('nobody say');

/** One model, each region of which is asked at another provider, by another protocol. */
const catalogue = (openAi: string, anthropic: string, gemini: string): string => `version: 1
system_prompt: { enabled: true, template: 'You are based in {region}.' }
regions:
  - { id: us-east, name: Virginia, code: US, flag: 🇺🇸, prompt_name: the US }
  - { id: eu-west, name: Europe, code: EU, flag: 🇪🇺, prompt_name: Europe }
  - { id: asia-pacific, name: Asia, code: ASIA, flag: 🌏, prompt_name: Asia }
models:
  - { id: one-model, name: One model }
lanes:
  - region: us-east
    model: one-model
    provider: anthropic
    base_url: ${anthropic}/v1
    provider_model: claude-sonnet-4-5
    provider_region: us
    prices: { input_per_million: 3, output_per_million: 15 }
  - region: eu-west
    model: one-model
    provider: gemini
    base_url: ${gemini}/v1beta
    provider_model: gemini-2.5-flash
  - region: asia-pacific
    model: one-model
    base_url: ${openAi}/v1
    provider_model: own-model
    api_key_env: OWN_KEY
`;

describe('a job over three protocols at once', () => {
  let openAi: FakeProvider;
  let anthropic: ProviderPlayer;
  let gemini: ProviderPlayer;
  let folder: string;
  let stack: Stack;
  let api: ApiClient;

  beforeAll(async () => {
    [openAi, anthropic, gemini] = await Promise.all([
      FakeProvider.start(),
      ProviderPlayer.start(anthropicApi('sk-ant-1')),
      ProviderPlayer.start(geminiApi('AIza-1')),
    ]);
    folder = await mkdtemp(join(tmpdir(), 'beacon-protocols-'));
    const cataloguePath = join(folder, 'catalogue.yaml');
    await writeFile(cataloguePath, catalogue(openAi.origin, anthropic.origin, gemini.origin));
    const keys = { ANTHROPIC_API_KEY: 'sk-ant-1', GEMINI_API_KEY: 'AIza-1', OWN_KEY: 'sk-own-1' };
    stack = await startStack({ durable: false, cataloguePath, env: { executor: keys } });
    api = new ApiClient(stack.gatewayUrl);
  });

  afterAll(async () => {
    await stack?.stop();
    await Promise.all([openAi?.stop(), anthropic?.stop(), gemini?.stop()]);
    await rm(folder, { recursive: true, force: true });
  });

  it('asks each region by its own protocol, types filters alike, and keeps the evidence of each', async () => {
    anthropic.answerBy((call) =>
      anthropicAnswer(isFiltered(call) ? { stop_reason: 'refusal', content: [] } : {}),
    );
    gemini.answerBy((call) =>
      isFiltered(call)
        ? googleReply({ promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } })
        : googleAnswer('Paris.'),
    );
    openAi.answerBy((call) =>
      isFiltered(call)
        ? { status: 400, body: { error: { code: 'content_filter', message: 'filtered' } } }
        : chatAnswer('Paris.'),
    );
    const id = await api.submit({
      version: 'v1',
      benchmark: { name: 'three protocols' },
      constraints: { regions: ['us-east', 'eu-west', 'asia-pacific'] },
      models: ['one-model'],
      questions: QUESTIONS,
    });
    const job = await until(async () => {
      const state = await api.job(id);
      return ENDED.includes(state.status) && state;
    }, 'the job has ended');
    expect(job).toMatchObject({ status: 'completed', counters: { recorded: 6, failed: 0 } });
    expect([...anthropic.refusals, ...gemini.refusals]).toEqual([]);

    const listed = await api.executions(id);
    const all = await Promise.all(
      listed.map(async ({ id: execution }) => {
        const { body } = await api.get(`/api/v1/executions/${execution}/details`);
        return details.parse(body);
      }),
    );
    const of = (region: string, question: string) =>
      all.find((each) => each.region === region && each.question_id === question);
    expect(of('us-east', 'capital')).toMatchObject({
      outcome: 'answered',
      evidence: {
        provider: 'anthropic',
        servedModel: 'claude-sonnet-4-5-20250929',
        askedRegion: 'us',
        providerRegion: 'us',
        providerRequestId: expect.stringMatching(/^req_/),
        edgeHeaders: { 'cf-ray': expect.stringContaining('IAD') },
      },
    });
    expect(of('eu-west', 'capital')).toMatchObject({
      outcome: 'answered',
      evidence: {
        provider: 'gemini',
        servedModel: 'gemini-2.5-flash',
        providerRegion: null,
        providerRequestId: 'Q3wraO6zLt2_nvgP1qS0sQo',
        reasoningTokens: 31,
      },
    });
    expect(of('asia-pacific', 'capital')).toMatchObject({
      outcome: 'answered',
      evidence: {
        provider: 'openai-compatible',
        servedModel: 'served-model',
        providerRegion: 'planet-1',
        providerRequestId: 'request-1',
      },
    });
    expect(
      ['us-east', 'eu-west', 'asia-pacific'].map((region) => of(region, 'filtered')?.outcome),
    ).toEqual(['blocked_output', 'blocked_input', 'blocked_input']);
    for (const secret of ['sk-ant-1', 'AIza-1', 'sk-own-1']) {
      expect(JSON.stringify(all)).not.toContain(secret);
    }
  });
});
