import type { MessageContext } from '@beacon/bus';
import type { CancelJobV1, ExecuteTaskV1 } from '@beacon/contracts';
import { Inject, Injectable, Optional } from '@nestjs/common';

/** Injection token of a monotonic clock, in milliseconds. @default performance.now */
const CLOCK = Symbol('CLOCK');

/** A task's work, from when it is begun until its result is to be stored. */
export interface CancellableTask extends Disposable {
  /** Aborted when its job is cancelled, or the process gives up what it has in flight. */
  readonly signal: AbortSignal;
  /** Aborted also as soon as the process is told to stop: for what comes before the request is made. */
  readonly waiting: AbortSignal;
  readonly isCancelled: boolean;
}

/** How the process stops, as the message's context tells it. */
export type StopSignals = Pick<MessageContext, 'signal' | 'closing'>;

interface Cancelled {
  readonly before: number;
  readonly receivedAt: number;
}

const REMEMBERED_MS = 15 * 60_000;
const MOST_REMEMBERED = 10_000;

/**
 * Which tasks were cancelled. A cancellation is about the tasks that were planned up to a moment of the sender's clock, so
 * that those of a job which is resumed or retried later are executed; this machine's clock has no part in it.
 */
@Injectable()
export class CancelledJobs {
  /** By job, the one that was received longest ago first. */
  readonly #cancelled = new Map<string, Cancelled>();
  readonly #running = new Map<string, Set<TaskInFlight>>();

  constructor(
    @Optional() @Inject(CLOCK) private readonly now: () => number = () => performance.now(),
  ) {}

  /** Cancels the in-flight tasks of a job, and those that still arrive, up to the moment. */
  cancel({ jobId, before: moment }: CancelJobV1): void {
    const before = Math.max(Date.parse(moment), this.#cancelled.get(jobId)?.before ?? -Infinity);
    this.#cancelled.delete(jobId);
    this.#cancelled.set(jobId, { before, receivedAt: this.now() });
    this.#forget();
    for (const task of this.#running.get(jobId) ?? []) {
      if (task.plannedAt <= before) task.cancel();
    }
  }

  /** Begins with a task, which may be cancelled already. Dispose of it when its work is over. */
  begin(task: Pick<ExecuteTaskV1, 'jobId' | 'plannedAt'>, stop: StopSignals): CancellableTask {
    const plannedAt = Date.parse(task.plannedAt);
    const peers = this.#running.get(task.jobId) ?? new Set();
    const taken = new TaskInFlight(plannedAt, stop, () => {
      peers.delete(taken);
      if (peers.size === 0) this.#running.delete(task.jobId);
    });
    peers.add(taken);
    this.#running.set(task.jobId, peers);
    const cancelled = this.#cancelled.get(task.jobId);
    if (cancelled && this.#isFresh(cancelled) && plannedAt <= cancelled.before) taken.cancel();
    return taken;
  }

  #isFresh({ receivedAt }: Cancelled): boolean {
    return this.now() - receivedAt < REMEMBERED_MS;
  }

  #forget(): void {
    for (const [jobId, cancelled] of this.#cancelled) {
      if (this.#cancelled.size <= MOST_REMEMBERED && this.#isFresh(cancelled)) return;
      this.#cancelled.delete(jobId);
    }
  }
}

/** `AbortSignal.any` would leave a dependant of the process's own signal for every task. */
class TaskInFlight implements CancellableTask {
  isCancelled = false;
  readonly #work = new AbortController();
  readonly #wait = new AbortController();
  readonly #stopped = (): void => this.#abort(this.stop.signal.reason);
  readonly #closing = (): void => this.#wait.abort(this.stop.closing?.reason);

  constructor(
    readonly plannedAt: number,
    private readonly stop: StopSignals,
    private readonly release: () => void,
  ) {
    stop.signal.addEventListener('abort', this.#stopped);
    stop.closing?.addEventListener('abort', this.#closing);
    if (stop.closing?.aborted) this.#closing();
    if (stop.signal.aborted) this.#stopped();
  }

  get signal(): AbortSignal {
    return this.#work.signal;
  }

  get waiting(): AbortSignal {
    return this.#wait.signal;
  }

  cancel(): void {
    this.isCancelled = true;
    this.#abort(new Error('the job was called off'));
  }

  [Symbol.dispose](): void {
    this.stop.signal.removeEventListener('abort', this.#stopped);
    this.stop.closing?.removeEventListener('abort', this.#closing);
    this.release();
  }

  #abort(reason: unknown): void {
    this.#work.abort(reason);
    this.#wait.abort(reason);
  }
}
