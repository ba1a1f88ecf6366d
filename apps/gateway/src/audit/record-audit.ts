import type { JobEventDetails, JobEventType } from '@beacon/contracts';
import { jobEvent } from '@beacon/outbox';
import { OutboxMessage, writeAudit } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Caller } from '../http/caller.js';

/** Who did what, and why. */
export interface AuditEntry {
  readonly caller: Caller;
  /** Such as `job.cancel`. */
  readonly action: string;
  readonly reason: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  /** What it was done to, as far as it is about one of these. */
  readonly jobId?: string | null;
  /** Of what is no job: a job's entries are its project's by themselves. */
  readonly project?: string | null;
  readonly region?: string | null;
  readonly modelId?: string | null;
}

/** An entry about a job of which others are notified, too. */
export interface PublishedAuditEntry<T extends JobEventType> extends AuditEntry {
  readonly jobId: string;
  readonly event: T;
  /** Facts, for the audit log and for the event. */
  readonly details: JobEventDetails<T>;
}

/** Adds an entry to the audit log, in the transaction of the change. Returns the entry's id. */
export async function recordAudit(
  em: EntityManager,
  { caller, ...entry }: AuditEntry,
): Promise<number> {
  return writeAudit(em, { ...caller, ...entry });
}

/**
 * Adds an entry to the audit log and its event to the outbox, in the transaction of the change. The entry's id tells the
 * event from later ones of the same kind.
 */
export async function recordAuditEvent<T extends JobEventType>(
  em: EntityManager,
  { event, ...entry }: PublishedAuditEntry<T>,
): Promise<void> {
  const id = await recordAudit(em, entry);
  const message = jobEvent(event, entry.jobId, entry.details, String(id));
  await em.insert(OutboxMessage, { ...message, createdAt: new Date() });
}
