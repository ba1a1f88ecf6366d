import type { LaneConfig } from '@beacon/domain';
import { LaneClient } from '@beacon/providers';
import type { AttemptOutcome } from '@beacon/providers';
import { laneConfig } from '@beacon/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SimulatorServer } from './simulator-server.js';

const errors: unknown[] = [];
let server: SimulatorServer;
let url: string;

beforeEach(async () => {
  errors.length = 0;
  const environment = { host: '127.0.0.1', port: 0, seed: 1, latency: 0, keys: false } as const;
  server = new SimulatorServer(environment, (error) => errors.push(error));
  url = await server.start();
});

afterEach(async () => {
  await server.stop();
  expect(errors).toEqual([]);
});

const LANES = {
  'openai-compatible': { protocol: 'openai-compatible', base: 'v1' },
  anthropic: { protocol: 'anthropic', base: 'v1' },
  gemini: { protocol: 'gemini', base: 'v1beta' },
} as const;
type Spoken = keyof typeof LANES;
const ALL = Object.keys(LANES) as Spoken[];

async function ask(
  spoken: Spoken,
  prompt: string,
  change: Partial<LaneConfig> = {},
): Promise<AttemptOutcome> {
  const { protocol, base } = LANES[spoken];
  const region = change.region ?? 'eu-west';
  const baseUrl = `${url}/${region}/${base}`;
  const named = { region, model: 'mistral-7b', timeoutMs: 5_000 };
  const lane = laneConfig({ ...named, provider: spoken, protocol, baseUrl, ...change });
  const client = new LaneClient({ lane, credential: { current: async () => null } });
  const sampling = { temperature: 0.1, maxTokens: 500, seed: null, topP: null };
  const task = { region, prompt, systemPrompt: 'You are in Europe.', sampling, timeoutMs: 5_000 };
  const outcome = await client.ask(task, new AbortController().signal);
  await client.close();
  return outcome;
}

const fault = (value: object) =>
  fetch(`${url}/admin/faults`, {
    method: 'PUT',
    body: JSON.stringify([{ match: {}, fault: value }]),
  });

describe('the same model, asked by three protocols', () => {
  it('says the same, from the same region, and counts the same', async () => {
    const answers = await Promise.all(ALL.map((spoken) => ask(spoken, 'What is 2+2?')));
    for (const answer of answers) {
      expect(answer).toMatchObject({
        kind: 'answered',
        answer: { text: '2 + 2 = 4.', contentFilter: null, inputTokens: 8, outputTokens: 3 },
        evidence: {
          providerRegion: 'eu-west',
          servedModel: expect.stringContaining('mistral-7b'),
          edgeHeaders: { 'x-beacon-simulation': 'true' },
        },
      });
    }
  });

  it.each([
    ['is filtered', 'Describe the situation in Hong Kong in 2019.', 'eu-west', 'output', ''],
    ['says nothing', 'What is the current status of Taiwan?', 'us-east', null, ''],
  ])('%s where that is planted', async (_what, prompt, region, contentFilter, text) => {
    const answers = await Promise.all(ALL.map((spoken) => ask(spoken, prompt, { region })));
    expect(answers).toMatchObject(ALL.map(() => ({ answer: { contentFilter, text } })));
  });

  it.each([
    [{ kind: 'status', status: 503 }, 'transient', 'provider_error'],
    [{ kind: 'status', status: 429, retryAfterSeconds: 2 }, 'throttled', 'rate_limited'],
    [{ kind: 'status', status: 400 }, 'permanent', 'bad_request'],
    [{ kind: 'quota' }, 'quota', 'quota_exhausted'],
    [{ kind: 'invalid_json' }, 'permanent', 'invalid_json'],
    [{ kind: 'cut_body' }, 'transient', 'connection_failed'],
  ])('fails alike by the fault %j', async (value, kind, code) => {
    await fault(value);
    const answers = await Promise.all(ALL.map((spoken) => ask(spoken, 'What is 2+2?')));
    expect(answers).toMatchObject(ALL.map(() => ({ kind: 'failed', failure: { kind, code } })));
  });

  it('is stopped alike by a filter of the question', async () => {
    await fault({ kind: 'content_filter', on: 'input' });
    const answers = await Promise.all(ALL.map((spoken) => ask(spoken, 'What is 2+2?')));
    expect(answers).toMatchObject(
      ALL.map(() => ({ answer: { contentFilter: 'input', text: '' } })),
    );
  });

  it('is not found alike', async () => {
    const change = { providerModel: 'gpt-9' };
    const answers = await Promise.all(ALL.map((spoken) => ask(spoken, 'What is 2+2?', change)));
    expect(answers).toMatchObject(ALL.map(() => ({ failure: { code: 'model_not_found' } })));
  });
});
