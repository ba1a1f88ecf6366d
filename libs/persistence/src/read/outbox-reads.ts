import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** What the database owes the broker. */
export interface OutboxState {
  /** Up to {@link MOST_COUNTED}: a broker that is away for hours must not make it costly to ask. */
  readonly messages: number;
  /** 0 when nothing is owed. */
  readonly oldestAgeSeconds: number;
}

const MOST_COUNTED = 10_000;

/** Messages are deleted once the broker has them: the oldest by number are the oldest. */
const STATE = `
select count(*)::float8 as messages,
  greatest(coalesce(extract(epoch from now() - min(created_at)), 0), 0)::float8 as "oldestAgeSeconds"
from (select created_at from outbox order by id limit ${MOST_COUNTED}) oldest`;

/** How much is owed, and since when. Reads 10,000 rows at most. */
export async function readOutbox(em: EntityManager): Promise<OutboxState> {
  const [state] = await runStatement<OutboxState>(em, STATE);
  return state ?? { messages: 0, oldestAgeSeconds: 0 };
}
