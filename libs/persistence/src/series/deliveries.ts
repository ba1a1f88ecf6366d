import type { EntityManager } from '@mikro-orm/postgresql';
import { isoText } from '../read/sql.js';
import { runStatement } from '../statement.js';

/** A message that is owed to a webhook. */
export interface NewDelivery {
  readonly seriesId: string;
  /** Deterministic: the same message is owed once. */
  readonly messageId: string;
  readonly type: string;
  readonly url: string;
  readonly secretEnv: string;
  readonly body: string;
}

const INSERT = `insert into webhook_deliveries (series_id, message_id, type, url, secret_env, body, next_attempt_at)
values ($1, $2, $3, $4, $5, $6, clock_timestamp()) on conflict (message_id) do nothing`;

/** Owes a message, in the transaction of what it tells of. */
export async function insertDelivery(em: EntityManager, delivery: NewDelivery): Promise<void> {
  const { seriesId, messageId, type, url, secretEnv, body } = delivery;
  await runStatement(em, INSERT, [seriesId, messageId, type, url, secretEnv, body]);
}

/** A message that is sent now. */
export interface DueDelivery extends NewDelivery {
  readonly id: number;
  /** Tries, this one among them. */
  readonly attempts: number;
}

// Whoever takes it has the time of the lease: when that process dies, another tries again under the same id.
const TAKE = `
update webhook_deliveries d set attempts = attempts + 1, next_attempt_at = clock_timestamp() + $2 * interval '1 second'
where d.id in (
  select id from webhook_deliveries where next_attempt_at <= clock_timestamp() order by next_attempt_at limit $1
  for update skip locked
) returning d.id::float8 as id, d.series_id as "seriesId", d.message_id as "messageId", d.type, d.url,
  d.secret_env as "secretEnv", d.body, d.attempts`;

/** Takes messages that are due, for as long as a try may take. */
export async function takeDueDeliveries(
  em: EntityManager,
  most: number,
  leaseSeconds: number,
): Promise<DueDelivery[]> {
  return runStatement<DueDelivery>(em, TAKE, [most, leaseSeconds]);
}

/** What became of a try. */
export interface TriedDelivery {
  readonly status: number | null;
  /** Null where it was delivered. */
  readonly error: string | null;
  /** Seconds until the next try; null where there is none. */
  readonly againInSeconds: number | null;
}

const TRIED = `
update webhook_deliveries set last_status = $2, last_error = $3::text,
  next_attempt_at = clock_timestamp() + $4::float8 * interval '1 second',
  delivered_at = case when $3::text is null then clock_timestamp() end,
  dead_at = case when $3::text is not null and $4::float8 is null then clock_timestamp() end
where id = $1`;

/** Writes what became of a try. */
export async function saveTriedDelivery(
  em: EntityManager,
  id: number,
  { status, error, againInSeconds }: TriedDelivery,
): Promise<void> {
  await runStatement(em, TRIED, [id, status, error, againInSeconds]);
}

/** A message with what became of it. Times are ISO 8601. */
export interface DeliveryRow {
  readonly id: number;
  readonly messageId: string;
  readonly type: string;
  readonly createdAt: string;
  readonly attempts: number;
  readonly nextAttemptAt: string | null;
  readonly deliveredAt: string | null;
  readonly deadAt: string | null;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
}

const LIST = `
select id::float8 as id, message_id as "messageId", type, ${isoText('created_at')} as "createdAt", attempts,
  ${isoText('next_attempt_at')} as "nextAttemptAt", ${isoText('delivered_at')} as "deliveredAt", ${isoText('dead_at')} as "deadAt",
  last_status as "lastStatus", last_error as "lastError"
from webhook_deliveries where series_id = $1 and ($2::float8 is null or id < $2) order by id desc limit $3`;

/** Messages of a series, the newest first. */
export async function readDeliveries(
  em: EntityManager,
  seriesId: string,
  { before, limit }: { readonly before: number | undefined; readonly limit: number },
): Promise<DeliveryRow[]> {
  return runStatement<DeliveryRow>(em, LIST, [seriesId, before ?? null, limit]);
}
