import { z } from 'zod';
import { failureOfStatus } from '../failures.js';
import { namedFailure } from '../named-failure.js';
import type { ReadBody } from '../protocol.js';
import { asOpenAiError } from './aws-error.js';
import { blockedByPolicy } from './blocked-by-policy.js';
import type { AnswerFacts, CarriedProtocol } from './carried-protocol.js';
import { NO_SECRET } from './carried-protocol.js';
import { guardrailFindings } from './guardrail-findings.js';
import { label, parameter, tokens } from './fields.js';

const FILTERED = new Set(['content_filtered', 'guardrail_intervened']);

const body = z.object({
  output: z.object({ message: z.object({ content: z.array(z.unknown()) }) }),
  stopReason: label,
  usage: z.object({ inputTokens: tokens, outputTokens: tokens }).nullish().catch(null),
  trace: z
    .object({
      guardrail: z
        .object({
          inputAssessment: z.unknown().optional(),
          outputAssessments: z.unknown().optional(),
        })
        .nullish()
        .catch(null),
      promptRouter: z.object({ invokedModelId: label }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
});
type Body = z.output<typeof body>;

/** `POST /model/{id}/converse`: Amazon Bedrock. */
export const bedrock: CarriedProtocol = {
  takes: ['temperature', 'top_p', 'max_tokens'],

  async model(lane, fetch) {
    const { createAmazonBedrock } = await import('@ai-sdk/amazon-bedrock');
    // Given a key, the package signs nothing and looks for no keys: what it writes is signed where it is sent.
    const provider = createAmazonBedrock({ baseURL: lane.baseUrl, apiKey: NO_SECRET, fetch });
    return provider.languageModel(lane.providerModel);
  },

  written: z
    .object({
      inferenceConfig: z
        .object({ temperature: parameter, topP: parameter, maxTokens: parameter })
        .default({}),
    })
    .transform(({ inferenceConfig: { temperature, topP, maxTokens } }) => ({
      temperature,
      top_p: topP,
      max_tokens: maxTokens,
    })),

  facts: body.transform(factsOf),

  shown: z
    .object({ output: z.unknown(), stopReason: label })
    .transform(({ output, stopReason }) => ({
      output,
      stopReason: stopReason ?? '',
      usage: { inputTokens: 0, outputTokens: 0, totalTokens: 0 },
    })),

  refusedOrFailed(reply): ReadBody {
    const error = asOpenAiError(reply);
    const blocked = blockedByPolicy(error);
    if (blocked !== null) return blocked;
    const failure = namedFailure(failureOfStatus(error), error);
    return { kind: 'failure', failure: { ...failure, httpStatus: reply.status } };
  },
};

function factsOf(answer: Body): AnswerFacts {
  const { stopReason, usage, trace } = answer;
  return {
    answer: {
      finishReason: stopReason,
      contentFilter: FILTERED.has(stopReason ?? '') ? blockedSide(answer) : null,
      inputTokens: usage?.inputTokens ?? null,
      outputTokens: usage?.outputTokens ?? null,
    },
    evidence: {
      // The answer names no model; a prompt router's trace does.
      servedModel: trace?.promptRouter?.invokedModelId ?? null,
      filters: guardrailFindings(trace?.guardrail),
    },
  };
}

/** A guardrail that stops the question leaves the model unasked, so that no token was read and no answer assessed. */
function blockedSide({ usage, trace }: Body): 'input' | 'output' {
  const guardrail = trace?.guardrail;
  const isUnasked = usage?.inputTokens === 0 && usage.outputTokens === 0;
  const isInputAlone = guardrail?.inputAssessment != null && guardrail.outputAssessments == null;
  return isUnasked || isInputAlone ? 'input' : 'output';
}
