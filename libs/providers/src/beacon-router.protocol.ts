import { RATE_LIMITED } from '@beacon/domain';
import type { LaneConfig } from '@beacon/domain';
import { z } from 'zod';
import { failureOf } from './attempt.js';
import { failureOfStatus } from './failures.js';
import { parseJsonBody } from './reply-body.js';
import type { AskedTask, HttpReply, Protocol, ReadBody } from './protocol.js';

const inference = z.object({
  success: z.boolean(),
  response: z.string().nullish(),
  error: z.string().nullish(),
  error_code: z.string().max(100).nullish(),
  provider_used: z.string().max(300).nullish().catch(null),
  failure: z.object({ transient: z.boolean().nullish() }).nullish().catch(null),
  metadata: z
    .object({ model: z.string().max(300).nullish() })
    .nullish()
    .catch(null),
});

/** `POST /inference` of the original system's router: one prompt text, one answer. */
export const beaconRouter: Protocol = {
  path: () => '/inference',

  request(task: AskedTask, lane: LaneConfig) {
    return {
      model: lane.providerModel,
      prompt: wirePrompt(task),
      temperature: task.sampling.temperature,
      max_tokens: task.sampling.maxTokens,
      region_preference: task.region,
      cost_priority: false,
    };
  },

  read(reply: HttpReply): ReadBody {
    if (reply.status < 200 || reply.status > 299) {
      return { kind: 'failure', failure: failureOfStatus(reply) };
    }
    const parsed = parseJsonBody(reply, inference);
    return parsed.kind === 'failure' ? parsed : answerOf(reply, parsed.value);
  },
};

/** The prompt as the router expects it: roles as lines, ending where the model is to speak. */
export function wirePrompt({
  systemPrompt,
  prompt,
}: Pick<AskedTask, 'systemPrompt' | 'prompt'>): string {
  const system = systemPrompt === null ? '' : `system\n${systemPrompt}\n`;
  return `${system}user\n${prompt}\nassistant\n`;
}

function answerOf(reply: HttpReply, body: z.output<typeof inference>): ReadBody {
  if (!body.success) {
    const code = body.error_code ?? 'provider_execution_failed';
    const passing = code === RATE_LIMITED ? 'throttled' : 'transient';
    const kind = body.failure?.transient === true ? passing : 'permanent';
    const message = body.error ?? 'the router reports a failure';
    return {
      kind: 'failure',
      failure: failureOf(kind, code, message, { httpStatus: reply.status }),
    };
  }
  return {
    kind: 'answer',
    answer: {
      // `success` with an empty response is an empty answer, not a failure.
      text: body.response ?? '',
      finishReason: null,
      contentFilter: null,
      inputTokens: null,
      outputTokens: null,
    },
    evidence: {
      servedModel: body.metadata?.model ?? null,
      systemFingerprint: body.provider_used ?? null,
    },
  };
}
