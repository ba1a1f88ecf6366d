import { NotReadyError, ProcessDiedError, StoppedError } from '../errors.js';
import type { DeathReport } from '../errors.js';
import { GuardedChild } from './guarded-child.js';
import type { Command } from './guarded-child.js';

/** What every long-running part says when it is ready. */
export interface Ready {
  /** Where it is reached. */
  readonly url: string;
}

/** A long-running program: how to start it, how to know that it is ready, how to stop it. */
export interface ProcessSpec<R extends Ready = Ready> {
  readonly name: string;
  /**
   * Called before each start. From the second on it gets what the last start made known, so that a restarted process comes
   * back on the same port.
   */
  readonly command: (previous: R | undefined) => Command | Promise<Command>;
  /** Called with each line of output: what is known once it is ready, else undefined. */
  readonly ready: (line: string) => R | undefined;
  /** @default 180000 */
  readonly readyTimeoutMs?: number | undefined;
  /** @default SIGTERM */
  readonly stopSignal?: NodeJS.Signals | undefined;
  /** Time between the stop signal and SIGKILL. @default 10000 */
  readonly graceMs?: number | undefined;
  /** Called once, after the final stop of a process that was started; not after a start that failed. */
  readonly afterStop?: (() => Promise<void>) | undefined;
}

/** Who is told what happens to a process. */
export interface ProcessEvents {
  /** A process that was ready ended although nobody asked it to. */
  readonly onDeath?: ((report: DeathReport) => void) | undefined;
  /** Each line of its output. */
  readonly onLine?: ((name: string, line: string) => void) | undefined;
  /** Aborting it gives up a start: what was started is stopped, and the start rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
}

/** A service loads some thousand modules: on a machine with much else to do that was seen to take over a minute. */
const READY_LIMIT_MS = 180_000;

const ENDING: ReadonlySet<NodeJS.Signals> = new Set(['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGQUIT']);

/** A running program under supervision. Made by `startProcess`. */
export class ManagedProcess<R extends Ready = Ready> {
  readonly #spec: ProcessSpec<R>;
  readonly #events: ProcessEvents;
  #child: GuardedChild | undefined;
  #ready: R | undefined;
  #endAsked = false;
  #stopped: Promise<void> | undefined;

  /** @internal */
  constructor(spec: ProcessSpec<R>, events: ProcessEvents) {
    this.#spec = spec;
    this.#events = events;
  }

  get name(): string {
    return this.#spec.name;
  }

  /** Where it is reached. */
  get url(): string {
    return this.ready.url;
  }

  /** What it said when it was last ready. */
  get ready(): R {
    if (this.#ready === undefined) throw new StoppedError(`${this.name} was never ready.`);
    return this.#ready;
  }

  /** Process id of the last start. */
  get pid(): number {
    return this.#child?.pid ?? -1;
  }

  /** Its last lines of output since the last start, oldest first. */
  logs(): readonly string[] {
    return this.#child?.log.lines() ?? [];
  }

  /**
   * Sends a signal. A death by it is not reported as unexpected; for a signal that ends a process it resolves when the
   * process is gone, for another one (SIGSTOP, SIGUSR1) at once.
   * @param signal @default SIGKILL
   */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (!ENDING.has(signal)) return this.#child?.signal(signal);
    this.#endAsked = true;
    this.#child?.signal(signal);
    await this.#child?.gone;
  }

  /**
   * Stops it in good order if it runs, then starts it again on the same port and data and waits until it is ready.
   * @throws StoppedError after `stop`; ProcessDiedError or NotReadyError when it does not come back.
   */
  async restart(): Promise<void> {
    await this.#end();
    await this.launch();
  }

  /** Stops it for good: the stop signal, the grace, then SIGKILL. Resolves when it is gone; may be called again. */
  stop(): Promise<void> {
    this.#stopped ??= this.#end().then(() => this.#spec.afterStop?.());
    return this.#stopped;
  }

  /** @internal Starts it once; rejects with nothing left running. */
  async launch(): Promise<void> {
    this.#refuseAfterStop();
    const command = await this.#spec.command(this.#ready);
    this.#refuseAfterStop();
    this.#events.signal?.throwIfAborted();
    const child = new GuardedChild(command);
    this.#child = child;
    this.#endAsked = false;
    child.log.subscribe((line) => this.#events.onLine?.(this.name, line));
    await this.#becomeReady(child);
    void child.gone.then((exit) => {
      if (!this.#endAsked) this.#events.onDeath?.(child.report(exit));
    });
  }

  async #becomeReady(child: GuardedChild): Promise<void> {
    try {
      this.#ready = await this.#untilReady(child);
    } catch (error) {
      await this.#end();
      throw error;
    }
  }

  #untilReady(child: GuardedChild): Promise<R> {
    const { readyTimeoutMs = READY_LIMIT_MS } = this.#spec;
    const { signal } = this.#events;
    return new Promise<R>((resolve, reject) => {
      const onLine = (line: string): void => {
        const ready = this.#spec.ready(line);
        if (ready !== undefined) settle(() => resolve(ready));
      };
      const onAbort = (): void => settle(() => reject(signal?.reason as Error));
      const onLate = (): void =>
        settle(() => reject(new NotReadyError(this.name, readyTimeoutMs, child.log.lines())));
      const timer = setTimeout(onLate, readyTimeoutMs);
      const unsubscribe = child.log.subscribe(onLine);
      signal?.addEventListener('abort', onAbort, { once: true });
      const settle = (decide: () => void): void => {
        clearTimeout(timer);
        unsubscribe();
        signal?.removeEventListener('abort', onAbort);
        decide();
      };
      void child.gone.then((exit) => settle(() => reject(this.#deathError(child, exit))));
    });
  }

  #deathError(child: GuardedChild, exit: Parameters<GuardedChild['report']>[0]): Error {
    if (this.#endAsked) return new StoppedError(`${this.name} was stopped while it started.`);
    return new ProcessDiedError(child.report(exit));
  }

  async #end(): Promise<void> {
    this.#endAsked = true;
    await this.#child?.end(this.#spec.stopSignal ?? 'SIGTERM', this.#spec.graceMs ?? 10_000);
  }

  #refuseAfterStop(): void {
    if (this.#stopped !== undefined)
      throw new StoppedError(`${this.name} was stopped for good: start a new one.`);
  }
}

/** A running process of a stack; `ManagedProcess` says what each does. */
export type StackProcess = Pick<
  ManagedProcess,
  'name' | 'pid' | 'url' | 'kill' | 'restart' | 'logs' | 'stop'
>;

/**
 * Starts a program and resolves when it is ready.
 * @throws ProcessDiedError when it ends before, NotReadyError when it takes too long, the abort signal's reason when given up.
 *   Nothing is left running then.
 */
export async function startProcess<R extends Ready>(
  spec: ProcessSpec<R>,
  events: ProcessEvents = {},
): Promise<ManagedProcess<R>> {
  const managed = new ManagedProcess(spec, events);
  await managed.launch();
  return managed;
}
