import type { CloudEvent } from '@beacon/contracts';
import { cellKey } from '@beacon/domain';
import { LANES } from './model-shapes-spec.js';

/** An event as the recorder publishes it. */
export type RecordedEvent = CloudEvent<Record<string, unknown>>;

/** What a job has come to, each list sorted. */
export interface RealState {
  readonly attempts: readonly string[];
  readonly told: readonly string[];
  readonly [name: string]: unknown;
}

/** What {@link STATE} reads. */
export interface StoredState {
  readonly owed: readonly RecordedEvent[];
  readonly attempts: readonly string[];
  readonly [name: string]: unknown;
}

const sorted = (texts: string): string =>
  `(select coalesce(json_agg(line order by line collate "C"), '[]') from (${texts}) as listed(line))`;

/** Reads the state of the job `$1`. */
export const STATE = `
with own as (select $1::text as id), e as (select e.* from executions e join own on e.job_id = own.id)
select json_build_object(
  'status', (select j.status from jobs j join own on j.id = own.id),
  'isPaused', (select j.paused_at is not null from jobs j join own on j.id = own.id),
  'generation', (select j.generation from jobs j join own on j.id = own.id),
  'cells', (select j.cells from jobs j join own on j.id = own.id),
  'executions', ${sorted(`select concat_ws(' ', region, model_id, repeat, round, status, executor_id,
    case when quarantine is null then 'believed' else 'quarantined' end) from e`)},
  'rounds', ${sorted(`select concat_ws(' ', region, model_id, repeat, round, state)
    from cell_rounds c join own on c.job_id = own.id`)},
  'late', ${sorted(`select concat_ws(' ', region, model_id, repeat, round, reason, result ->> 'executor_id', result ->> 'status',
    case when result ->> 'quarantine' is null then 'believed' else 'quarantined' end)
    from late_results r join own on r.job_id = own.id`)},
  'attempts', ${sorted(`select concat_ws(' ', region, model_id, cell, round, number, executor_id, kind,
    to_char(started_at at time zone 'utc', 'MS')::int) from attempts a join own on a.job_id = own.id`)},
  'miscounted', (select count(*) from (
    select region, model_id, recorded, completed, refused, failed, cancelled, quarantined, quarantined_refused
      from job_lane_progress p join own on p.job_id = own.id
    except
    select region, model_id, count(*), count(*) filter (where status = 'completed'), count(*) filter (where status = 'refused'),
      count(*) filter (where status = 'failed'), count(*) filter (where status = 'cancelled'), count(quarantine),
      count(quarantine) filter (where status = 'refused') from e group by region, model_id) as wrong),
  'uncounted', (select count(*) from e where not exists (
    select 1 from job_lane_progress p
    where p.job_id = e.job_id and p.region = e.region and p.model_id = e.model_id and p.recorded > 0)),
  'orders', (select coalesce(json_agg(concat_ws(' ', coalesce(o.body ->> 'region', 'all'), o.body ->> 'status') order by o.id), '[]')
    from outbox o where o.subject like 'beacon.closings.%'),
  'events', (select coalesce(json_agg(concat_ws(' ', split_part(o.body ->> 'type', '.', 3),
      case when o.body ->> 'type' = 'beacon.job.completed.v1' then o.body -> 'data' ->> 'status' end) order by o.id), '[]')
    from outbox o where o.subject like 'beacon.events.job.%'),
  'toldTwice', (select count(*) - count(distinct o.message_id) from outbox o where o.subject like 'beacon.events.job.%'),
  'owed', (select coalesce(json_agg(o.body), '[]') from outbox o where o.subject like 'beacon.events.execution.recorded.%')
) as state`;

/** The one question that the job asks. */
export const QUESTION = 'math_basic';

/** The key of a cell of the job. */
export function keyOf(model: string, repeat: number): string {
  return cellKey({ model, questionId: QUESTION, repeat });
}

const REPEATS = new Map(
  LANES.flatMap(({ model }) =>
    Array.from({ length: 9 }, (_unused, index) => [keyOf(model, index + 1), index + 1]),
  ),
);

/** The table of attempts knows no repeat but the cell's key. */
export function withRepeat(attempt: string): string {
  const [region, model, cell = '', ...rest] = attempt.split(' ');
  return [region, model, REPEATS.get(cell), ...rest].join(' ');
}

/** Each round that was told of, if every one was told under one id, and no id of two. */
export function toldRounds(events: readonly RecordedEvent[]): string[] {
  const rounds = new Map(
    events.map(({ id, data }) => [
      id,
      [data['region'], data['model_id'], data['repeat'], data['round']].join(' '),
    ]),
  );
  return [...rounds.values()].toSorted();
}
