import { defineEntity, p } from '@mikro-orm/core';

const ExecutorSchema = defineEntity({
  name: 'Executor',
  tableName: 'executors',
  properties: {
    executorId: p.string().length(200).primary(),
    region: p.string().length(40),
    node: p.string().length(200),
    pod: p.string().length(200).nullable(),
    /** In-flight tasks by model. */
    inHand: p.json<Readonly<Record<string, number>>>(),
    startedAt: p.datetime(6),
    lastSeenAt: p.datetime(6).defaultRaw('now()'),
  },
});

/** An executor whose heartbeats a planner has received. For display: decisions are based on heartbeats that the planner itself receives. */
export class Executor extends ExecutorSchema.class {}
ExecutorSchema.setClass(Executor);
export { ExecutorSchema };
