import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { ApiClient, SimulatorClient } from '@beacon/testing';
import type { ExecutionFacts } from '../lab/database-probe.js';
import type { Lab } from '../lab/lab.js';
import { until } from '../wait.js';
import { callKeyOf, FaultJob } from './fault-job.js';
import type { JobOptions } from './fault-job.js';
import { StuckRunError, describeStuckRun } from './stuck-run.js';

/** How a job must end; `any` where it depends on what was drawn. */
export type JobEnd = 'completed' | 'partial' | 'failed' | 'cancelled' | 'any';

/** A job that the scenario submitted, with how it must end. */
export interface TrackedJob {
  readonly job: FaultJob;
  end: JobEnd;
}

/** How long a process may take to go on after it, or what it needs, is back, in seconds. */
const CONTINUE_LIMIT_SECONDS = 5;

const STUCK_AFTER_MS = 45_000;
/** Calls begin soon, or not at all. */
const MOMENT_LIMIT_MS = 20_000;
const ENDED: ReadonlySet<string> = new Set(['completed', 'partial', 'failed', 'cancelled']);
const accepted = z.object({ id: z.string() });

let jobsSubmitted = 0;

/** The jobs of a scenario: how they are submitted, what is waited for, and how they must end. */
export class ScenarioJobs {
  readonly jobs: TrackedJob[] = [];
  readonly notes: string[] = [];
  readonly problems: string[] = [];
  #continuedAfter: number | null = null;
  /** The longest time that nothing moved while an end was waited for, in seconds. */
  #longestPause = 0;

  constructor(
    readonly lab: Lab,
    private readonly scenarioId: string,
  ) {}

  get api(): ApiClient {
    return this.lab.api;
  }

  get simulator(): SimulatorClient {
    return this.lab.simulator;
  }

  /** The longest time to go on that {@link goesOn} measured, in seconds. */
  get continuedAfter(): number | null {
    return this.#continuedAfter;
  }

  /** Notes something worth knowing beside the verdict. */
  note(text: string): void {
    this.notes.push(text);
  }

  /** Notes a problem unless the condition holds; the scenario goes on. */
  check(holds: boolean, problem: string): void {
    if (!holds) this.problems.push(problem);
  }

  /** Makes a job without submitting it. */
  newJob(options: JobOptions = {}): FaultJob {
    jobsSubmitted += 1;
    return new FaultJob(`${this.scenarioId}-${jobsSubmitted}`, options);
  }

  /** Submits a job that must be accepted. */
  async submit(options: JobOptions = {}, end: JobEnd = 'completed'): Promise<FaultJob> {
    const job = this.newJob(options);
    this.track(job, end);
    const body = await this.api.must('/api/v1/jobs', job.body());
    this.check(
      accepted.parse(body).id === job.id,
      `the job was not accepted under its id ${job.id}`,
    );
    return job;
  }

  /** Takes a job among those that the invariants are checked for. */
  track(job: FaultJob, end: JobEnd = 'completed'): void {
    this.jobs.push({ job, end });
  }

  /** Says how a job must end after all: a cancelled one that was retried completes. */
  mustEnd(job: FaultJob, end: JobEnd): void {
    const tracked = this.jobs.find((each) => each.job === job);
    if (tracked) tracked.end = end;
  }

  /** Sets the time that every answer takes, in milliseconds, before any other fault. */
  async latency(ms: number): Promise<void> {
    await this.simulator.faults([{ fault: { kind: 'latency', ms } }]);
  }

  // --- moments

  /** Waits until a job has so many executions. */
  async recorded(job: FaultJob, count: number, region?: string): Promise<void> {
    const where = region === undefined ? '' : ` in ${region}`;
    await until(`${count} executions recorded${where}`, async () => {
      return (await this.lab.database.recorded(job.id, region)) >= count;
    });
  }

  /** Waits until calls are in flight at the provider. */
  async inFlight(count = 1, region?: string): Promise<void> {
    const moment = async (): Promise<boolean> => {
      const { lanes } = await this.simulator.report();
      const own = lanes.filter((lane) => region === undefined || lane.region === region);
      return own.reduce((sum, lane) => sum + lane.inFlight, 0) >= count;
    };
    await until(`${count} calls in flight`, moment, { limitMs: MOMENT_LIMIT_MS });
  }

