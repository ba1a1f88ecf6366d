import type { FilterFinding } from '@beacon/contracts';
import type { LaneConfig } from '@beacon/domain';
import { z } from 'zod';
import type { ProviderAnswer } from '../attempt.js';
import { failureOfStatus } from '../failures.js';
import { namedFailure } from '../named-failure.js';
import { label, parameter, sumOf, tokens } from './fields.js';
import type { AnswerFacts, CarriedProtocol } from './carried-protocol.js';
import { NO_SECRET } from './carried-protocol.js';
import { vertexAddress } from './vertex-address.js';

/** Finish reasons that mean that a filter withheld the answer. */
const FILTERED = new Set([
  'SAFETY',
  'RECITATION',
  'BLOCKLIST',
  'PROHIBITED_CONTENT',
  'SPII',
  'IMAGE_SAFETY',
  'MODEL_ARMOR',
]);

const rating = z.object({
  category: z.string(),
  probability: label,
  blocked: z.boolean().catch(false),
});
/** Those that are none say nothing. */
const ratings = z
  .array(rating.nullable().catch(null))
  .nullish()
  .catch(null)
  .transform((list) => (list ?? []).filter((each) => each !== null));
const candidate = z.object({ finishReason: label, safetyRatings: ratings });

const body = z
  .object({
    candidates: z.array(candidate).nullish(),
    promptFeedback: z.object({ blockReason: label, safetyRatings: ratings }).nullish().catch(null),
    usageMetadata: z
      .object({
        promptTokenCount: tokens,
        candidatesTokenCount: tokens,
        thoughtsTokenCount: tokens,
      })
      .nullish()
      .catch(null),
    modelVersion: label,
    responseId: label,
  })
  .refine(({ candidates, promptFeedback }) => candidates?.[0] ?? promptFeedback?.blockReason, {
    path: ['candidates'],
  });

/** `POST /models/{model}:generateContent`: the Gemini API. */
export const gemini: CarriedProtocol = {
  takes: ['temperature', 'top_p', 'seed', 'max_tokens'],

  model: (lane, fetch) => modelAt(lane.baseUrl, lane, fetch),

  written: z
    .object({
      generationConfig: z.object({
        temperature: parameter,
        topP: parameter,
        seed: parameter,
        maxOutputTokens: parameter,
      }),
    })
    .transform(({ generationConfig: { temperature, topP, seed, maxOutputTokens } }) => ({
      temperature,
      top_p: topP,
      seed,
      max_tokens: maxOutputTokens,
    })),

  facts: body.transform(factsOf),

  shown: z.object({
    candidates: z
      .array(z.object({ content: z.unknown().optional(), finishReason: label }))
      .nullish(),
    promptFeedback: z.object({ blockReason: label }).nullish().catch(null),
  }),

  refusedOrFailed: (reply) => ({
    kind: 'failure',
    failure: namedFailure(failureOfStatus(reply), reply),
  }),
};

/** The same, of a project at Vertex AI. */
export const vertex: CarriedProtocol = {
  ...gemini,
  model: (lane, fetch) => modelAt(vertexAddress(lane, 'google'), lane, fetch),
};

async function modelAt(baseURL: string, lane: LaneConfig, fetch: typeof globalThis.fetch) {
  const { createGoogle } = await import('@ai-sdk/google');
  // The name decides how the package writes for Vertex AI what it writes otherwise for the Gemini API.
  const name = lane.protocol === 'vertex' ? 'google.vertex.chat' : 'google.generative-ai';
  return createGoogle({ baseURL, apiKey: NO_SECRET, fetch, name }).languageModel(
    lane.providerModel,
  );
}

type Body = z.output<typeof body>;

function factsOf(said: Body): AnswerFacts {
  const usage = said.usageMetadata;
  return {
    answer: {
      ...endOf(said),
      inputTokens: usage?.promptTokenCount ?? null,
      // Thoughts are charged as output, and counted beside it.
      outputTokens: sumOf(usage?.candidatesTokenCount, usage?.thoughtsTokenCount),
    },
    evidence: {
      servedModel: said.modelVersion,
      providerRequestId: said.responseId,
      reasoningTokens: usage?.thoughtsTokenCount ?? null,
      filters: [
        ...findings(said.promptFeedback?.safetyRatings, 'input'),
        ...findings(said.candidates?.[0]?.safetyRatings, 'output'),
      ],
    },
  };
}

/** A question that is blocked has no candidate, or one that ended by nothing. */
function endOf({
  candidates,
  promptFeedback,
}: Body): Pick<ProviderAnswer, 'finishReason' | 'contentFilter'> {
  const blockReason = promptFeedback?.blockReason ?? null;
  const finishReason = candidates?.[0]?.finishReason ?? null;
  if (finishReason !== null || blockReason === null) {
    return { finishReason, contentFilter: FILTERED.has(finishReason ?? '') ? 'output' : null };
  }
  return { finishReason: blockReason, contentFilter: 'input' };
}

function findings(
  rated: z.output<typeof ratings> | undefined,
  side: FilterFinding['side'],
): FilterFinding[] {
  return (rated ?? []).map(({ category, probability, blocked }) => ({
    side,
    category,
    severity: probability,
    blocked,
  }));
}
