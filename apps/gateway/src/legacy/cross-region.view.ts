import { OUTCOMES } from '@beacon/domain';
import { z } from 'zod';
import { time } from '../http/time.js';
import { analysisView } from './bias-analysis.view.js';
import { unavailableView } from './unavailable.js';

const REGION_STATUSES = ['completed', 'failed', 'pending'] as const;

const regionResult = z.strictObject({
  region: z.string(),
  region_code: z.string(),
  region_name: z.string(),
  flag: z.string(),
  status: z
    .enum(REGION_STATUSES)
    .describe('`completed` when anything is measured, `failed` when nothing that is recorded is.'),
  provider_id: z.string().nullable(),
  model_id: z.string(),
  execution_id: z
    .int()
    .nullable()
    .describe('Of the repeats with the most frequent outcome, the one most like the others.'),
  started_at: time.nullable(),
  completed_at: time.nullable(),
  duration_ms: z.int().nullable(),
  execution_output: z
    .strictObject({ response: z.string().nullable(), response_cut: z.boolean() })
    .nullable(),
  scoring: z.strictObject({
    outcome: z.enum(OUTCOMES).nullable().describe('Of that execution.'),
    censorship_detected: z
      .boolean()
      .describe('Whether it is refused or blocked; over all questions, whether any is.'),
    measured: z.int(),
    refused: z.int().describe('In the words of the model.'),
    blocked: z.int().describe('By the provider, the question or the answer.'),
    refusal_rate: z.number().nullable().describe('Share that the model refused, over the repeats.'),
    bias_score: z.null(),
    censorship_score: z.null(),
    political_sensitivity: z.null(),
    cultural_bias: z.null(),
    factual_accuracy: z.null(),
    sentiment: z.null(),
    keyword_flags: z.null(),
    unavailable: unavailableView,
  }),
  error: z.string().nullable(),
});
export type RegionResult = z.output<typeof regionResult>;

/** One question of one model over the regions, as clients of the original API read it. */
export const crossRegionView = z.strictObject({
  cross_region_execution: z.strictObject({
    job_id: z.string(),
    model_id: z.string(),
    question_id: z
      .string()
      .nullable()
      .describe("Null for the job's own prompt, and over all questions."),
    created_at: time.describe('Of the job.'),
    status: z
      .enum(['completed', 'partial', 'failed', 'running'])
      .describe('`running` while the job runs and a region has nothing yet.'),
  }),
  region_results: z
    .array(regionResult)
    .describe("In the job's order, second executors left out: the original knows none."),
  analysis: analysisView,
  summary: z.strictObject({
    total_regions: z.int(),
    completed_regions: z.int(),
    failed_regions: z.int(),
    risk_level: z.null(),
    max_bias_score: z.null(),
    min_bias_score: z.null(),
    avg_response_length: z
      .number()
      .nullable()
      .describe('Of the answers shown, in characters; null when there is none.'),
    unavailable: unavailableView,
  }),
});
export type CrossRegionAnalysisView = z.output<typeof crossRegionView>;
