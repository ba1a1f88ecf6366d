/** What one pass may do before it lets others have their turn; the next one goes on where it was. */
export interface PlanningLimits {
  /** Tasks published at most. @default 3000 */
  readonly tasks: number;
  /** Jobs whose lanes are looked at, at most: their rows and locks are held in memory, here and in the database. @default 300 */
  readonly jobs: number;
  /** Time after which no publishing is begun any more, in milliseconds. @default 250 */
  readonly publishMs: number;
  /** Time after which no job is ended any more, in milliseconds: tasks are waited for, too. @default 150 */
  readonly endMs: number;
  /** From one look at every running job to the next, in milliseconds, at least. @default 5000 */
  readonly auditMs: number;
}

export const DEFAULT_LIMITS: PlanningLimits = {
  tasks: 3_000,
  jobs: 300,
  publishMs: 250,
  endMs: 150,
  auditMs: 5_000,
};

/** A time that runs out. */
export class Deadline {
  readonly #at: number;

  /** @param ms from now on, in milliseconds. */
  constructor(ms: number) {
    this.#at = performance.now() + ms;
  }

  get isOver(): boolean {
    return performance.now() >= this.#at;
  }
}
