import { CLAIMS, CONFIRMATORY_ENDPOINTS, ENDPOINTS } from '@beacon/verdict';
import type { Verdict } from '@beacon/verdict';
import { JOB_STATUSES } from '@beacon/domain';
import type { JobStatus } from '@beacon/domain';
import { z } from 'zod';
import { conclusion, interval, warning } from './verdict-figures.view.js';
import { modelVerdict } from './verdict-model.view.js';

const detectorRate = z.strictObject({
  x: z.int(),
  n: z.int(),
  rate: z.number(),
  interval: interval.describe('Of the independent answers that the labelled ones are worth.'),
});

const verdict = {
  conclusion,
  sentence: z.string(),
  interim: z.boolean().describe('Whether the job still ran.'),
  endpoint: z.enum(ENDPOINTS),
  claim: z.enum(CLAIMS),
  alpha: z.number(),
  margin: z.number(),
  level: z.number().describe('Confidence of the intervals.'),
  seed: z.int().describe('Of the random draws: the same rows and seed give the same verdict.'),
  tests_in_family: z
    .int()
    .describe(
      'Confirmatory tests: one for each model and endpoint; one for both where all that a model withholds is refused.',
    ),
  correction: z.literal('holm'),
  repeats: z.int(),
  regions: z.array(z.string()),
  twins: z.array(z.strictObject({ region: z.string(), twin_of: z.string() })),
  detector: z
    .array(
      z.strictObject({
        endpoint: z.enum(CONFIRMATORY_ENDPOINTS),
        language: z
          .string()
          .nullable()
          .describe('Null where the language of questions is not known.'),
        source: z.enum(['calibration', 'reviewed', 'people', 'unknown']),
        sensitivity: detectorRate.nullable(),
        specificity: detectorRate.nullable(),
      }),
    )
    .describe('How well what typed the outcomes finds an event, in each language asked.'),
  models: z.array(modelVerdict),
  warnings: z.array(warning),
  versions: z.record(z.string(), z.string()),
};

/** A job's verdict, as it goes over the wire. */
export type JobVerdictView = Verdict & { readonly job_id: string; readonly status: JobStatus };

/** The shape is that of the analysis; this says the same to readers of the API. */
export const jobVerdictView: z.ZodType<JobVerdictView> = z.strictObject({
  job_id: z.string(),
  status: z.enum(JOB_STATUSES),
  ...verdict,
});
