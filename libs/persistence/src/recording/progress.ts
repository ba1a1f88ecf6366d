/** Counters of a lane, each with what it counts. */
const COUNTERS = {
  recorded: 'true',
  completed: `status = 'completed'`,
  refused: `status = 'refused'`,
  failed: `status = 'failed'`,
  cancelled: `status = 'cancelled'`,
  quarantined: 'quarantine is not null',
  quarantined_refused: `quarantine is not null and status = 'refused'`,
} as const;

const NAMES = Object.keys(COUNTERS);

/**
 * SQL that moves the counters of lanes by executions, in key order.
 * @param executions a query that gives job, region, model, status, quarantine, and `n`: 1 for an execution that came, -1 for
 * one that went.
 */
export function addToProgress(executions: string): string {
  const sums = Object.values(COUNTERS).map(
    (condition) => `coalesce(sum(n) filter (where ${condition}), 0)`,
  );
  const moved = NAMES.map((name) => `${name} = p.${name} + excluded.${name}`);
  return `insert into job_lane_progress as p (job_id, region, model_id, ${NAMES.join(', ')})
  select job_id, region, model_id, ${sums.join(', ')}
  from (${executions}) as changes
  group by job_id, region, model_id order by job_id, region, model_id
  on conflict (job_id, region, model_id) do update set ${moved.join(', ')}`;
}
