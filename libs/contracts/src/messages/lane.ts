import { LANE_STATUSES, MODEL_ID_PATTERN, REGION_ID_PATTERN } from '@beacon/domain';
import { z } from 'zod';
import { defineContract } from '../contract.js';

const region = z.string().max(40).regex(REGION_ID_PATTERN);
const model = z.string().regex(MODEL_ID_PATTERN);

const laneStateV1 = z.object({
  region,
  model,
  /** Requests in flight at once over all replicas; at least 1. */
  limit: z.int().min(1),
  /** `open` lanes are served; all others start no new call. */
  status: z.enum(LANE_STATUSES),
  reason: z.string().max(300).nullable(),
  /**
   * How many of the limit each executor may have, by id, while the limit is lowered: who is not named has none. Null while the lane
   * has its whole limit, which the broker holds, or starts no call.
   */
  shares: z.record(z.string().max(200), z.int().min(1)).nullable().default(null),
});

/** How a lane is to be served. The latest one stays stored, for executors that start later. */
export type LaneStateV1 = z.output<typeof laneStateV1>;

/** The contract of {@link LaneStateV1}. */
export const laneState = defineContract('lane.state', 1, laneStateV1);

const laneReportV1 = z.object({
  region,
  model,
  executorId: z.string().max(200),
  /** Answers since the last report. */
  successes: z.int().min(0),
  /** 5xx answers, timeouts and broken connections since the last report. */
  serverErrors: z.int().min(0),
  rateLimited: z
    .object({
      count: z.int().min(1),
      /** How long ago the youngest of the refused requests was sent, in milliseconds: an age, because clocks differ. */
      youngestAgeMs: z.int().min(0),
      /** The longest wait that was asked for, in milliseconds from now; null when none was. */
      retryAfterMs: z.int().min(0).nullable(),
    })
    .nullable(),
  /** The provider says that a quota is used up. */
  quotaExhausted: z
    .object({
      /** Milliseconds from now until the quota's reset; null when the provider does not say. */
      resetMs: z.int().min(0).nullable(),
      message: z.string().max(300),
    })
    .nullable(),
});

/** What a lane's provider answered one executor lately. Over core NATS: a lost report costs a little adaptation. */
export type LaneReportV1 = z.output<typeof laneReportV1>;

/** The contract of {@link LaneReportV1}. */
export const laneReport = defineContract('lane.report', 1, laneReportV1);
