import type { EventType } from '@beacon/contracts';
import { jobEvent } from '@beacon/outbox';
import { OutboxMessage, writeAudit } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Caller } from '../http/caller.js';

/** The gateway's name in events. */
export const SOURCE = '/gateway';

/** Who did what to a job, and why. */
export interface AuditEntry {
  readonly jobId: string;
  /** Such as `job.cancel`. */
  readonly action: string;
  readonly event: EventType;
  readonly caller: Caller;
  readonly reason: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Leaves an audit row and owes the event, in the transaction of the change. The row's id tells the event from later ones. */
export async function recordAudit(em: EntityManager, trace: AuditEntry): Promise<void> {
  const { jobId, action, event, caller, reason, details } = trace;
  const entry = await writeAudit(em, { ...caller, action, jobId, reason, details });
  const message = jobEvent(event, jobId, SOURCE, details, String(entry));
  await em.insert(OutboxMessage, { ...message, createdAt: new Date() });
}
