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
  },
});

/** The planner's cursor through one (job, region, model). */
export class JobLane extends JobLaneSchema.class {}
JobLaneSchema.setClass(JobLane);
export { JobLaneSchema };
