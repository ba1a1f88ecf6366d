import { z } from 'zod';

const usage = z.strictObject({
  total: z.number(),
  prompt: z.number(),
  completion: z.number(),
  cached: z.number(),
  numRequests: z.number(),
});
const vars = z.record(z.string(), z.unknown());
const scores = z.record(z.string(), z.number());
const assertion = z.strictObject({
  type: z.string(),
  value: z.union([z.string(), z.array(z.string())]).optional(),
  threshold: z.number().optional(),
  weight: z.number().optional(),
  metric: z.string().optional(),
});
const grading = { pass: z.boolean(), score: z.number(), reason: z.string() };

const result = z.strictObject({
  id: z.string(),
  promptIdx: z.int().min(0),
  testIdx: z.int().min(0),
  promptId: z.string(),
  provider: z.strictObject({ id: z.string(), label: z.string() }),
  prompt: z.strictObject({ raw: z.string(), label: z.string() }),
  vars,
  response: z.strictObject({
    output: z.string(),
    isRefusal: z.boolean().optional(),
    finishReason: z.string().optional(),
    tokenUsage: usage,
  }),
  error: z.string().optional(),
  success: z.boolean(),
  score: z.number().min(0).max(1),
  /** 0 none, 1 an assertion, 2 an error. */
  failureReason: z.literal([0, 1, 2]),
  latencyMs: z.number().min(0),
  cost: z.number().optional(),
  namedScores: scores,
  gradingResult: z
    .strictObject({
      ...grading,
      namedScores: scores,
      componentResults: z.array(z.strictObject({ ...grading, assertion })),
    })
    .nullable(),
  tokenUsage: usage,
  testCase: z.strictObject({
    description: z.string(),
    vars,
    assert: z.array(assertion).optional(),
    metadata: vars,
  }),
  metadata: vars,
});

/** Results of promptfoo, version 3, as its types describe them (EvaluateResult, EvaluateSummaryV3, OutputFile of promptfoo 0.123). */
export const resultsSchema = z.strictObject({
  evalId: z.string().min(1),
  config: z.looseObject({ description: z.string() }),
  shareableUrl: z.string().nullable(),
  metadata: z.looseObject({ exportedAt: z.iso.datetime(), evaluationCreatedAt: z.iso.datetime() }),
  results: z.strictObject({
    version: z.literal(3),
    timestamp: z.iso.datetime(),
    results: z.array(result),
    prompts: z.array(
      z.strictObject({
        raw: z.string(),
        label: z.string(),
        id: z.string(),
        provider: z.string(),
        metrics: z.strictObject({
          score: z.number(),
          testPassCount: z.int(),
          testFailCount: z.int(),
          testErrorCount: z.int(),
          assertPassCount: z.int(),
          assertFailCount: z.int(),
          totalLatencyMs: z.number(),
          tokenUsage: usage,
          namedScores: scores,
          namedScoresCount: scores,
          cost: z.number(),
        }),
      }),
    ),
    stats: z.strictObject({
      successes: z.int(),
      failures: z.int(),
      errors: z.int(),
      tokenUsage: usage,
    }),
  }),
  vars: z.array(z.string()),
});
