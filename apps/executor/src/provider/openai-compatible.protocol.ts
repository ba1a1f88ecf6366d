import type { ExecuteTaskV1 } from '@beacon/contracts';
import type { LaneConfig } from '@beacon/domain';
import { z } from 'zod';
import { errorIn } from './error-body.js';
import { failureOf, failureOfStatus } from './failures.js';
import { parseJsonBody } from './json-body.js';
import type { HttpReply, Protocol, ReadBody } from './protocol.js';

/** More than the column takes is no count of tokens. */
const tokens = z.int().min(0).max(2_147_483_647).nullish().catch(null);
const label = z.string().max(300).nullish().catch(null);

const completion = z.object({
  model: label,
  system_fingerprint: label,
  choices: z
    .array(
      z.object({
        finish_reason: label,
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: tokens, completion_tokens: tokens }).nullish().catch(null),
});

const FILTER_CODES = new Set([
  'content_filter',
  'content_policy_violation',
  'ResponsibleAIPolicyViolation',
]);

/** `POST /chat/completions`: OpenAI, vLLM, Ollama, llama.cpp, LiteLLM and many more. */
export const openAiCompatible: Protocol = {
  path: '/chat/completions',

  request(task: ExecuteTaskV1, lane: LaneConfig) {
    const { temperature, maxTokens, seed, topP } = task.sampling;
    const system =
      task.systemPrompt === null ? [] : [{ role: 'system', content: task.systemPrompt }];
    return {
      model: lane.providerModel,
      messages: [...system, { role: 'user', content: task.prompt }],
      temperature,
      max_tokens: maxTokens,
      ...(seed === null ? {} : { seed }),
      ...(topP === null ? {} : { top_p: topP }),
      stream: false,
    };
  },

  read(reply: HttpReply): ReadBody {
    if (blockedInput(reply)) return blocked();
    if (reply.status < 200 || reply.status > 299) {
      return { kind: 'failure', failure: failureOfStatus(reply) };
    }
    const parsed = parseJsonBody(reply, completion);
    return parsed.kind === 'failure' ? parsed : answerOf(parsed.value);
  },
};

function answerOf(body: z.output<typeof completion>): ReadBody {
  const choice = body.choices[0];
  if (!choice) {
    return { kind: 'failure', failure: failureOf('permanent', 'invalid_response', 'no choice') };
  }
  const finishReason = choice.finish_reason ?? null;
  return {
    kind: 'answer',
    answer: {
      // Some models put a refusal in a field of its own.
      text: choice.message.content ?? choice.message.refusal ?? '',
      finishReason,
      contentFilter: finishReason === 'content_filter' ? 'output' : null,
      inputTokens: body.usage?.prompt_tokens ?? null,
      outputTokens: body.usage?.completion_tokens ?? null,
    },
    evidence: {
      servedModel: body.model ?? null,
      systemFingerprint: body.system_fingerprint ?? null,
    },
  };
}

/** A prompt that the provider's filter refuses is a measurement, sent as an HTTP error. */
function blockedInput({ status, body }: HttpReply): boolean {
  if (status !== 400 && status !== 403) return false;
  return FILTER_CODES.has(errorIn(body)?.code ?? '');
}

function blocked(): ReadBody {
  return {
    kind: 'answer',
    answer: {
      text: '',
      finishReason: 'content_filter',
      contentFilter: 'input',
      inputTokens: null,
      outputTokens: null,
    },
    evidence: { servedModel: null, systemFingerprint: null },
  };
}
