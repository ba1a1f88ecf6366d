import type { KnownEvent } from './sinks/sink.js';
import { ENDING_TYPES, REOPENING_TYPES } from './job-ends.js';
import { KnownIds } from './known-ids.js';

/** Events of services are not ordered among each other: after a job's end the last of its executions may still come. */
const QUIET_MS = 3_000;
/** How long executions are waited for that are recorded, and whose events do not come: a recorder that died starts again within that. */
const MISSING_MS = 60_000;

/** How a job stands, by its events. */
export type JobStanding =
  | 'open'
  /** All of its events came. */
  | 'complete'
  /** It has ended, and events of it are missing. */
  | 'short';

/** Whether all events of a job came. */
export class JobEnd {
  readonly #executions = new KnownIds();
  #count = 0;
  #expected: number | null = null;
  #hasEnded = false;
  #hasBegun = false;
  #lastMs: number;

  /**
   * @param jobId the job.
   * @param isCounted whether the tap takes every execution of the job, so that they can be counted.
   * @param nowMs a clock that only goes forward.
   */
  constructor(
    readonly jobId: string,
    private readonly isCounted: boolean,
    nowMs: number,
  ) {
    this.#lastMs = nowMs;
  }

  /** Executions of which no event came, as far as that can be told. */
  get missing(): number {
    if (!this.isCounted || !this.#hasBegun || this.#expected === null) return 0;
    return Math.max(0, this.#expected - this.#count);
  }

  take({ type, jobId, executionId, executions }: KnownEvent, nowMs: number): void {
    if (jobId !== this.jobId) return;
    this.#lastMs = nowMs;
    if (type === 'job.submitted') this.#hasBegun = true;
    if (type === 'execution.recorded' && executionId !== null) this.#countOne(executionId);
    if ((ENDING_TYPES as readonly string[]).includes(type)) {
      this.#hasEnded = true;
      this.#expected = executions ?? this.#expected;
    }
    if ((REOPENING_TYPES as readonly string[]).includes(type)) this.#hasEnded = false;
  }

  standing(nowMs: number): JobStanding {
    const quietMs = nowMs - this.#lastMs;
    if (!this.#hasEnded || quietMs < QUIET_MS) return 'open';
    if (this.missing === 0) return 'complete';
    return quietMs < MISSING_MS ? 'open' : 'short';
  }

  /** An execution keeps its id in later rounds. */
  #countOne(executionId: number): void {
    const id = `execution:${executionId}`;
    if (!this.#executions.has(id)) this.#count += 1;
    this.#executions.add(id);
  }
}
