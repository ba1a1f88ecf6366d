import type { CloseCellsV1 } from '@beacon/contracts';
import { NOT_IMPORTED, formatUsd } from '@beacon/domain';
import type { OpenRegion } from '@beacon/persistence';

/** Why the missing cells of a job's region are to be closed, as the recorder writes it to their executions. */
export type ClosingReason = Pick<CloseCellsV1, 'code' | 'message' | 'status'>;

/** What decides, besides what the database says of a region. All in milliseconds. */
export interface Silence {
  /** How long no executor of the region has sent a heartbeat. */
  readonly silentMs: number;
  /** How long this planner has seen the job run without interruption. */
  readonly jobSeenMs: number;
  /** Silence after which a region counts as absent. */
  readonly graceMs: number;
}

/** After which a closing that is not done is ordered again, in milliseconds. */
export const REPEAT_AFTER_MS = 10_000;
/** Code of cells that were not asked because the job would have cost more than it may. */
const MAX_COST = 'max_cost';
/** Silence that names the cause of a missed deadline, in milliseconds: ten heartbeats. */
const SILENT_AT_DEADLINE_MS = 10_000;

/** Whether a region's missing cells are to be closed now, and why; null when they are not. */
export function closingReason(open: OpenRegion, silence: Silence): ClosingReason | null {
  if (open.is_cancelled) return isDue(open) ? reasonOf('cancelled', open) : null;
  if (open.closing_code !== null) return isDue(open) ? reasonOf(open.closing_code, open) : null;
  if (open.is_overdue) {
    const isAbsent = silence.silentMs >= Math.min(silence.graceMs, SILENT_AT_DEADLINE_MS);
    return reasonOf(isAbsent ? 'region_unavailable' : 'deadline_exceeded', open);
  }
  const isAbsent = Math.min(silence.silentMs, silence.jobSeenMs) >= silence.graceMs;
  return isAbsent ? reasonOf('region_unavailable', open) : null;
}

/** Why the rest of a job is given up that its cost limit keeps from going on. Amounts are in nanodollars. */
export function maxCostReached(limit: number, spent: number): ClosingReason {
  return { code: MAX_COST, status: 'failed', message: maxCostMessage(limit, spent) };
}

function maxCostMessage(limit: number, spent: number): string {
  return `not asked: of the job's limit of ${formatUsd(limit)}, ${formatUsd(spent)} were spent, and no further call was sure to fit`;
}

function isDue({ closing_age_ms }: OpenRegion): boolean {
  return closing_age_ms === null || closing_age_ms >= REPEAT_AFTER_MS;
}

function reasonOf(
  code: string,
  { region, timeout_ms, max_cost, spent }: OpenRegion,
): ClosingReason {
  if (code === 'cancelled') return { code, status: 'cancelled', message: 'the job was cancelled' };
  if (code === MAX_COST) return maxCostReached(max_cost ?? 0, spent);
  return { code, status: 'failed', message: messageOf(code, region, timeout_ms) };
}

function messageOf(code: string, region: string, timeoutMs: number | null): string {
  if (code === NOT_IMPORTED) return 'no answer to it was imported';
  if (code === 'region_unavailable') return `no executor of ${region} has been heard`;
  if (code === 'deadline_exceeded')
    return `the job's limit of ${timeoutMs ?? 0} ms was over before the cell was answered`;
  return `the cell was closed: ${code}`;
}
