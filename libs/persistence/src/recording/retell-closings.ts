import type { EntityManager } from '@mikro-orm/postgresql';
import type { ClosableLane } from './closing-lanes.js';
import { CALLS_BEGIN, callsInWords } from './closing-words.js';
import { lastCallsOf } from './last-calls.js';
import { runStatement } from '../statement.js';

/** A reported call, with what names its cell in the executions. */
export interface ToldCall extends ClosableLane {
  readonly cell: string;
  readonly round: number;
  readonly question_id: string | null;
  readonly repeat: number;
}

const CLOSED_LANES = `
select distinct l.job_id, l.region, l.model_id
from json_to_recordset($1::json) as i(job_id text, region text, model_id text)
join job_lanes l on l.job_id = i.job_id and l.region = i.region and l.model_id = i.model_id
join jobs j on j.id = l.job_id
where l.closing_code is not null or j.status = 'cancelled'
order by 1, 2, 3`;

/** Waits for a transaction that is closing cells of the job: the next statement sees what it wrote. */
const LOCK_JOB = `select 1 from jobs where id = $1 for no key update`;

const RETELL = `
update executions e set attempts = r.attempts, throttled = r.throttled, http_status = r.http_status,
  last_error_code = r.error_code,
  error_message = left(regexp_replace(coalesce(e.error_message, ''), $5 || '.*$', '') || r.words, 1000)
from json_to_recordset($4::json) as r(question_id text, repeat bigint, attempts int, throttled int,
  http_status smallint, error_code text, words text)
where e.job_id = $1 and e.region = $2 and e.model_id = $3
  and coalesce(e.question_id, '') = coalesce(r.question_id, '') and e.repeat = r.repeat
  and e.outcome_source = 'planner' and e.round = 1 and e.attempts < r.attempts`;

/**
 * Tells the executions of closed cells of calls that became known after them: those in flight at a job's end are reported when
 * they are cut off. What an execution is, and every counter, stays as it is. Call it when the attempts are committed; safe to repeat.
 */
export async function retellClosings(em: EntityManager, calls: readonly ToldCall[]): Promise<void> {
  const first = calls.filter(({ round }) => round === 1);
  if (first.length === 0) return;
  const closed = await runStatement<ClosableLane>(em, CLOSED_LANES, [JSON.stringify(first)]);
  for (const lane of closed) await retellLane(em, lane, first.filter(isOf(lane)));
}

async function retellLane(
  em: EntityManager,
  lane: ClosableLane,
  told: readonly ToldCall[],
): Promise<void> {
  await em.transactional(async (tx) => {
    await runStatement(tx, LOCK_JOB, [lane.job_id]);
    const cells = new Map(told.map((call) => [call.cell, call]));
    const known = await lastCallsOf(tx, lane, [...cells.keys()]);
    const rows = [...cells.values()].map(({ cell, question_id, repeat }) => {
      const calls = known.get(cell);
      return { question_id, repeat, ...calls, words: callsInWords(calls) };
    });
    const values = [lane.job_id, lane.region, lane.model_id, JSON.stringify(rows), CALLS_BEGIN];
    await runStatement(tx, RETELL, values);
  });
}

function isOf({ job_id, region, model_id }: ClosableLane): (call: ToldCall) => boolean {
  return (call) => call.job_id === job_id && call.region === region && call.model_id === model_id;
}
