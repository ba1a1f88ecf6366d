/** What one pass may do before it ends; the next one continues where it stopped. */
export interface PlanningLimits {
  /** Tasks published at most. @default 3000 */
  readonly tasks: number;
  /** Jobs whose lanes are read, at most: their rows and locks are held in memory, here and in the database. @default 300 */
  readonly jobs: number;
  /** Time after which no publishing is begun any more, in milliseconds. @default 250 */
  readonly publishMs: number;
  /** Time after which no job is ended any more, in milliseconds: executors wait for tasks, too. @default 150 */
  readonly endMs: number;
  /** From one audit of every running job to the next, in milliseconds, at least. @default 5000 */
  readonly auditMs: number;
}

export const DEFAULT_LIMITS: PlanningLimits = {
  tasks: 3_000,
  jobs: 300,
  publishMs: 250,
  endMs: 150,
  auditMs: 5_000,
};
