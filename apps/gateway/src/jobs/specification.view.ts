import {
  DEFAULT_MAX_SKEW_MS,
  JUDGING_SCOPES,
  NO_MAX_SKEW,
  OUTCOME_POLICIES,
  QUESTION_KINDS,
  formatDuration,
} from '@beacon/domain';
import type { JobSpec } from '@beacon/domain';
import { z } from 'zod';

/**
 * A job's specification in the form in which it can be submitted again. It holds no id, so that submitting it makes a new
 * job rather than meeting the old one.
 */
export const specificationView = z.strictObject({
  version: z.string(),
  benchmark: z.record(z.string(), z.unknown()),
  constraints: z.strictObject({
    regions: z.array(z.string()),
    min_regions: z.int(),
    min_success_rate: z.number(),
    timeout: z.string().describe('Duration, such as `10m`.'),
    provider_timeout: z.string(),
    max_skew: z.string().describe('Duration, or `off`.'),
  }),
  models: z.array(
    z.strictObject({ id: z.string(), name: z.string(), regions: z.array(z.string()) }),
  ),
  questions: z
    .array(
      z.strictObject({
        id: z.string(),
        text: z.string(),
        category: z.string().nullable(),
        language: z.string().nullable(),
        kind: z
          .enum(QUESTION_KINDS)
          .optional()
          .describe('Of own questions, where the job says so.'),
        statement: z
          .string()
          .optional()
          .describe('What an answer agrees or disagrees with, for raters.'),
      }),
    )
    .optional()
    .describe('Absent when the job asks its own prompt, `benchmark.input.data.prompt`.'),
  repeats: z.int(),
  order_seed: z
    .int()
    .optional()
    .describe(
      'What the order of the cells is drawn from. Absent in jobs from before orders were drawn.',
    ),
  sampling: z.strictObject({
    temperature: z.number(),
    max_tokens: z.int(),
    seed: z.int().nullable(),
    top_p: z.number().nullable(),
  }),
  system_prompt: z.enum(['regional', 'none']),
  judging: z
    .strictObject({
      models: z.array(z.string()),
      region: z.string().optional().describe('Absent where they are asked from several.'),
      policy: z.enum(OUTCOME_POLICIES),
      only: z.enum(JUDGING_SCOPES),
      max_tokens: z.int(),
    })
    .optional()
    .describe('Who judges its answers as they are recorded.'),
  judging_of: z
    .strictObject({
      source_job_id: z.string(),
      prompt: z.string().describe('Version of the words in which judges are asked.'),
      policy: z.enum(OUTCOME_POLICIES),
      only: z.enum(JUDGING_SCOPES),
      again: z.boolean(),
    })
    .optional()
    .describe('Of a judging job, which cannot be submitted: whose answers are its questions.'),
  metadata: z.record(z.string(), z.unknown()),
});
export type SpecificationView = z.output<typeof specificationView>;

/** The specification of a job, as it can be submitted again. */
export function toSpecificationView(spec: JobSpec): SpecificationView {
  return {
    // "1.0" is the form in which any benchmark may ask a prompt of its own.
    version: spec.questions.length === 0 ? '1.0' : spec.version,
    benchmark: toBenchmark(spec),
    constraints: toConstraints(spec),
    models: spec.models.map(({ id, name, regions }) => ({ id, name, regions: [...regions] })),
    ...toQuestions(spec),
    repeats: spec.repeats,
    ...(spec.order === undefined ? {} : { order_seed: spec.order.seed }),
    sampling: toSampling(spec),
    system_prompt: spec.systemPrompt,
    ...toJudging(spec),
    metadata: { ...spec.metadata },
  };
}

function toBenchmark({ benchmark }: JobSpec): SpecificationView['benchmark'] {
  const { name, version, description, details } = benchmark;
  return { name, version, description, ...details };
}

function toConstraints({ regions, constraints }: JobSpec): SpecificationView['constraints'] {
  return {
    regions: [...regions],
    min_regions: constraints.minRegions,
    min_success_rate: constraints.minSuccessRate,
    timeout: formatDuration(constraints.timeoutMs),
    provider_timeout: formatDuration(constraints.providerTimeoutMs),
    max_skew: maxSkewOf(constraints),
  };
}

function maxSkewOf({ maxSkewMs = DEFAULT_MAX_SKEW_MS }: JobSpec['constraints']): string {
  return maxSkewMs === null ? NO_MAX_SKEW : formatDuration(maxSkewMs);
}

function toQuestions({ questions }: JobSpec): Pick<SpecificationView, 'questions'> {
  if (questions.length === 0) return {};
  return {
    questions: questions.map(({ id, text, category, language, kind, statement }) => ({
      id,
      text,
      category,
      language,
      ...(kind === undefined ? {} : { kind }),
      ...(statement === undefined ? {} : { statement }),
    })),
  };
}

function toSampling({ sampling }: JobSpec): SpecificationView['sampling'] {
  const { temperature, maxTokens, seed, topP } = sampling;
  return { temperature, max_tokens: maxTokens, seed, top_p: topP };
}

function toJudging({
  judges,
  judging,
}: JobSpec): Pick<SpecificationView, 'judging' | 'judging_of'> {
  if (judging !== undefined) {
    const { sourceJobId: source_job_id, prompt, policy, only, again } = judging;
    return { judging_of: { source_job_id, prompt, policy, only, again } };
  }
  if (judges === undefined) return {};
  const { models, policy, only, maxTokens: max_tokens } = judges;
  const [region, ...others] = new Set(models.flatMap((model) => model.regions));
  const place = region === undefined || others.length > 0 ? {} : { region };
  return { judging: { models: models.map(({ id }) => id), ...place, policy, only, max_tokens } };
}
