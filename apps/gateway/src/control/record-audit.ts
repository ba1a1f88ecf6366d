import type { JobEventDetails, JobEventType } from '@beacon/contracts';
import { jobEvent } from '@beacon/outbox';
import { OutboxMessage, writeAudit } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Caller } from '../http/caller.js';

/** Who did what to a job, and why. */
export interface AuditEntry<T extends JobEventType> {
  readonly jobId: string;
  /** Such as `job.cancel`. */
  readonly action: string;
  readonly event: T;
  readonly caller: Caller;
  readonly reason: string | null;
  /** Facts, for the audit log and for the event. */
  readonly details: JobEventDetails<T>;
}

/** Leaves an audit row and owes the event, in the transaction of the change. The row's id tells the event from later ones. */
export async function recordAudit<T extends JobEventType>(
  em: EntityManager,
  trace: AuditEntry<T>,
): Promise<void> {
  const { jobId, action, event, caller, reason, details } = trace;
  const entry = await writeAudit(em, { ...caller, action, jobId, reason, details });
  const message = jobEvent(event, jobId, details, String(entry));
  await em.insert(OutboxMessage, { ...message, createdAt: new Date() });
}
