/** Counters of a lane, each with what of a change it counts. */
const COUNTERS = {
  recorded: 'n',
  completed: `n * (status = 'completed')::int`,
  refused: `n * (status = 'refused')::int`,
  failed: `n * (status = 'failed')::int`,
  cancelled: `n * (status = 'cancelled')::int`,
  quarantined: 'n * (quarantine is not null)::int',
  quarantined_refused: `n * (quarantine is not null and status = 'refused')::int`,
  spent_nano_usd: 'cost',
  spent_estimated_nano_usd: 'cost * is_estimate::int',
} as const;

const NAMES = Object.keys(COUNTERS);

const NO_COST = '0::bigint as cost, false as is_estimate';
/** A call is no execution. */
const NO_EXECUTION = `0 as n, '' as status, null as quarantine`;

/** What moved, as queries over what was really written. */
export interface LaneMoves {
  /** Gives job, region, model, status, quarantine, and `n`: 1 for an execution that came, -1 for one that went. */
  readonly executions?: string;
  /** Gives job, region, model, `cost_nano_usd` and `cost_estimated` of attempts that came; none ever goes. */
  readonly attempts?: string;
}

/** SQL that moves the counters of lanes, in key order: one statement, because none may touch a row twice. */
export function addToProgress({ executions, attempts }: LaneMoves): string {
  const changes = [
    executions === undefined
      ? []
      : `select job_id, region, model_id, n, status, quarantine, ${NO_COST} from (${executions}) as came_and_went`,
    attempts === undefined
      ? []
      : `select job_id, region, model_id, ${NO_EXECUTION}, cost_nano_usd as cost, cost_estimated as is_estimate
    from (${attempts}) as calls where cost_nano_usd > 0`,
  ].flat();
  const sums = Object.values(COUNTERS).map((counted) => `sum(${counted})`);
  const moved = NAMES.map((name) => `${name} = p.${name} + excluded.${name}`);
  return `insert into job_lane_progress as p (job_id, region, model_id, ${NAMES.join(', ')})
  select job_id, region, model_id, ${sums.join(', ')}
  from (${changes.join(' union all ')}) as changes
  group by job_id, region, model_id order by job_id, region, model_id
  on conflict (job_id, region, model_id) do update set ${moved.join(', ')}`;
}
