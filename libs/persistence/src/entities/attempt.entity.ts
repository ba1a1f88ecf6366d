import { defineEntity, p } from '@mikro-orm/core';

/** `result` became the cell's result, `failed` was tried again, `late` brought a result when there was one. */
export const ATTEMPT_KINDS = ['result', 'failed', 'late'] as const;
export type AttemptKind = (typeof ATTEMPT_KINDS)[number];

const AttemptSchema = defineEntity({
  name: 'Attempt',
  tableName: 'attempts',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    jobId: p.string().length(128),
    region: p.string().length(40),
    modelId: p.string().length(100),
    cell: p.string().length(26),
    round: p.integer(),
    /** 1-based within the round. */
    number: p.integer(),
    executorId: p.string().length(200),
    kind: p.enum(ATTEMPT_KINDS),
    errorCode: p.string().length(100).nullable(),
    errorMessage: p.text().nullable(),
    httpStatus: p.smallint().nullable(),
    retryAfterMs: p.bigint('number').nullable(),
    /** What the call cost, in whole nanodollars; null where nothing is known of it. */
    costNanoUsd: p.bigint('number').nullable(),
    /** Whether that is the most that it can have cost: the answer came without its usage. */
    costEstimated: p.boolean().default(false),
    startedAt: p.datetime(6),
    completedAt: p.datetime(6),
    recordedAt: p.datetime(6).defaultRaw('now()'),
  },
  uniques: [
    {
      name: 'idx_attempts_request',
      // An executor that stood still asks again under the number of a request that it still has in flight.
      properties: ['jobId', 'region', 'cell', 'round', 'number', 'executorId', 'startedAt'],
    },
  ],
});

/** One request to a provider. Written by the recorder only. */
export class Attempt extends AttemptSchema.class {}
AttemptSchema.setClass(Attempt);
export { AttemptSchema };
