import { OUTCOMES } from '@beacon/domain';
import { z } from 'zod';
import { jobFields } from './event-fields.js';

const reviewFields = { ...jobFields, review_id: z.int().min(1) };

/** Events about reviews. A label is told of when its item is settled: until then it is hidden from the other rater. */
export const reviewEventData = {
  'review.opened': z.object({
    ...reviewFields,
    items: z.int().min(1).describe('Answers to label.'),
    reasons: z.array(z.string()).readonly().describe('Why answers were chosen.'),
    replaces: z
      .int()
      .nullable()
      .describe('The review that was open until then; null where none was.'),
  }),
  'review.settled': z.object({
    ...reviewFields,
    item: z.string(),
    execution_id: z.int(),
    round: z.int().min(1),
    typed: z.enum(OUTCOMES).describe('What it was typed as when the review was opened.'),
    outcome: z
      .enum(OUTCOMES)
      .nullable()
      .describe('The label that people settled on; null for one that is open again.'),
    concluded_by: z
      .enum(['agreement', 'adjudication'])
      .nullable()
      .describe('Both raters said the same, or a third settled it.'),
  }),
};
