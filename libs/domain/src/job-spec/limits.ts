/** How large a job may be. Each limit is the largest value accepted, or the smallest where the name says so. */
export interface JobLimits {
  /** Cells of the whole job. Default 5,000,000. */
  readonly maxCells: number;
  /** Entries of `questions`. Default 100,000. */
  readonly maxQuestions: number;
  /** Entries of `models`. Default 100. */
  readonly maxModels: number;
  /** Entries of a list of regions. Default 100. */
  readonly maxRegions: number;
  /** Default 10,000,000: the cells are what is limited. */
  readonly maxRepeats: number;
  /** Shortest limit for a whole job. Default 30 seconds. */
  readonly minTimeoutMs: number;
  /** Longest limit for a whole job, and for one attempt. Default 60 minutes. */
  readonly maxTimeoutMs: number;
  /** Shortest limit for one attempt. Default 1 second. */
  readonly minProviderTimeoutMs: number;
}

/** The limits of an installation that sets none of its own. */
export const DEFAULT_JOB_LIMITS: JobLimits = {
  maxCells: 5_000_000,
  maxQuestions: 100_000,
  maxModels: 100,
  maxRegions: 100,
  maxRepeats: 10_000_000,
  minTimeoutMs: 30_000,
  maxTimeoutMs: 3_600_000,
  minProviderTimeoutMs: 1_000,
};
