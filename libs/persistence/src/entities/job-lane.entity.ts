import type { CellBlock } from '@beacon/domain';
import { defineEntity, p } from '@mikro-orm/core';

const JobLaneSchema = defineEntity({
  name: 'JobLane',
  tableName: 'job_lanes',
  properties: {
    jobId: p.string().length(128).primary(),
    region: p.string().length(40).primary(),
    modelId: p.string().length(100).primary(),
    /** Place among the job's lanes, 0-based: models in the job's order, regions within. */
    position: p.integer(),
    cells: p.bigint('number'),
    /** Cells published so far, always the first ones of the lane. Written by the planner only. */
    planned: p.bigint('number').default(0),
    /** Which cells the lane has, in the order of their positions. */
    blocks: p.json<readonly CellBlock[]>().defaultRaw(`'[]'`),
    /** Why the lane's missing cells are being closed, such as `deadline_exceeded`; null while it is served. */
    closingCode: p.string().length(100).nullable(),
    /** When the recorder was last told to close them. */
    closingAt: p.datetime(6).nullable(),
    /**
     * Whether the planner is to look at how far the lane is: set with the cursor, taken back when all that is published is
     * recorded. It says where to look, never what is true.
     */
    underWay: p.boolean().default(false),
  },
  indexes: [
    {
      name: 'idx_job_lanes_unplanned',
      expression: `create index "idx_job_lanes_unplanned" on "job_lanes" ("region", "model_id", "job_id") where "planned" < "cells"`,
    },
    {
      name: 'idx_job_lanes_least_left',
      expression: `create index "idx_job_lanes_least_left" on "job_lanes" ("region", "model_id", ("cells" - "planned"), "job_id") where "planned" < "cells"`,
    },
    {
      name: 'idx_job_lanes_under_way',
      expression: `create index "idx_job_lanes_under_way" on "job_lanes" ("region", "model_id", "job_id") where "under_way"`,
    },
    {
      name: 'idx_job_lanes_closing',
      expression: `create index "idx_job_lanes_closing" on "job_lanes" ("job_id") where "closing_code" is not null and "under_way"`,
    },
  ],
});

/** The planner's cursor through one (job, region, model). */
export class JobLane extends JobLaneSchema.class {}
JobLaneSchema.setClass(JobLane);
export { JobLaneSchema };
