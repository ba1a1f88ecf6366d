import { OUTCOMES, PROVIDERS, SAMPLING_PARAMETERS } from '@beacon/domain';
import { z } from 'zod';
import { defineContract } from '../contract.js';
import { cellFields, failure, moment } from './parts.js';

/** What may decide the outcome of a result; a manual correction comes later, and over the API only. */
const RESULT_SOURCES = ['provider', 'rules', 'model', 'judge', 'executor'] as const;

/** What executors of earlier releases said of a judge of their own, which they asked before they published. */
const judgeEvidence = z.object({
  model: z.string(),
  prompt: z.string().describe('Version of the words in which it was asked.'),
  heard: z.boolean().describe('Whether its verdict is the outcome.'),
  problem: z
    .string()
    .nullable()
    .describe('Why it was not heard, such as `timeout`; null when it was.'),
  classifier: z.object({
    outcome: z.enum(OUTCOMES),
    source: z.enum(RESULT_SOURCES),
    rule: z.string().nullable(),
    evidence: z.string().nullable(),
    version: z.string(),
  }),
});

const filterFinding = z.object({
  side: z.enum(['input', 'output']).describe('What it looked at: the question or the answer.'),
  category: z.string().max(60).describe("The provider's own word, such as `violence`."),
  severity: z.string().max(20).nullable().describe("The provider's own word, such as `medium`."),
  blocked: z.boolean().describe('Whether it stopped what it looked at.'),
});

/** What a provider's content filter found, on one side and of one kind. */
export type FilterFinding = z.output<typeof filterFinding>;

/** What is known of where and by whom a cell was answered. */
const regionEvidence = z.object({
  executorRegion: z.string().describe("The executor's own region."),
  executorId: z.string(),
  node: z.string().describe('Name of its machine.'),
  pod: z.string().nullable().default(null).describe('Name of the pod, where there is one.'),
  provider: z.enum(PROVIDERS),
  endpointHost: z.string().describe('Host and port that the request went to.'),
  providerModel: z.string().describe("The provider's name of the model, as asked for."),
  servedModel: z.string().nullable().describe('The model that the provider says answered.'),
  systemFingerprint: z.string().nullable(),
  providerRegion: z.string().nullable().describe('The region that the provider says it is in.'),
  providerRequestId: z.string().nullable(),
  edgeHeaders: z
    .record(z.string(), z.string())
    .describe("Response headers of the provider's edge, lower-case names."),
  askedRegion: z
    .string()
    .max(100)
    .optional()
    .describe("The provider's own region that was asked for; absent where the lane names none."),
  upstream: z
    .string()
    .max(300)
    .optional()
    .describe('The provider that a router says it sent the request on to; absent without one.'),
  unpinned: z
    .literal(true)
    .optional()
    .describe('Present where the router was free to choose the provider that serves.'),
  leftOut: z
    .array(z.enum(SAMPLING_PARAMETERS))
    .optional()
    .describe(
      'Parameters of the sampling that were not sent, because the model refuses them; absent for none.',
    ),
  filters: z
    .array(filterFinding)
    .max(40)
    .optional()
    .describe(
      "What the provider's content filters found, be it nothing; absent where it says none.",
    ),
  reasoning: z
    .string()
    .optional()
    .describe(
      'What the model wrote before its answer, at most 20,000 characters; absent where the provider shows none. No part of the answer.',
    ),
  reasoningTokens: z
    .int()
    .min(0)
    .optional()
    .describe('As the provider counts; absent where it does not say.'),
  judge: judgeEvidence
    .optional()
    .describe('Present only in results from executors of earlier releases.'),
});

/** An executor's signature over its statement of a result; libs/signing says what that is. */
const resultSignature = z.object({
  kid: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .describe("Id of the executor's key."),
  requestHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('Of the request that was made, in hex.'),
  signature: z
    .string()
    .max(1_100)
    .describe(
      "Over the statement of the result's other fields: the number of statements signed together, this one's place, its path in their Merkle tree, and the Ed25519 signature over its root.",
    ),
});

