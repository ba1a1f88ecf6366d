import type { EntityManager } from '@mikro-orm/postgresql';
import type { OutboxMessage } from '../entities/outbox-message.entity.js';
import { runStatement } from '../statement.js';

/** A message for the outbox, as its writer gives it. */
export type OwedMessage = Pick<OutboxMessage, 'subject' | 'messageId' | 'body' | 'headers'>;

const OWE = `
insert into outbox (subject, message_id, body, headers)
select m.subject, m."messageId", m.body, m.headers
from json_to_recordset($1::json) as m(subject text, "messageId" text, body jsonb, headers jsonb, place int)
order by m.place`;

/** Writes many messages to the outbox, in their order and in the transaction of the entity manager. */
export async function enqueueOutbox(
  em: EntityManager,
  messages: readonly OwedMessage[],
): Promise<void> {
  if (messages.length === 0) return;
  const placed = messages.map((message, place) => ({ ...message, place }));
  await runStatement(em, OWE, [JSON.stringify(placed)]);
}
