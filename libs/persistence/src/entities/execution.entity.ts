import { EXECUTION_STATUSES, OUTCOMES } from '@beacon/domain';
import { defineEntity, p } from '@mikro-orm/core';
import { cellColumns } from './cell-columns.js';

/** Name of the index that makes a cell's execution unique. */
export const DEDUP_INDEX = 'idx_executions_dedup_with_question';

const ExecutionSchema = defineEntity({
  name: 'Execution',
  tableName: 'executions',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    ...cellColumns(),
    status: p.enum(EXECUTION_STATUSES),
    outcome: p.enum(OUTCOMES),
    outcomeSource: p.string().length(20),
    outcomeRule: p.string().length(100).nullable(),
    outcomeEvidence: p.text().nullable(),
    /** What typed the outcome: the rule set, a judge with its prompt, or `human`. */
    classifierVersion: p.string().length(120),
    /** Of the answer, a primary tag; null when it could not be told, or an earlier release typed it. */
    outcomeLanguage: p.string().length(20).nullable(),
    /** Whether the classifier was trained on that language; null when nothing was classified, or by an earlier release. */
    outcomeCalibrated: p.boolean().nullable(),
    /** Log odds that the answer is withheld; null where the learned part did not decide. */
    outcomeScore: p.double().nullable(),
    response: p.text().nullable().lazy(),
    /** SHA-256 of the answer in UTF-8, 64 hex digits: what stays of one that was erased. Null before, and where there was none. */
    answerSha256: p.string().length(64).nullable().lazy(),
    /** In characters. */
    responseLength: p.integer(),
    responseCut: p.boolean(),
    finishReason: p.string().length(60).nullable(),
    errorCode: p.string().length(100).nullable(),
    errorMessage: p.text().nullable(),
    httpStatus: p.smallint().nullable(),
    attempts: p.integer(),
    /** Attempts that were refused for a rate or a quota; null when an earlier release recorded it. */
    throttled: p.integer().nullable(),
    /** What the last call failed with, whatever ended the cell; null when it brought an answer, or there was none. */
    lastErrorCode: p.string().length(100).nullable(),
    startedAt: p.datetime(6),
    completedAt: p.datetime(6),
    durationMs: p.integer(),
    inputTokens: p.integer().nullable(),
    outputTokens: p.integer().nullable(),
    costUsd: p.double().nullable(),
    promptSha256: p.string().length(64),
    provider: p.string().length(40),
    executorId: p.string().length(200),
    /** Where and by whom the cell was answered, as far as it is known. */
    evidence: p.json<Readonly<Record<string, unknown>>>().lazy(),
    /** Why its evidence contradicts the lane; such an execution is stored and shown, but averaged into nothing. */
    quarantine: p.string().length(500).nullable(),
    /** The executor's signature with the hashes that it is over, as `SignedResult` of libs/signing says; null when it was not signed. */
    signed: p.json<object>().nullable().lazy(),
    /** When the cell's task was planned, by the database's clock; null, as the next three, where there was no task or an earlier release recorded it. */
    plannedAt: p.datetime(6).nullable(),
    /** When the broker stored the task. */
    publishedAt: p.datetime(6).nullable(),
    /** When the executor got it, by its clock. */
    deliveredAt: p.datetime(6).nullable(),
    /** Deliveries of the task until then. */
    deliveries: p.integer().nullable(),
    recordedAt: p.datetime(6).defaultRaw('now()'),
  },
  uniques: [
    {
      name: DEDUP_INDEX,
      // A null question and an empty one are the same cell.
      expression: `create unique index ${DEDUP_INDEX} on executions (job_id, region, model_id, (coalesce(question_id, '')), repeat)`,
    },
  ],
  indexes: [
    { name: 'idx_executions_job_id', properties: ['jobId', 'id'] },
    {
      name: 'idx_executions_quarantined',
      // Of the few that are: what a region was not measured by is counted without a walk through the job.
      expression: `create index "idx_executions_quarantined" on "executions" ("job_id", "region", "model_id", "status") where "quarantine" is not null`,
    },
    {
      name: 'idx_executions_not_asked',
      // How a job ends that reached its cost limit depends on what it did not ask.
      expression: `create index "idx_executions_not_asked" on "executions" ("job_id", "region", "model_id") where "error_code" = 'max_cost'`,
    },
  ],
});

/** The one recorded outcome of a cell. */
export class Execution extends ExecutionSchema.class {}
ExecutionSchema.setClass(Execution);
export { ExecutionSchema };
