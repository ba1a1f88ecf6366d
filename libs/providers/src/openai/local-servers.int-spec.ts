import { FakeProvider, laneConfig } from '@beacon/testing';
import type { ProviderReply } from '@beacon/testing';
import type { ProviderName } from '@beacon/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AttemptOutcome } from '../attempt.js';
import { LaneClient } from '../lane-client.js';
import { TASK } from '../played-lanes.fixture.js';

/** An ordinary answer of each, as it is documented. */
const ANSWERS: Readonly<Record<string, ProviderReply>> = {
  ollama: {
    body: {
      id: 'chatcmpl-247',
      object: 'chat.completion',
      created: 1_764_500_000,
      model: 'llama3.2:1b',
      system_fingerprint: 'fp_ollama',
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: 'Paris.', reasoning: 'France: Paris.' },
          finish_reason: 'stop',
        },
      ],
      usage: { prompt_tokens: 33, completion_tokens: 3, total_tokens: 36 },
    },
  },
  vllm: {
    headers: { server: 'uvicorn' },
    body: {
      id: 'chatcmpl-6d8f',
      object: 'chat.completion',
      model: 'meta-llama/Llama-3.2-1B-Instruct',
      choices: [
        {
          index: 0,
          message: {
            role: 'assistant',
            content: 'Paris.',
            refusal: null,
            reasoning_content: 'France: Paris.',
            tool_calls: [],
          },
          logprobs: null,
          finish_reason: 'stop',
          stop_reason: null,
        },
      ],
      usage: {
        prompt_tokens: 33,
        completion_tokens: 3,
        total_tokens: 36,
        prompt_tokens_details: null,
      },
      prompt_logprobs: null,
      kv_transfer_params: null,
    },
  },
  'llama-cpp': {
    headers: { server: 'llama.cpp', 'content-type': 'application/json; charset=utf-8' },
    body: {
      choices: [
        {
          finish_reason: 'stop',
          index: 0,
          message: { role: 'assistant', content: 'Paris.', reasoning_content: 'France: Paris.' },
        },
      ],
      created: 1_764_500_000,
      model: 'gpt-3.5-turbo',
      system_fingerprint: 'b6123-4fd1242b',
      object: 'chat.completion',
      usage: { completion_tokens: 3, prompt_tokens: 33, total_tokens: 36 },
      id: 'chatcmpl-xyz',
      timings: { prompt_n: 33, predicted_n: 3 },
    },
  },
  litellm: {
    headers: {
      'x-litellm-call-id': 'b980db26-9512-45cc-b1da-c511a363b83f',
      'x-litellm-model-api-base': 'https://contoso.openai.azure.com',
      'llm_provider-x-ms-region': 'West Europe',
    },
    body: {
      id: 'chatcmpl-2',
      object: 'chat.completion',
      model: 'gpt-4o-mini',
      choices: [
        {
          finish_reason: 'stop',
          index: 0,
          message: { role: 'assistant', content: 'Paris.', reasoning_content: 'France: Paris.' },
          provider_specific_fields: {},
        },
      ],
      usage: { completion_tokens: 3, prompt_tokens: 33, total_tokens: 36 },
    },
  },
};

describe('servers of one’s own that speak OpenAI’s protocol', () => {
  let server: FakeProvider;
  beforeAll(async () => {
    server = await FakeProvider.start();
  });
  afterAll(async () => server.stop());

  async function ask(provider: ProviderName, reply: ProviderReply): Promise<AttemptOutcome> {
    server.answerBy(() => reply);
    const lane = laneConfig({
      region: 'us-east',
      model: 'm',
      provider,
      baseUrl: `${server.origin}/v1`,
    });
    const client = new LaneClient({ lane, credential: { current: async () => null } });
    try {
      return await client.ask(TASK, new AbortController().signal);
    } finally {
      await client.close();
    }
  }

  it.each(Object.entries(ANSWERS))('answer as %s does', async (provider, reply) => {
    expect(await ask(provider as ProviderName, reply)).toMatchObject({
      kind: 'answered',
      answer: { text: 'Paris.', inputTokens: 33, outputTokens: 3 },
      evidence: { reasoning: 'France: Paris.', reasoningTokens: null, upstream: null },
    });
    expect(server.calls[0]?.path).toBe('/v1/chat/completions');
    expect(server.calls[0]?.headers.authorization).toBeUndefined();
  });

  it('name, as LiteLLM does, the region that the provider behind them named', async () => {
    expect(await ask('litellm', ANSWERS['litellm'] ?? {})).toMatchObject({
      evidence: {
        providerRegion: 'West Europe',
        providerRequestId: 'b980db26-9512-45cc-b1da-c511a363b83f',
        edgeHeaders: { 'x-litellm-model-api-base': 'https://contoso.openai.azure.com' },
      },
    });
  });

  it.each([
    [
      'ollama',
      {
        status: 404,
        body: {
          error: {
            message: 'model "m" not found, try pulling it first',
            type: 'api_error',
            param: null,
            code: null,
          },
        },
      },
      'model_not_found',
    ],
    [
      'vllm',
      {
        status: 404,
        body: {
          error: {
            message: 'The model `m` does not exist.',
            type: 'NotFoundError',
            param: 'model',
            code: 404,
          },
        },
      },
      'model_not_found',
    ],
    [
      'vllm',
      {
        status: 400,
        body: {
          object: 'error',
          message:
            "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens.",
          type: 'BadRequestError',
          param: null,
          code: 400,
        },
      },
      'context_length_exceeded',
    ],
    [
      'llama-cpp',
      {
        status: 400,
        body: {
          error: {
            code: 400,
            message: 'the request exceeds the available context size, try increasing it',
            type: 'exceed_context_size_error',
            n_prompt_tokens: 5000,
            n_ctx: 4096,
          },
        },
      },
      'context_length_exceeded',
    ],
    [
      'llama-cpp',
      {
        status: 503,
        body: { error: { code: 503, message: 'Loading model', type: 'unavailable_error' } },
      },
      'provider_error',
    ],
    [
      'litellm',
      {
        status: 401,
        body: {
          error: {
            message: 'Authentication Error, No api key passed in.',
            type: 'auth_error',
            param: 'None',
            code: '401',
          },
        },
      },
      'unauthorized',
    ],
    [
      'litellm',
      {
        status: 400,
        body: {
          error: {
            message: 'litellm.BadRequestError: Invalid model name passed in model=m',
            type: 'None',
            param: 'None',
            code: '400',
          },
        },
      },
      'model_not_found',
    ],
    [
      'litellm',
      {
        status: 422,
        body: {
          detail: [
            {
              loc: ['body', 'seed'],
              msg: 'Extra inputs are not permitted',
              type: 'extra_forbidden',
            },
          ],
        },
      },
      'parameter_refused',
    ],
  ] as const)('fail as %s does: %#', async (provider, reply, code) => {
    expect(await ask(provider, reply)).toMatchObject({ kind: 'failed', failure: { code } });
  });
});
