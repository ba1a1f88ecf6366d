import { z } from 'zod';

const details = z.record(z.string(), z.string());
const bound = z.union([z.number(), z.enum(['Infinity', '-Infinity']), z.null()]);

const modelInfo = z.strictObject({
  name: z.string(),
  id: z.string(),
  developer: z.string().optional(),
  inference_platform: z.string().optional(),
  inference_engine: z
    .strictObject({ name: z.string().optional(), version: z.string().optional() })
    .optional(),
  additional_details: z
    .object({
      deployment_type: z.enum(['self_deployed', 'externally_managed', 'unknown']),
      model_availability: z.enum(['open_weights', 'closed_weights', 'unknown']),
    })
    .catchall(z.string()),
});

const sourceData = z.discriminatedUnion('source_type', [
  z.strictObject({
    dataset_name: z.string(),
    source_type: z.literal('other'),
    // Not among the fields of the schema for other sources, which takes further ones.
    source_id: z.string().optional(),
    additional_details: details.optional(),
  }),
]);

const metricConfig = z
  .strictObject({
    evaluation_description: z.string().optional(),
    metric_id: z.string().optional(),
    metric_name: z.string().optional(),
    metric_kind: z.string().optional(),
    metric_unit: z.string().optional(),
    lower_is_better: z.boolean(),
    score_type: z.enum(['binary', 'continuous', 'levels']).optional(),
    min_score: bound.optional(),
    max_score: bound.optional(),
    additional_details: details.optional(),
  })
  .refine(
    ({ score_type: type, min_score: min, max_score: max }) =>
      type !== 'continuous' || (min !== undefined && max !== undefined),
    'a continuous score has both bounds',
  );

const uncertainty = z.strictObject({
  confidence_interval: z
    .strictObject({
      lower: z.number(),
      upper: z.number(),
      confidence_level: z.number().min(0).max(1).optional(),
      method: z.string().optional(),
    })
    .optional(),
  num_samples: z.int().optional(),
});

const generation = z.strictObject({
  generation_args: z
    .strictObject({
      temperature: z.number().nullable().optional(),
      top_p: z.number().nullable().optional(),
      max_tokens: z.int().min(1).optional(),
    })
    .optional(),
  additional_details: details.optional(),
});

const result = z.strictObject({
  evaluation_result_id: z.string().optional(),
  evaluation_name: z.string(),
  source_data: sourceData,
  evaluation_timestamp: z.string().optional(),
  metric_config: metricConfig,
  score_details: z.strictObject({
    score: z.number(),
    details: details.optional(),
    uncertainty: uncertainty.optional(),
  }),
  generation_config: generation.optional(),
});

/** What schema 0.3.0 of Every Eval Ever demands of the fields that Beacon writes; no others are taken, where that schema would. */
export const everyEvalEverSchema = z.strictObject({
  schema_version: z.literal('0.3.0'),
  evaluation_id: z.string().regex(/^[^/]+\/.+\/\d+$/),
  evaluation_timestamp: z.string().optional(),
  retrieved_timestamp: z.string().regex(/^\d+$/),
  source_metadata: z.strictObject({
    source_name: z.string().optional(),
    source_type: z.enum(['documentation', 'evaluation_run']),
    source_organization_name: z.string(),
    evaluator_relationship: z.enum(['first_party', 'third_party', 'collaborative', 'other']),
    additional_details: details.optional(),
  }),
  eval_library: z.strictObject({ name: z.string(), version: z.string() }),
  model_info: modelInfo,
  evaluation_results: z.array(result),
});
