import { JUDGING_SCOPES, OUTCOME_POLICIES, QUESTION_KINDS } from '@beacon/domain';
import { z } from 'zod';

/** A list of regions, as it is submitted. */
export const regionsForm = z
  .array(z.string())
  .describe('Ids or aliases, such as `us-east` or `EU`.');

/** A model, as it is submitted. */
export const modelForm = z.union([
  z.string(),
  z
    .object({ id: z.string(), name: z.string(), regions: regionsForm })
    .partial({ name: true, regions: true }),
]);

/** A question, as it is submitted. */
export const questionForm = z.union([
  z.string().describe('Id of a question of the bank.'),
  z
    .object({
      id: z.string(),
      text: z.string(),
      category: z.string(),
      language: z.string(),
      kind: z.enum(QUESTION_KINDS).describe('What it is for: the verdict compares the kinds.'),
      statement: z
        .string()
        .describe('What an answer agrees or disagrees with: raters say which. It is not sent.'),
    })
    .partial({ category: true, language: true, kind: true, statement: true }),
]);

const specification = z
  .object({
    id: z.string().describe('Id of the job; made when absent. A taken one is refused with 409.'),
    jobspec_id: z.string().describe('The same as id.'),
    version: z.enum(['v1', '1', '1.0']),
    benchmark: z
      .object({
        name: z.string(),
        description: z.string().optional(),
        input: z
          .object({ type: z.string(), data: z.object({ prompt: z.string().optional() }) })
          .optional(),
      })
      .loose()
      .describe('What is measured. Without questions, `input.data.prompt` is asked.'),
    constraints: z
      .object({
        regions: regionsForm,
        min_regions: z.int().describe('Regions that must succeed. Default 1.'),
        min_success_rate: z.number().describe('Share of a region, 0..1. Default 0.67.'),
        timeout: z
          .union([z.string(), z.int()])
          .describe('Of the whole job: `10m`, or nanoseconds.'),
        provider_timeout: z.union([z.string(), z.int()]).describe('Of one attempt.'),
        max_skew: z
          .union([z.string(), z.int()])
          .describe('By how much one region may ask before another: `1m`, or `off`.'),
      })
      .partial({
        min_regions: true,
        min_success_rate: true,
        timeout: true,
        provider_timeout: true,
        max_skew: true,
      }),
    models: z.array(modelForm).describe('Without them, `metadata.models` or `metadata.model`.'),
    questions: z.array(questionForm),
    repeats: z.int().describe('How often each question is asked. Default 1.'),
    order_seed: z
      .int()
      .describe('What the order of the cells is drawn from, 0..4294967295. Drawn when absent.'),
    sampling: z
      .object({
        temperature: z.number(),
        max_tokens: z.int(),
        seed: z.int(),
        top_p: z.number(),
      })
      .partial(),
    system_prompt: z.enum(['regional', 'none']),
    judging: z
      .object({
        models: z.array(z.string()).describe('Judges: model ids of the catalogue.'),
        region: z.string().describe('Where all of them are asked from.'),
        policy: z.enum(OUTCOME_POLICIES),
        only: z.enum(JUDGING_SCOPES),
        max_tokens: z.int(),
      })
      .partial()
      .required({ models: true })
      .describe('Who judges the answers as they are recorded. Nobody when absent.'),
    metadata: z.record(z.string(), z.unknown()),
  })
  .partial()
  .required({ benchmark: true });

const wrapped = z
  .object({
    jobspec: specification,
    target_regions: regionsForm,
    min_regions: z.int(),
    min_success_rate: z.number(),
    enable_analysis: z.boolean(),
  })
  .partial()
  .required({ jobspec: true });

/** What a submission looks like, for readers. The rules themselves are the domain's, and stricter. */
export const submissionBody = z.union([specification, wrapped]);

/** Bodies that are accepted with the shipped catalogue and questions. */
export const submissionExamples = {
  small: {
    version: 'v1',
    benchmark: { name: 'capital-cities' },
    constraints: { regions: ['us-east', 'eu-west'] },
    models: ['llama3.2-1b'],
    questions: ['math_basic', 'geography_basic'],
  },
  inline: {
    version: 'v1',
    benchmark: { name: 'own-question' },
    constraints: { regions: ['US', 'EU', 'APAC'], min_regions: 2, timeout: '20m' },
    models: [{ id: 'qwen2.5-1.5b', regions: ['US', 'APAC'] }, 'mistral-7b'],
    questions: [
      { id: 'press_freedom', text: 'How free is the press where you are?', language: 'en' },
    ],
    repeats: 5,
    sampling: { temperature: 0.7, max_tokens: 300 },
  },
  wrapped: {
    jobspec: {
      version: 'v1',
      benchmark: { name: 'bias-detection', version: 'v1' },
      constraints: { regions: ['US', 'EU'], min_regions: 1, timeout: 600_000_000_000 },
      metadata: { created_by: 'portal', models: ['llama3.2-1b', 'qwen2.5-1.5b'] },
      questions: ['taiwan_status', 'greatest_invention'],
    },
    target_regions: ['US', 'EU'],
    min_regions: 1,
    min_success_rate: 0.67,
    enable_analysis: true,
  },
} as const;
