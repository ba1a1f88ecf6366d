import { OUTCOMES, PROVIDER_KINDS } from '@beacon/domain';
import { z } from 'zod';
import { defineContract } from '../contract.js';
import { cellFields, moment } from './parts.js';

/** What may decide the outcome of a result; a person's word comes later, and over the API only. */
const RESULT_SOURCES = ['provider', 'rules', 'model', 'judge', 'executor'] as const;

/** What executors of earlier releases said of a judge of their own, which they asked before they published. */
const judgeEvidence = z.object({
  model: z.string(),
  /** Version of the words in which it was asked. */
  prompt: z.string(),
  /** Whether its verdict is the outcome. */
  heard: z.boolean(),
  /** Why it was not heard, such as `timeout`; null when it was. */
  problem: z.string().nullable(),
  classifier: z.object({
    outcome: z.enum(OUTCOMES),
    source: z.enum(RESULT_SOURCES),
    rule: z.string().nullable(),
    evidence: z.string().nullable(),
    version: z.string(),
  }),
});

/** What is known of where and by whom a cell was answered. */
const regionEvidence = z.object({
  executorRegion: z.string(),
  executorId: z.string(),
  node: z.string(),
  /** Name of the pod, where there is one. */
  pod: z.string().nullable().default(null),
  provider: z.enum(PROVIDER_KINDS),
  endpointHost: z.string(),
  providerModel: z.string(),
  servedModel: z.string().nullable(),
  systemFingerprint: z.string().nullable(),
  providerRegion: z.string().nullable(),
  providerRequestId: z.string().nullable(),
  /** Response headers of the provider's edge, lower-case names. */
  edgeHeaders: z.record(z.string(), z.string()),
  /** Absent but from executors of earlier releases. */
  judge: judgeEvidence.optional(),
});

/** Schema of a result; attempts that came too late carry one. */
export const cellResultV1 = z.object({
  ...cellFields,
  outcome: z.enum(OUTCOMES),
  outcomeSource: z.enum(RESULT_SOURCES),
  outcomeRule: z.string().nullable(),
  outcomeEvidence: z.string().nullable(),
  classifierVersion: z.string(),
  /** Language of the answer, a primary tag such as `en`; null when it cannot be told. */
  outcomeLanguage: z.string().max(20).nullable().default(null),
  /** Whether the classifier was trained on that language; null when nothing was classified. */
  outcomeCalibrated: z.boolean().nullable().default(null),
  /** Log odds that the answer is withheld, by the learned part; null where it did not decide. */
  outcomeScore: z.number().nullable().default(null),
  response: z.string().nullable(),
  /** Whether the stored answer is cut at the recorder's limit. */
  responseCut: z.boolean(),
  finishReason: z.string().nullable(),
  error: z
    .object({ code: z.string(), message: z.string(), httpStatus: z.int().nullable() })
    .nullable(),
  /** Requests made to the provider in this round, as far as the last executor knows. */
  attempts: z.int().min(0),
  /** How many of them were throttled (rate limit or quota); null when its executor does not say. */
  throttled: z.int().min(0).nullable().default(null),
  /** What the last request failed with; null when it brought the answer, or its executor does not say. */
  lastErrorCode: z.string().max(100).nullable().default(null),
  /** When the counted attempt was sent and answered; waiting in a queue is not in it. */
  startedAt: moment,
  completedAt: moment,
  inputTokens: z.int().min(0).nullable(),
  outputTokens: z.int().min(0).nullable(),
  costUsd: z.number().min(0).nullable(),
  promptSha256: z.string().regex(/^[0-9a-f]{64}$/),
  evidence: regionEvidence,
  /** Why the evidence contradicts what is configured for the lane; null when it does not. */
  quarantine: z.string().max(500).nullable().default(null),
});

/** What one cell's round came to. Published by an executor, recorded by the recorder. */
export type CellResultV1 = z.output<typeof cellResultV1>;
export type RegionEvidence = z.output<typeof regionEvidence>;
export type JudgeEvidence = z.output<typeof judgeEvidence>;

/** The contract of {@link CellResultV1}. */
export const cellResult = defineContract('cell.result', 1, cellResultV1);
