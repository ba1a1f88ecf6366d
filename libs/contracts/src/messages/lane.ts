import { LANE_STATUSES, MODEL_ID_PATTERN, REGION_ID_PATTERN } from '@beacon/domain';
import { z } from 'zod';
import { defineContract } from '../contract.js';

const region = z
  .string()
  .max(40)
  .regex(REGION_ID_PATTERN)
  .describe("Canonical id of the lane's region.");
const model = z.string().regex(MODEL_ID_PATTERN).describe("Id of the lane's model.");

const laneStateV1 = z.object({
  region,
  model,
  limit: z.int().min(1).describe('Requests in flight at once, over all replicas.'),
  status: z
    .enum(LANE_STATUSES)
    .describe(
      '`open` lanes are served; `waiting` (Retry-After), `parked` (quota) and `paused` (by an operator) lanes start no new call.',
    ),
  reason: z.string().max(300).nullable().describe('Why it is not open, for people.'),
  shares: z
    .record(z.string().max(200), z.int().min(1))
    .nullable()
    .default(null)
    .describe(
      'Calls in flight that each executor may have, by its id, while the limit is lowered: who is not named has none. Null while the lane has its whole limit, which the broker holds, or is not open.',
    ),
});

/** How a lane is to be served. The latest one stays stored, for executors that start later. */
export type LaneStateV1 = z.output<typeof laneStateV1>;

/** The contract of {@link LaneStateV1}. */
export const laneState = defineContract('lane.state', 1, laneStateV1);

const laneReportV1 = z.object({
  region,
  model,
  executorId: z.string().max(200).describe('The executor that reports.'),
  successes: z.int().min(0).describe('Answers since the last report.'),
  serverErrors: z
    .int()
    .min(0)
    .describe('5xx answers, timeouts and broken connections since the last report.'),
  rateLimited: z
    .object({
      count: z.int().min(1).describe('Calls that were refused.'),
      youngestAgeMs: z
        .int()
        .min(0)
        .describe(
          'How long ago the youngest of them was sent, in milliseconds: an age, because clocks differ.',
        ),
      retryAfterMs: z
        .int()
        .min(0)
        .nullable()
        .describe(
          'The longest wait that was asked for, in milliseconds from now; null when none was.',
        ),
    })
    .nullable()
    .describe('Null when no call was refused for its rate.'),
  quotaExhausted: z
    .object({
      resetMs: z
        .int()
        .min(0)
        .nullable()
        .describe(
          "Milliseconds from now until the quota's reset; null when the provider does not say.",
        ),
      message: z.string().max(300).describe("The provider's words."),
    })
    .nullable()
    .describe('Null unless the provider says that a quota is used up.'),
});

/** What a lane's provider answered one executor lately. Over core NATS: a lost report costs a little adaptation. */
export type LaneReportV1 = z.output<typeof laneReportV1>;

/** The contract of {@link LaneReportV1}. */
export const laneReport = defineContract('lane.report', 1, laneReportV1);
