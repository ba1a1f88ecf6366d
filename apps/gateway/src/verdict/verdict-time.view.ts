import { CONFIRMATORY_ENDPOINTS } from '@beacon/verdict';
import { z } from 'zod';
import { interval } from './verdict-figures.view.js';

/** When the regions of a model were asked. */
export const timeFigures = z.strictObject({
  max_skew_s: z
    .number()
    .describe('Regions further apart than this count as asked at different times.'),
  skew: z
    .strictObject({
      cells: z.int().describe('Cells that two regions or more asked.'),
      median_s: z.number(),
      p95_s: z.number(),
      max_s: z.number(),
    })
    .nullable()
    .describe('How much later the last region asked a cell than the first.'),
  regions: z.array(
    z.strictObject({
      region: z.string(),
      n: z.int(),
      first_s: z.number().describe("Seconds since the model's first execution."),
      last_s: z.number(),
      mean_s: z.number(),
    }),
  ),
  drift: z
    .array(
      z.strictObject({
        endpoint: z.enum(CONFIRMATORY_ENDPOINTS),
        per_hour: z.number().describe('Change of the rate in an hour, within regions.'),
        interval,
        p: z.number(),
        p_adjusted: z.number().describe('Holm over models and endpoints.'),
      }),
    )
    .describe('Empty where too little was asked at different times.'),
});
