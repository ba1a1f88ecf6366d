import { EXECUTION_STATUSES, OUTCOMES, OUTCOME_SOURCES } from '@beacon/domain';
import { z } from 'zod';
import { cellRoundFields, executionFields, requestFields } from './event-fields.js';

const outcome = z.enum(OUTCOMES);
const outcomeSource = z.enum(OUTCOME_SOURCES);
const count = z.int().min(0);

/**
 * What came later than the type itself: events that are kept may be without it, and readers must do without it.
 * The request behind the result stands here, so that a cell which was asked once makes one event and not two.
 */
const resultRequest = z.object(requestFields).partial().shape;

/** Events about executions and the requests behind them. Facts only: no prompt, no answer, no provider's words. */
export const executionEventData = {
  'execution.recorded': z.object({
    ...executionFields,
    status: z.enum(EXECUTION_STATUSES),
    outcome,
    outcome_source: outcomeSource,
    error_code: z.string().nullable(),
    response_length: count.describe('In characters.'),
    duration_ms: count.describe('Of the request that brought the result.'),
    attempts: count.describe(
      'Requests in this round. The last one stands in this event, the others are `attempt.recorded`.',
    ),
    quarantine: z.boolean().describe('Whether its evidence contradicts its lane.'),
    executor_id: z.string(),
    provider: z.string(),
    ...resultRequest,
  }),
  'attempt.recorded': z.object({
    ...cellRoundFields,
    number: z
      .int()
      .min(1)
      .describe('1-based within the round, over all executors that had the task.'),
    executor_id: z.string(),
    kind: z
      .enum(['failed', 'late'])
      .describe('`failed`: tried again; `late`: its result came when another had been stored.'),
    outcome: outcome.describe('`error` for one that was tried again.'),
    error_code: z.string().nullable().describe('Null where the request was answered.'),
    duration_ms: count,
    retry_after_ms: count.nullable().describe('What the provider asked to wait, in milliseconds.'),
    ...requestFields,
  }),
  'execution.outcome_changed': z.object({
    ...executionFields,
    kind: z.enum(['override', 'withdrawal']),
    previous_outcome: outcome,
    previous_source: outcomeSource,
    outcome,
    outcome_source: outcomeSource,
    author: z.string(),
  }),
};
