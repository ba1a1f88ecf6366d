import { LANE_STATUSES } from '@beacon/domain';
import { defineEntity, p } from '@mikro-orm/core';

const LaneSchema = defineEntity({
  name: 'Lane',
  tableName: 'lanes',
  properties: {
    region: p.string().length(40).primary(),
    modelId: p.string().length(100).primary(),
    /** Requests in flight at once over all replicas, as it is now. */
    limit: p.integer(),
    /** What the catalogue allows at most. */
    configuredLimit: p.integer(),
    /** What an operator allows at most. */
    limitCeiling: p.integer().nullable(),
    status: p.enum(LANE_STATUSES),
    reason: p.string().length(300).nullable(),
    /** When a waiting or parked lane opens again. */
    until: p.datetime(6).nullable(),
    /** Set while an operator has paused the lane. */
    pausedAt: p.datetime(6).nullable(),
    /** When the limit was last lowered: refusals of requests sent before belong to the same episode. */
    shrunkAt: p.datetime(6).nullable(),
    /** When the provider last failed in its own right, which pauses growth. */
    troubledAt: p.datetime(6).nullable(),
    /** Answers since the limit last changed. */
    successes: p.bigint('number').default(0),
    /** When the limit or the status last changed. */
    updatedAt: p.datetime(6).defaultRaw('now()'),
  },
});

/** How a (region, model) is served now, over all jobs. Its limit is the planner's; `limitCeiling` and `pausedAt` are set by the gateway. */
export class Lane extends LaneSchema.class {}
LaneSchema.setClass(Lane);
export { LaneSchema };