  /** Waits until a call has reached the provider whose question is given. */
  async asked(job: FaultJob, question: string, times = 1): Promise<void> {
    const keys = new Set(
      [...job.cells.values()].filter((cell) => cell.question === question).map((c) => c.callKey),
    );
    await until(`${question} asked ${times} times`, async () => {
      const { keys: seen } = await this.simulator.report();
      const own = seen.filter((key) => keys.has(callKeyOf(key)));
      return own.reduce((sum, key) => sum + key.calls, 0) >= times;
    });
  }

  /** Waits until the planner has counted so many tasks as published. */
  async planned(job: FaultJob, count: number): Promise<void> {
    await until(`${count} tasks planned`, async () => {
      return (await this.lab.database.job(job.id)).planned >= count;
    });
  }

  /** Waits until a job has a status. */
  async status(job: FaultJob, status: string): Promise<void> {
    await until(`job ${job.id} to be ${status}`, async () => {
      return (await this.lab.database.job(job.id)).status === status;
    });
  }

  /**
   * Waits for the end of all jobs.
   * @throws StuckRunError, with all that is known, when nothing moves for 45 s.
   */
  async end(stuckAfterMs = STUCK_AFTER_MS): Promise<void> {
    for (const { job } of this.jobs) await this.#end(job, stuckAfterMs);
  }

  async #end(job: FaultJob, stuckAfterMs: number): Promise<void> {
    let seen = '';
    let movedAt = performance.now();
    for (;;) {
      const state = await this.lab.database.job(job.id).catch(() => undefined);
      const hasEnded = state !== undefined && ENDED.has(state.status);
      const now = JSON.stringify(state);
      if (state !== undefined && now !== seen) {
        this.#longestPause = Math.max(this.#longestPause, (performance.now() - movedAt) / 1_000);
        seen = now;
        movedAt = performance.now();
      }
      if (hasEnded) return;
      if (performance.now() - movedAt > stuckAfterMs) {
        throw new StuckRunError(job.id, await describeStuckRun(this.lab, job));
      }
      await pause(50);
    }
  }

  /** Notes a problem when nothing moved for more than five seconds while the end was waited for. */
  expectSteady(): void {
    this.check(
      this.#longestPause <= CONTINUE_LIMIT_SECONDS,
      `nothing moved for ${this.#longestPause.toFixed(1)} s though all was back`,
    );
  }

  /**
   * Measures how long it takes from now until the next execution of a job is recorded. Call it when what was away is back.
   * More than five seconds are a problem. Of two that were away, the first that is back may have done all that was left.
   */
  async goesOn(job: FaultJob, region?: string): Promise<void> {
    const startedAt = performance.now();
    // The server may still be throwing everybody out, whoever looks from outside too.
    const before = await until(`what is recorded of ${job.id}`, () =>
      this.lab.database.recorded(job.id, region),
    );
    const total = [...job.cells.values()].filter(
      (c) => region === undefined || c.region === region,
    );
    if (before >= total.length) return this.note('all was done before the last of them was back');
    await until(`${job.id} to go on`, async () => {
      const count = await this.lab.database.recorded(job.id, region);
      return count > before || count >= total.length;
    });
    const seconds = (performance.now() - startedAt) / 1_000;
    this.#continuedAfter = Math.max(seconds, this.#continuedAfter ?? 0);
    this.check(
      seconds <= CONTINUE_LIMIT_SECONDS,
      `the job went on ${seconds.toFixed(1)} s after all was back, more than ${CONTINUE_LIMIT_SECONDS} s`,
    );
  }

  /** How often each value of a field stands in a job's executions, such as `{completed: 40, failed: 8}`. */
  async tally(
    job: FaultJob,
    field: (execution: ExecutionFacts) => string,
    region?: string,
  ): Promise<Readonly<Record<string, number>>> {
    const rows = await this.lab.database.executions(job.id);
    const tally: Record<string, number> = {};
    for (const row of rows) {
      if (region !== undefined && row.region !== region) continue;
      tally[field(row)] = (tally[field(row)] ?? 0) + 1;
    }
    return tally;
  }

  /** Notes a problem unless a job's executions have these statuses and codes, such as `{'failed bad_request': 4}`. */
  async expectCells(job: FaultJob, expected: Readonly<Record<string, number>>): Promise<void> {
    const found = await this.tally(job, ({ status, code }) =>
      code === null ? status : `${status} ${code}`,
    );
    const [one, other] = [expected, found].map((tally) =>
      JSON.stringify(Object.entries(tally).toSorted(byName)),
    );
    this.check(one === other, `the cells of ${job.id} are ${other}, not ${one}`);
  }
}

function byName([one]: readonly [string, number], [other]: readonly [string, number]): number {
  return one.localeCompare(other);
}
