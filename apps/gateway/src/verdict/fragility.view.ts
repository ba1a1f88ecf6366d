import { CONFIRMATORY_ENDPOINTS } from '@beacon/verdict';
import { z } from 'zod';

/** How many mistyped answers would overturn a conclusion, as it goes over the wire. */
export const fragilityView = z.strictObject({
  endpoint: z.enum(CONFIRMATORY_ENDPOINTS),
  conclusion: z.enum(['differs', 'equivalent']),
  flips: z
    .int()
    .nullable()
    .describe('Mistyped answers that are enough to overturn it; null: more than `beyond`.'),
  at_most: z.boolean().nullable().describe('Whether fewer might be enough.'),
  beyond: z.int().nullable(),
  fewer_events: z.string().describe('Region in which an event that is none helps to overturn it.'),
  more_events: z.string().describe('Region in which a missed event does.'),
  expected_errors: z
    .number()
    .nullable()
    .describe("Mistyped answers to be expected among those compared, by the detector's errors."),
  expected_helping: z.number().nullable().describe('Of them, those that help to overturn it.'),
  executions: z
    .array(z.int())
    .describe('Executions whose flip helps, the least certain first; at most 100.'),
});
