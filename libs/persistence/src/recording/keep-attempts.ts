import type { EntityManager } from '@mikro-orm/postgresql';
import type { AttemptKind } from '../entities/attempt.entity.js';
import { noteLateSql } from '../erasure/late-texts.js';
import { addToProgress } from './progress.js';
import { runStatement } from '../statement.js';

/** A request to a provider on its way into the table; keys are the table's columns. */
export interface NewAttempt {
  readonly job_id: string;
  readonly region: string;
  readonly model_id: string;
  readonly cell: string;
  readonly round: number;
  readonly number: number;
  readonly executor_id: string;
  readonly kind: AttemptKind;
  readonly error_code: string | null;
  readonly error_message: string | null;
  readonly http_status: number | null;
  readonly retry_after_ms: number | null;
  /** What the call cost, in nanodollars; null where nothing is known of it. */
  readonly cost_nano_usd: number | null;
  /** Whether that is the most that it can have cost. */
  readonly cost_estimated: boolean;
  readonly started_at: string;
  readonly completed_at: string;
}

const COLUMNS: Readonly<Record<keyof NewAttempt, string>> = {
  job_id: 'text',
  region: 'text',
  model_id: 'text',
  cell: 'text',
  round: 'int',
  number: 'int',
  executor_id: 'text',
  kind: 'text',
  error_code: 'text',
  error_message: 'text',
  http_status: 'smallint',
  retry_after_ms: 'bigint',
  cost_nano_usd: 'bigint',
  cost_estimated: 'boolean',
  started_at: 'timestamptz',
  completed_at: 'timestamptz',
};
const NAMES = Object.keys(COLUMNS);
const TYPED = Object.entries(COLUMNS).map(([name, type]) => `${name} ${type}`);

const KEEP = `
with incoming as materialized (
  select i.*, l.job_id is not null as has_lane
  from json_to_recordset($1::json) as i(${TYPED.join(', ')}, place int)
  left join job_lanes l on l.job_id = i.job_id and l.region = i.region and l.model_id = i.model_id
), kept as (
  insert into attempts (${NAMES.join(', ')})
  select ${NAMES.join(', ')} from incoming where has_lane
  order by job_id, region, cell, round, number, executor_id
  on conflict do nothing
  returning job_id, region, model_id, cost_nano_usd, cost_estimated
), noted as (
  ${noteLateSql('select job_id from kept')}
), counted as (
  ${addToProgress({ attempts: 'select * from kept' })}
)
select has_lane from incoming order by place`;

/**
 * Keeps attempts, and counts what they cost; one that is kept already changes nothing.
 * @returns for each row whether there is a job that asks its model from its region; one without is not kept.
 */
export async function keepAttempts(
  em: EntityManager,
  rows: readonly NewAttempt[],
): Promise<boolean[]> {
  if (rows.length === 0) return [];
  const placed = rows.map((row, place) => ({ ...row, place }));
  const kept = await runStatement<{ has_lane: boolean }>(em, KEEP, [JSON.stringify(placed)]);
  return kept.map(({ has_lane }) => has_lane);
}
