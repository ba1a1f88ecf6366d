import { z } from 'zod';

/** Assertions of promptfoo that mean the same here, each also with `not-` before it. */
export const CHECK_TYPES = [
  'contains',
  'contains-all',
  'contains-any',
  'cost',
  'equals',
  'icontains',
  'icontains-all',
  'icontains-any',
  'is-refusal',
  'latency',
  'regex',
  'starts-with',
] as const;
export type CheckType = (typeof CHECK_TYPES)[number];

/** How long a value of a check may be, in characters, and how many it may list. */
const MOST_TEXT = 10_000;
const MOST_VALUES = 1_000;

const must = (allowed: string): { readonly error: string } => ({ error: `must be ${allowed}` });
const TEXT = must('a text');
const TYPE = must(`one of ${CHECK_TYPES.join(', ')}`);

const text = z.string(TEXT).max(MOST_TEXT);

/** One assertion about an answer, its variables put in. */
export const checkSchema = z.strictObject({
  type: z.enum(CHECK_TYPES, TYPE),
  /** Whether it is met where the assertion is not, as `not-contains`. */
  not: z.boolean().default(false),
  /** Texts for those that look for texts; none for the others. */
  values: z.array(text).max(MOST_VALUES).default([]),
  /** Milliseconds for latency, US dollars for cost. */
  threshold: z.number().nullable().default(null),
  /** How much it counts in the score. */
  weight: z.number().min(0).default(1),
  /** The named score that it counts to. */
  metric: z.string().max(200).nullable().default(null),
});
export type Check = z.output<typeof checkSchema>;

/** What a question came from, for results that promptfoo opens: a line of a file of checks. */
export const checkedQuestionSchema = z.object({
  id: z.string(TEXT).min(1).max(128),
  /** The prompt's name in promptfoo. */
  prompt: z.string(TEXT).max(1_000),
  description: z.string().max(10_000).nullable().default(null),
  vars: z.record(z.string(), z.unknown()).default({}),
  metadata: z.record(z.string(), z.unknown()).default({}),
  assert: z.array(checkSchema).max(MOST_VALUES).default([]),
  /** The score that passes; null where every assertion has to be met. */
  threshold: z.number().nullable().default(null),
});
export type CheckedQuestion = z.output<typeof checkedQuestionSchema>;

/** As promptfoo names the assertion. */
export function nameOfCheck({ type, not }: Pick<Check, 'type' | 'not'>): string {
  return not ? `not-${type}` : type;
}
