import { isModelId, SIMULATED_MODELS, type ModelId } from '../behaviour/models.js';
import { countTokens, firstTokens } from '../behaviour/tokens.js';
import type { Said } from '../behaviour/answer.js';
import { HttpError } from './http-error.js';
import type { Question } from './requests.js';

/** A model's answer within the limits of its request. */
export interface Reply {
  readonly text: string;
  readonly finishReason: 'stop' | 'length' | 'content_filter';
  readonly promptTokens: number;
  readonly completionTokens: number;
}

/** US dollars that the old contract reports for a thousand tokens: an invented price. */
const COST_PER_THOUSAND = 0.0003;

/** Cuts what a model says at the request's token limit. */
export function replyTo(question: Question, said: Said): Reply {
  const { text, cut } = firstTokens(said.text, question.maxTokens);
  return {
    text,
    finishReason: cut ? 'length' : said.finishReason,
    promptTokens: countTokens(question.sent),
    completionTokens: countTokens(text),
  };
}

/** A reply as OpenAI's chat completions word it. */
export function chatCompletion(id: string, region: string, model: ModelId, reply: Reply): unknown {
  const { text, finishReason, promptTokens, completionTokens } = reply;
  return {
    id: `chatcmpl-simulation-${id}`,
    object: 'chat.completion',
    created: Math.floor(Date.now() / 1_000),
    model,
    system_fingerprint: `simulation-${region}-${model}`,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: text, refusal: null },
        logprobs: null,
        finish_reason: finishReason,
      },
    ],
    usage: {
      prompt_tokens: promptTokens,
      completion_tokens: completionTokens,
      total_tokens: promptTokens + completionTokens,
    },
  };
}

/** A reply as the old router's contract words it; `seconds` is how long the model took. */
export function inferenceResult(
  id: string,
  region: string,
  model: ModelId,
  reply: Reply,
  seconds: number,
): unknown {
  const tokens = reply.promptTokens + reply.completionTokens;
  const provider = `simulation-${region}`;
  return {
    success: true,
    response: reply.text,
    provider_used: provider,
    inference_time: seconds,
    cost_estimate: (tokens / 1_000) * COST_PER_THOUSAND,
    metadata: {
      provider_type: 'simulation',
      region,
      model,
      finish_reason: reply.finishReason,
      receipt: { schema_version: 'v0.1.0', id, simulation: true, provider },
    },
  };
}

/** The models, as OpenAI lists them. */
export function modelList(): unknown {
  const data = Object.entries(SIMULATED_MODELS).map(([id, { maker }]) => ({
    id,
    object: 'model',
    created: 0,
    owned_by: `simulation-of-${maker}`,
  }));
  return { object: 'list', data };
}

/**
 * The model of a name.
 * @throws HttpError 404 `model_not_found` when the simulator does not play it.
 */
export function modelNamed(name: string): ModelId {
  if (isModelId(name)) return name;
  const known = Object.keys(SIMULATED_MODELS).join(', ');
  const message = `The model '${name}' does not exist in this simulation, which plays ${known}.`;
  throw new HttpError(404, 'model_not_found', message);
}
