import { CLAIMS, ENDPOINTS } from '@beacon/verdict';
import { z } from 'zod';
import { between, checked, option } from '../program/checked.js';
import type { Given } from '../program/registration.js';
import { TYPED_BY } from './execution-row.js';

const SEED = option('seed', 'a whole number from 0 to 4294967295');
const TWIN = option('twin', 'two regions, as in us-east-b=us-east');
const REGIONS = option('regions', 'regions, each once, separated by commas');

const twin = z.string(TWIN).transform((text, context) => {
  const [region, twinOf, ...rest] = text.split('=').map((part) => part.trim());
  if (region && twinOf && rest.length === 0) return { region, twinOf };
  context.addIssue({ code: 'custom', message: TWIN.error({ input: text }) });
  return z.NEVER;
});

function listOf(text: string): readonly string[] {
  return text.split(',').map((part) => part.trim());
}

function areNames(names: readonly string[]): boolean {
  return !names.includes('') && new Set(names).size === names.length;
}

const VALUES = z.object({
  in: z.string(option('in', 'a file of executions, or - for standard input')).min(1),
  out: z.string().min(1).default('-'),
  text: z.boolean().default(false),
  compact: z.boolean().default(false),
  endpoint: z.enum(ENDPOINTS, option('endpoint', `one of ${ENDPOINTS.join(', ')}`)).optional(),
  claim: z.enum(CLAIMS, option('claim', `one of ${CLAIMS.join(', ')}`)).optional(),
  alpha: between('alpha', 0, 0.5),
  margin: between('margin', 0, 1),
  seed: z
    .string(SEED)
    .refine((text) => /^\d{1,10}$/.test(text) && Number(text) <= 0xffffffff, SEED)
    .transform(Number)
    .optional(),
  regions: z
    .string(REGIONS)
    .refine((text) => areNames(listOf(text)), REGIONS)
    .transform(listOf)
    .default([]),
  twin: z.array(twin).default([]),
  typedBy: z.enum(TYPED_BY, option('typed-by', `one of ${TYPED_BY.join(', ')}`)).optional(),
});

/** The options of `beacon analyse`, with their defaults; those of the verdict are left to it. */
export type AnalyseOptions = z.output<typeof VALUES>;

/** @throws UsageError for an option that is missing or has a wrong value. */
export function readAnalyseOptions(given: Given): AnalyseOptions {
  return checked(given, VALUES);
}
