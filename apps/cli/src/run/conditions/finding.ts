import type { GateResult } from '../exit-codes.js';

/** Something that a gate found, whether it fails on it or not. */
export interface Finding {
  /** A word of `--fail-on`, or what always fails, such as `missing_cells`. */
  readonly code: string;
  /** What the run comes to when it fails on it. */
  readonly result: Exclude<GateResult, 'pass'>;
  /** Null for the job as a whole. */
  readonly modelId: string | null;
  /** Null for all regions. */
  readonly region: string | null;
  readonly text: string;
  /** False where --fail-on leaves it out. */
  readonly fails: boolean;
}

/** What weighs more goes first: a job that failed says nothing of what changed. */
const WEIGHT = ['job_failed', 'differs', 'cannot_tell'] as const;

/** What a run comes to. */
export function resultOf(findings: readonly Finding[]): GateResult {
  const failing = new Set(findings.filter(({ fails }) => fails).map(({ result }) => result));
  return WEIGHT.find((result) => failing.has(result)) ?? 'pass';
}
