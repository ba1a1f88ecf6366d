import { defineEntity, p } from '@mikro-orm/core';

const LaneProgressSchema = defineEntity({
  name: 'LaneProgress',
  tableName: 'job_lane_progress',
  properties: {
    jobId: p.string().length(128).primary(),
    region: p.string().length(40).primary(),
    modelId: p.string().length(100).primary(),
    recorded: p.bigint('number').default(0),
    completed: p.bigint('number').default(0),
    refused: p.bigint('number').default(0),
    failed: p.bigint('number').default(0),
    cancelled: p.bigint('number').default(0),
    /** Those among the recorded whose evidence contradicts the lane: in no rate. */
    quarantined: p.bigint('number').default(0),
    /** Those among the quarantined that are refused. */
    quarantinedRefused: p.bigint('number').default(0),
    /** What all calls of the lane cost, in nanodollars: also those whose result does not count. */
    spentNanoUsd: p.bigint('number').default(0),
    /** How much of it is estimated, from above. */
    spentEstimatedNanoUsd: p.bigint('number').default(0),
  },
});

/**
 * Counters of one (job, region, model). Written only in the transaction that inserts executions and attempts (the recorder) or
 * corrects outcomes (the gateway), so that they always equal a recount. Apart from the planner's cursor, so that neither waits for the other's row lock.
 */
export class LaneProgress extends LaneProgressSchema.class {}
LaneProgressSchema.setClass(LaneProgress);
export { LaneProgressSchema };
