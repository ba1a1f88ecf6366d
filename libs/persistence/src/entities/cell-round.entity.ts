import { defineEntity, p } from '@mikro-orm/core';

/** `waiting` to be published, `planned`, `recorded`, or `closed`: given up with the round before in force. */
export const ROUND_STATES = ['waiting', 'planned', 'recorded', 'closed'] as const;
export type RoundState = (typeof ROUND_STATES)[number];

const CellRoundSchema = defineEntity({
  name: 'CellRound',
  tableName: 'cell_rounds',
  properties: {
    jobId: p.string().length(128).primary(),
    region: p.string().length(40).primary(),
    cell: p.string().length(26).primary(),
    modelId: p.string().length(100),
    questionId: p.string().length(128).nullable(),
    repeat: p.bigint('number'),
    /** The round that counts: 2 after the first retry. A cell without a row is in round 1. */
    round: p.integer(),
    state: p.enum(ROUND_STATES),
    requestedAt: p.datetime(6).defaultRaw('now()'),
  },
  indexes: [
    {
      name: 'idx_cell_rounds_open',
      expression: `create index "idx_cell_rounds_open" on "cell_rounds" ("job_id", "region", "model_id") where "state" in ('waiting', 'planned')`,
    },
    {
      name: 'idx_cell_rounds_waiting',
      expression: `create index "idx_cell_rounds_waiting" on "cell_rounds" ("region", "model_id", "job_id", "requested_at", "cell") where "state" = 'waiting'`,
    },
    {
      name: 'idx_cell_rounds_planned',
      expression: `create index "idx_cell_rounds_planned" on "cell_rounds" ("job_id", "region", "model_id", "cell") where "state" = 'planned'`,
    },
  ],
});

/** The latest round of a cell that users asked to run again. The execution of the round before stays until it is replaced. */
export class CellRound extends CellRoundSchema.class {}
CellRoundSchema.setClass(CellRound);
export { CellRoundSchema };
