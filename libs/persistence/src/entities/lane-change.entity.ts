import { defineEntity, p } from '@mikro-orm/core';

const LaneChangeSchema = defineEntity({
  name: 'LaneChange',
  tableName: 'lane_changes',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    region: p.string().length(40),
    modelId: p.string().length(100),
    changedAt: p.datetime(6).defaultRaw('now()'),
    fromLimit: p.integer(),
    toLimit: p.integer(),
    fromStatus: p.text(),
    toStatus: p.text(),
    reason: p.string().length(300),
  },
  indexes: [{ name: 'idx_lane_changes_lane', properties: ['region', 'modelId', 'id'] }],
});

/** A change of a lane's limit or status: when, from what, to what, why. */
export class LaneChange extends LaneChangeSchema.class {}
LaneChangeSchema.setClass(LaneChange);
export { LaneChangeSchema };
