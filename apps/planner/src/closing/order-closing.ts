import { closingOrder } from '@beacon/outbox';
import { closeLanes, enqueueOutbox } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import { REPEAT_AFTER_MS } from './closing-reason.js';
import type { ClosingReason } from './closing-reason.js';

/** Which region of which job is closed. */
export interface ClosedRegion {
  readonly jobId: string;
  readonly region: string;
}

/**
 * Orders the recorder to close a region of a job, and notes that nothing more of it is planned. The job's tasks and its row must be held.
 * @returns false when no lane of it needs that any more, or another planner has ordered it a moment ago.
 */
export async function orderClosing(
  em: EntityManager,
  { jobId, region }: ClosedRegion,
  reason: ClosingReason,
): Promise<boolean> {
  const { code } = reason;
  const closing = await closeLanes(em, { jobId, region, code, repeatAfterMs: REPEAT_AFTER_MS });
  if (closing === null) return false;
  const requestedAt = closing.at.toISOString();
  // Each order has an id of its own: the broker would take a repeat under the same id for the order before.
  const order = closingOrder(
    { jobId, region, cell: null, ...reason, requestedAt },
    `${region}:${closing.micros}`,
  );
  await enqueueOutbox(em, [order]);
  return true;
}
