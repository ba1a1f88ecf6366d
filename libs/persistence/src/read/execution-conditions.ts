import type { ExecutionFilter } from './execution-reads.js';

/** A filter as SQL over `executions e`. */
export interface ExecutionConditions {
  readonly conditions: readonly string[];
  /** Of `$1` and so on. */
  readonly values: readonly unknown[];
}

/** What a filter asks of rows. */
export function executionConditions(filter: ExecutionFilter): ExecutionConditions {
  const { jobId, questionId, quarantined, region, modelId, status, outcome, projects } = filter;
  const ofProjects = projects == null ? [] : [projects];
  const equal = Object.entries({
    'e.job_id': jobId,
    'e.region': region,
    'e.model_id': modelId,
    'e.status': status,
    'e.outcome': outcome,
    // A null question and an empty one are the same.
    "coalesce(e.question_id, '')": questionId === null ? '' : questionId,
  }).filter(([, value]) => value !== undefined);
  return {
    conditions: [
      ...equal.map(([column], index) => `${column} = $${index + 1}`),
      ...ofProjects.map(
        () => `e.job_id in (select id from jobs where project = any($${equal.length + 1}))`,
      ),
      ...(quarantined === undefined ? [] : [`(e.quarantine is not null) = ${quarantined}`]),
    ],
    values: [...equal.map(([, value]) => value), ...ofProjects],
  };
}
