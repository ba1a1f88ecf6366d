import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** How often somebody came within the window that runs. */
export interface RequestCount {
  readonly hits: number;
  /** Until the window ends. */
  readonly seconds: number;
}

// One row for each who is counted: those that come at once wait for each other for as long as this statement takes.
const COUNT = `
insert into request_windows as w (tracker, hits, ends_at)
values ($1, 1, clock_timestamp() + $2::float8 * interval '1 millisecond')
on conflict (tracker) do update set
  hits = case when w.ends_at <= clock_timestamp() then 1 else least(w.hits + 1, 1000000000) end,
  ends_at = case when w.ends_at <= clock_timestamp() then excluded.ends_at else w.ends_at end
returning hits, greatest(0, extract(epoch from ends_at - clock_timestamp()))::float8 as seconds`;

/**
 * Counts one more request of somebody, over all gateways.
 * @param windowMs length of the window that begins when none runs, in milliseconds.
 */
export async function countRequest(
  em: EntityManager,
  tracker: string,
  windowMs: number,
): Promise<RequestCount> {
  const [count] = await runStatement<RequestCount>(em, COUNT, [tracker, windowMs]);
  if (count === undefined) throw new Error('the database counted nothing');
  return count;
}

// Some at a time: nobody waits for a table to be swept.
const FORGET = `delete from request_windows where tracker in (
  select tracker from request_windows where ends_at < clock_timestamp() - interval '5 minutes' limit 200 for update skip locked)`;

/** Forgets windows that ended long ago. */
export async function forgetOldRequests(em: EntityManager): Promise<void> {
  await runStatement(em, FORGET);
}
