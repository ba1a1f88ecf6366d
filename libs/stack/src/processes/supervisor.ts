import { howItEnded } from '../errors.js';
import type { DeathReport } from '../errors.js';
import type { StackProcess } from './managed-process.js';

/** What a supervisor knows of a process. */
export interface Supervised {
  readonly name: string;
  /** -1 while it does not run. */
  readonly pid: number;
  readonly url: string;
  readonly state: 'running' | 'restarting';
  /** How often it was started again. */
  readonly restarts: number;
  /** How it ended last, such as `signal SIGKILL`; null when it never has. */
  readonly last_exit: string | null;
  /** When it is tried again; null unless it waits. ISO 8601. */
  readonly next_start_at: string | null;
}

/** How a supervisor starts things again, and whom it tells. */
export interface SupervisorOptions {
  /** Told in words of each end and each start. */
  readonly tell: (text: string) => void;
  /** Called when anything of `view` has changed. */
  readonly onChange: () => void;
  /** Wait before the first new start, in milliseconds; it doubles each time. @default 500 */
  readonly firstWaitMs?: number;
  /** @default 30000 */
  readonly longestWaitMs?: number;
  /** Who lived so long, in milliseconds, starts with the first wait again. @default 60000 */
  readonly soundAfterMs?: number;
}

interface Course {
  restarts: number;
  deathsInARow: number;
  startedAt: number;
  lastExit: string | null;
  nextStartAt: Date | null;
  isDown: boolean;
  timer: NodeJS.Timeout | undefined;
}

/** Starts processes again that end by themselves: at once, then after longer and longer waits while they keep ending. */
export class Supervisor {
  readonly #processes: ReadonlyMap<string, StackProcess>;
  readonly #options: Required<SupervisorOptions>;
  readonly #courses = new Map<string, Course>();
  #isStopped = false;

  constructor(processes: ReadonlyMap<string, StackProcess>, options: SupervisorOptions) {
    this.#processes = processes;
    this.#options = {
      firstWaitMs: 500,
      longestWaitMs: 30_000,
      soundAfterMs: 60_000,
      ...options,
    };
    for (const name of processes.keys()) this.#courses.set(name, newCourse());
  }

  /** All processes as they stand. */
  view(): readonly Supervised[] {
    return [...this.#processes.values()].map((process) => this.#viewOf(process));
  }

  /** To be called when a process has ended unasked. */
  died(report: DeathReport): void {
    const course = this.#courses.get(report.name);
    if (course === undefined || this.#isStopped) return;
    course.lastExit = howItEnded(report);
    this.#scheduleStart(report.name, course);
  }

  /** Starts nothing any more: call it before the processes are stopped. */
  stop(): void {
    this.#isStopped = true;
    for (const { timer } of this.#courses.values()) clearTimeout(timer);
  }

  #viewOf({ name, pid, url }: StackProcess): Supervised {
    const course = this.#courses.get(name) ?? newCourse();
    return {
      name,
      pid: course.isDown ? -1 : pid,
      url,
      state: course.isDown ? 'restarting' : 'running',
      restarts: course.restarts,
      last_exit: course.lastExit,
      next_start_at: course.nextStartAt?.toISOString() ?? null,
    };
  }

  #scheduleStart(name: string, course: Course): void {
    const { soundAfterMs } = this.#options;
    const wasSound = performance.now() - course.startedAt >= soundAfterMs;
    course.deathsInARow = wasSound ? 1 : course.deathsInARow + 1;
    const wait = this.#waitBefore(course.deathsInARow);
    course.isDown = true;
    course.nextStartAt = new Date(Date.now() + wait);
    course.timer = setTimeout(() => void this.#startAgain(name, course), wait);
    this.#options.tell(
      `${name} ended with ${course.lastExit}: starting it again in ${wait / 1000} s`,
    );
    this.#options.onChange();
  }

  #waitBefore(start: number): number {
    const { firstWaitMs, longestWaitMs } = this.#options;
    return Math.min(firstWaitMs * 2 ** (start - 1), longestWaitMs);
  }

  async #startAgain(name: string, course: Course): Promise<void> {
    course.nextStartAt = null;
    try {
      await this.#processes.get(name)?.restart();
    } catch (error) {
      if (!this.#isStopped) this.#failedToStart(name, course, error);
      return;
    }
    course.isDown = false;
    course.restarts += 1;
    course.startedAt = performance.now();
    this.#options.tell(`${name} runs again`);
    this.#options.onChange();
  }

  #failedToStart(name: string, course: Course, error: unknown): void {
    const [words = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    course.lastExit = words;
    this.#scheduleStart(name, course);
  }
}

function newCourse(): Course {
  return {
    restarts: 0,
    deathsInARow: 0,
    startedAt: performance.now(),
    lastExit: null,
    nextStartAt: null,
    isDown: false,
    timer: undefined,
  };
}
