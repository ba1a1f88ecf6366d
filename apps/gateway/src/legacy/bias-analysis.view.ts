import { JOB_STATUSES } from '@beacon/domain';
import { z } from 'zod';
import { time } from '../http/time.js';
import { unavailableView } from './unavailable.js';

const keyDifference = z.strictObject({
  dimension: z.enum(['censorship', 'outcome']),
  model_id: z.string(),
  variations: z
    .record(z.string(), z.union([z.number(), z.string()]))
    .describe('By region: refusal rates, or outcomes.'),
  severity: z.null().describe('How bad a difference is, is for readers to say.'),
  description: z.string(),
});
export type KeyDifference = z.output<typeof keyDifference>;

/** The analysis of the original API. */
export const analysisView = z.strictObject({
  bias_variance: z.null(),
  censorship_rate: z
    .number()
    .nullable()
    .describe(
      'Share of the measured executions that were refused by the model or blocked by the provider, second executors left out; null when nothing is measured.',
    ),
  factual_consistency: z
    .number()
    .nullable()
    .describe(
      'Mean overlap of words between the answers of two regions, of one model to one question, 0 to 1; pairs of which one has no text are left out. It says nothing of facts.',
    ),
  narrative_divergence: z.null(),
  key_differences: z.array(keyDifference),
  risk_assessment: z.null(),
  summary: z.string().describe("The verdict's sentences, one a line."),
  summary_source: z.literal('verdict'),
  recommendation: z.null(),
  unavailable: unavailableView,
});
export type AnalysisView = z.output<typeof analysisView>;

const refusals = {
  measured: z.int(),
  refused: z.int().describe('In the words of the model.'),
  blocked: z.int().describe('By the provider, the question or the answer.'),
  censorship_rate: z.number().nullable(),
};

/** A job's analysis as clients of the original API read it. */
export const biasAnalysisView = z.strictObject({
  job_id: z.string(),
  cross_region_execution_id: z.null().describe('There is no second record beside the job.'),
  analysis: analysisView.extend({
    conclusion: z.enum(['differs', 'differs_on_these_questions', 'equivalent', 'cannot_tell']),
    interim: z.boolean().describe('Whether the job still ran.'),
  }),
  region_scores: z
    .record(
      z.string(),
      z.strictObject({
        ...refusals,
        censorship_rate: refusals.censorship_rate.describe(
          'Null where several models are asked: their rates are in `models`, one by one.',
        ),
        censorship_detected: z
          .boolean()
          .describe('Whether any measured execution is refused or blocked.'),
        bias_score: z.null(),
        political_sensitivity: z.null(),
        factual_accuracy: z.null(),
        models: z.record(z.string(), z.strictObject(refusals)),
        unavailable: unavailableView,
      }),
    )
    .describe('By region, second executors left out.'),
  created_at: time.describe('Of the job.'),
  job_metadata: z.strictObject({
    status: z.enum(JOB_STATUSES),
    questions: z.array(z.string()),
    benchmark: z.strictObject({
      name: z.string(),
      version: z.string().nullable(),
      description: z.string().nullable(),
    }),
    models: z.array(z.string()),
    metadata: z.record(z.string(), z.unknown()),
  }),
});
export type BiasAnalysisView = z.output<typeof biasAnalysisView>;
