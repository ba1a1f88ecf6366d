/** The life of a job. */
export const JOB_STATUSES = [
  'queued',
  'running',
  'completed',
  'partial',
  'failed',
  'cancelled',
] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

/** What may stop a job before it has asked all of its cells, beside users. */
export const STOPS = ['max_cost'] as const;
export type Stop = (typeof STOPS)[number];

const TERMINAL: ReadonlySet<JobStatus> = new Set(['completed', 'partial', 'failed', 'cancelled']);

/** Whether a job has ended. */
export function isTerminal(status: JobStatus): boolean {
  return TERMINAL.has(status);
}

/** Counts of one region of a job. */
export interface RegionTally {
  readonly region: string;
  readonly cells: number;
  /**
   * Executions that are completed or refused, without the quarantined: a refusal is a successful measurement, an answer that
   * may have come from elsewhere is none of this region.
   */
  readonly succeeded: number;
  /** Cells that were not asked because the job had reached its cost limit. @default 0 */
  readonly notAsked?: number;
}

/**
 * Whether a share reaches a rate. A rate is read to the precision in which it is written, at least two decimals: two of
 * three reach 0.67, and 0.667, because two thirds are that number when written so; 0.66 of cells do not. A rate of 1
 * means all of them.
 */
export function reachesRate(succeeded: number, cells: number, minSuccessRate: number): boolean {
  if (cells === 0) return false;
  if (minSuccessRate >= 1) return succeeded === cells;
  const scale = 10 ** Math.max(2, decimalsOf(minSuccessRate));
  // share >= rate - half a unit of the last decimal, in whole numbers.
  return 2 * succeeded * scale + cells >= 2 * cells * Math.round(minSuccessRate * scale);
}

function decimalsOf(rate: number): number {
  return Math.min(9, rate.toFixed(9).replace(/0+$/, '').split('.')[1]?.length ?? 0);
}

/** What decides how a job ends. */
interface EndRule {
  readonly minRegions: number;
  readonly minSuccessRate: number;
}

/**
 * How a job ends once all its cells are recorded: `completed` when every region succeeds, `partial` when at least
 * `minRegions` do, else `failed`. One that its cost limit kept from asking all is `partial`, unless what it did ask failed.
 */
export function endStatus(
  regions: readonly RegionTally[],
  rule: EndRule,
): 'completed' | 'partial' | 'failed' {
  const status = statusBy(regions, rule);
  const asked = regions
    .map((region) => ({ ...region, cells: region.cells - (region.notAsked ?? 0) }))
    .filter(({ cells }) => cells > 0);
  const isCut = regions.some(({ notAsked = 0 }) => notAsked > 0);
  if (status === 'completed' || !isCut || asked.length === 0) return status;
  const minRegions = Math.min(rule.minRegions, asked.length);
  return statusBy(asked, { ...rule, minRegions }) === 'failed' ? 'failed' : 'partial';
}

function statusBy(
  regions: readonly RegionTally[],
  rule: EndRule,
): 'completed' | 'partial' | 'failed' {
  const succeeded = regions.filter((region) =>
    reachesRate(region.succeeded, region.cells, rule.minSuccessRate),
  ).length;
  if (succeeded === regions.length && succeeded > 0) return 'completed';
  return succeeded >= rule.minRegions ? 'partial' : 'failed';
}
