import { LANE_STATUSES } from '@beacon/domain';
import type { LaneStatus } from '@beacon/domain';
import type { LaneChangeRow, LaneServing } from '@beacon/persistence';
import { z } from 'zod';
import { time } from '../http/time.js';
import type { LaneState } from './lanes.service.js';

const laneStatus = z
  .enum(LANE_STATUSES)
  .describe(
    '`waiting` as long as the provider asked, `parked` until a quota is reset, `paused` by an operator.',
  );

/** How a (region, model) is served, over all jobs. */
export const laneView = z.strictObject({
  region: z.string(),
  model_id: z.string(),
  status: laneStatus,
  limit: z.int().describe('Requests in flight at once, over all replicas, as it is now.'),
  configured_limit: z.int().describe('What the catalogue allows at most.'),
  waiting_reason: z.string().nullable(),
  waiting_until: time.nullable(),
  paused_at: time.nullable(),
  trouble: z
    .string()
    .nullable()
    .describe(
      'What holds up the lane although it is served, such as a broker whose storage is full, in words; null when nothing does.',
    ),
  queued: z.int().nullable().describe('Tasks at the broker; null when it does not answer.'),
  in_flight: z.int().nullable().describe('Tasks in the hands of executors; null likewise.'),
  backing_off: z
    .int()
    .nullable()
    .describe(
      'Tasks that were in hand and come again after a pause, within the limit all the while; null likewise. From what planners heard of executors, a second or two ago.',
    ),
  backlog: z.int().describe('Cells of running jobs, and retries, that are not at the broker yet.'),
  oldest_task_at: time.nullable().describe('When the oldest task that is not done was published.'),
});
export type LaneView = z.output<typeof laneView>;

/** All lanes. */
export const laneList = z.strictObject({ lanes: z.array(laneView) });

/** A lane with its latest changes. */
export const laneDetailView = laneView.extend({
  changes: z
    .array(
      z.strictObject({
        at: time,
        from_limit: z.int(),
        to_limit: z.int(),
        from_status: z.string(),
        to_status: z.string(),
        reason: z.string(),
      }),
    )
    .describe('The last 20, newest first.'),
});
export type LaneDetailView = z.output<typeof laneDetailView>;

/** What an operator's change came to. */
export const lanePauseView = z.strictObject({
  ok: z.literal(true),
  changed: z.boolean().describe('False when it was so before.'),
  lane: laneView,
});

/** A lane as clients see it. One that no planner has touched is served as the catalogue says. */
export function toLaneView(lane: LaneState): LaneView {
  const { config, serving, figures, backlog, inFlight, trouble } = lane;
  const { delivered } = figures;
  return {
    region: config.region,
    model_id: config.model,
    status: statusOf(serving),
    limit: serving?.limit ?? config.concurrency,
    configured_limit: config.concurrency,
    waiting_reason: serving?.reason ?? null,
    waiting_until: serving?.until ?? null,
    paused_at: serving?.pausedAt ?? null,
    trouble,
    queued: figures.queued,
    in_flight: delivered === null ? null : Math.min(delivered, inFlight),
    backing_off: delivered === null ? null : Math.max(0, delivered - inFlight),
    backlog,
    oldest_task_at: figures.oldestTaskAt?.toISOString() ?? null,
  };
}

/** What an operator asked for is shown at once, whether or not a planner has seen it yet. */
export function statusOf(
  serving: Pick<LaneServing, 'status' | 'pausedAt'> | undefined,
): LaneStatus {
  if (serving === undefined) return 'open';
  return serving.pausedAt === null ? serving.status : 'paused';
}

/** A change of a lane as clients see it. */
export function toChangeView(row: LaneChangeRow): LaneDetailView['changes'][number] {
  return {
    at: row.at,
    from_limit: row.fromLimit,
    to_limit: row.toLimit,
    from_status: row.fromStatus,
    to_status: row.toStatus,
    reason: row.reason,
  };
}