/** How a cell's task came to its executor. Each time is by the clock of whom it is of. */
const taskDelivery = z.object({
  plannedAt: moment.describe("When it was planned, by the database's clock."),
  publishedAt: moment.describe('When the broker stored the task.'),
  deliveredAt: moment.describe('When the executor got the delivery that brought the result.'),
  deliveries: z.int().min(1).describe('Deliveries of the task until then.'),
});

/** How the task of a result came to its executor. */
export type TaskDelivery = z.output<typeof taskDelivery>;

/** Schema of a result; attempts that came too late carry one. */
export const cellResultV1 = z.object({
  ...cellFields,
  outcome: z.enum(OUTCOMES).describe('What happened, typed.'),
  outcomeSource: z
    .enum(RESULT_SOURCES)
    .describe(
      'What decided: `provider` (its own signal), `rules` or `model` (the classifier, on the text), `executor` (there was no answer); `judge` only from executors of earlier releases.',
    ),
  outcomeRule: z.string().nullable().describe('The rule that decided.'),
  outcomeEvidence: z
    .string()
    .nullable()
    .describe('The words that it matched, at most 200 characters.'),
  classifierVersion: z.string().describe('Version of the classifier.'),
  outcomeLanguage: z
    .string()
    .max(20)
    .nullable()
    .default(null)
    .describe('Language of the answer, a primary tag such as `en`; null when it cannot be told.'),
  outcomeCalibrated: z
    .boolean()
    .nullable()
    .default(null)
    .describe(
      'Whether the classifier was trained on that language; null when nothing was classified.',
    ),
  outcomeScore: z
    .number()
    .nullable()
    .default(null)
    .describe(
      'Log odds that the answer is withheld, by the learned part; null where it did not decide.',
    ),
  response: z
    .string()
    .nullable()
    .describe('The answer, at most 150,000 characters; NUL and lone surrogates become U+FFFD.'),
  responseCut: z.boolean().describe('Whether it was longer.'),
  finishReason: z
    .string()
    .nullable()
    .describe("The provider's; `refusal` where it sent one in a field of its own."),
  error: failure.nullable().describe('Null when there is an answer.'),
  attempts: z
    .int()
    .min(0)
    .describe(
      'Requests to the provider in this round, as far as the executor knows: one that died with its process is not among them.',
    ),
  throttled: z
    .int()
    .min(0)
    .nullable()
    .default(null)
    .describe(
      'How many of them were throttled (rate limit or quota); null when the executor does not say.',
    ),
  lastErrorCode: z
    .string()
    .max(100)
    .nullable()
    .default(null)
    .describe(
      'What the last request failed with; null when it brought the answer, or the executor does not say.',
    ),
  startedAt: moment.describe(
    "When the counted attempt was sent, by the executor's clock; waiting in a queue is not in it.",
  ),
  completedAt: moment.describe(
    'When it was answered: `startedAt` and what a monotonic clock measured since.',
  ),
  inputTokens: z.int().min(0).nullable().describe('As the provider counts.'),
  outputTokens: z.int().min(0).nullable().describe('As the provider counts.'),
  costUsd: z.number().min(0).nullable().describe("From the lane's prices; null without them."),
  costAtMostUsd: z
    .number()
    .min(0)
    .optional()
    .describe(
      'Present only where `costUsd` is null because the answer came without its usage or not in time, and the lane has prices: what the call cost at most.',
    ),
  task: taskDelivery
    .optional()
    .describe('How its task came; absent from executors of earlier releases.'),
  promptSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('Of the prompt that was asked, in hex.'),
  evidence: regionEvidence.describe('What is known of where it was answered.'),
  quarantine: z
    .string()
    .max(500)
    .nullable()
    .default(null)
    .describe(
      'Why the evidence contradicts what is configured for the lane; null when it does not.',
    ),
  signed: resultSignature
    .optional()
    .describe('The signature of the executor; absent where it does not sign.'),
});

/** What one cell's round came to. Published by an executor, recorded by the recorder. */
export type CellResultV1 = z.output<typeof cellResultV1>;
export type RegionEvidence = z.output<typeof regionEvidence>;
export type JudgeEvidence = z.output<typeof judgeEvidence>;

/** The contract of {@link CellResultV1}. */
export const cellResult = defineContract('cell.result', 1, cellResultV1);
