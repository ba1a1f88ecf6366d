import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ProcessDiedError } from '../errors.js';
import type { DeathReport, Exit } from '../errors.js';
import { LogTail } from './log-tail.js';
import type { LineListener } from './log-tail.js';
import type { RunUser } from './run-user.js';
import { guardProcess } from './watchdog.js';
import type { Release } from './watchdog.js';

/** A program to run. */
export interface Command {
  /** Name for people, in messages. */
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  /** @default this process's */
  readonly cwd?: string | undefined;
  /** The whole environment. @default this process's */
  readonly env?: NodeJS.ProcessEnv | undefined;
  /** @default this process's user */
  readonly user?: RunUser | undefined;
  /** What the process gets first, should this process die before it. @default SIGKILL */
  readonly orphanSignal?: NodeJS.Signals | undefined;
}

const STRAGGLER_MS = 3_000;

/**
 * A child process that does not outlive this one, with the end of its output. It leads its own process group: a Ctrl-C in the
 * terminal reaches us alone, and we stop things in their order.
 */
export class GuardedChild {
  readonly name: string;
  /** Undefined when the program could not be started at all; `gone` then resolves at once. */
  readonly pid: number | undefined;
  readonly log = new LogTail();
  /** Resolves when the process has ended and its output, with that of its own children, is read to the end. */
  readonly gone: Promise<Exit>;
  #alive: boolean;

  constructor(command: Command) {
    const child = spawn(command.file, command.args, {
      cwd: command.cwd,
      env: command.env,
      uid: command.user?.uid,
      gid: command.user?.gid,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.name = command.name;
    this.pid = child.pid;
    this.#alive = child.pid !== undefined;
    const release =
      child.pid === undefined
        ? () => undefined
        : guardProcess(child.pid, command.orphanSignal ?? 'SIGKILL');
    this.#collect(child);
    this.gone = this.#untilGone(child, release);
  }

  /** Sends a signal to the process group; does nothing when the process has ended. */
  signal(signal: NodeJS.Signals): void {
    if (!this.#alive || this.pid === undefined) return;
    try {
      process.kill(-this.pid, signal);
    } catch (error) {
      // Ended a moment ago, and not yet reported; macOS says EPERM for that.
      if (!isCode(error, 'ESRCH', 'EPERM')) throw error;
    }
  }

  /** Asks the process to end by a signal, and ends it with SIGKILL when it has not after the grace, in milliseconds. */
  async end(signal: NodeJS.Signals, graceMs: number): Promise<Exit> {
    this.signal(signal);
    const timer = setTimeout(() => this.signal('SIGKILL'), graceMs);
    try {
      return await this.gone;
    } finally {
      clearTimeout(timer);
    }
  }

  /** What to tell of its death. */
  report(exit: Exit): DeathReport {
    return { name: this.name, code: exit.code, signal: exit.signal, lastLines: this.log.lines() };
  }

  #collect(child: ChildProcess): void {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream !== null)
        createInterface({ input: stream }).on('line', (line) => this.log.add(line));
    }
    child.on('error', (error) => this.log.add(`cannot be started: ${error.message}`));
  }

  #untilGone(child: ChildProcess, release: Release): Promise<Exit> {
    return new Promise((resolve) => {
      child.once('exit', () => {
        this.#alive = false;
        release();
        // A grandchild that fled its group and holds the output open must not hold us up.
        setTimeout(() => destroyOutput(child), STRAGGLER_MS).unref();
      });
      child.once('close', (code, signal) => resolve({ code, signal }));
    });
  }
}

function destroyOutput(child: ChildProcess): void {
  child.stdout?.destroy();
  child.stderr?.destroy();
}

function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && codes.includes(String((error as NodeJS.ErrnoException).code));
}

/** How to run a step. */
export interface StepOptions {
  readonly onLine?: LineListener | undefined;
  /** Ends the step; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Limit for the whole step. @default 120000 */
  readonly timeoutMs?: number | undefined;
}

const STEP_GRACE_MS = 2_000;

/**
 * Runs a program to its end and returns its last lines.
 * @throws ProcessDiedError when it ends with anything but exit code 0, or not in time.
 */
export async function runStep(
  command: Command,
  options: StepOptions = {},
): Promise<readonly string[]> {
  options.signal?.throwIfAborted();
  const child = new GuardedChild(command);
  if (options.onLine !== undefined) child.log.subscribe(options.onLine);
  const limit = AbortSignal.timeout(options.timeoutMs ?? 120_000);
  const stop = options.signal === undefined ? limit : AbortSignal.any([limit, options.signal]);
  const end = (): void => void child.end('SIGTERM', STEP_GRACE_MS);
  stop.addEventListener('abort', end, { once: true });
  const exit = await child.gone;
  stop.removeEventListener('abort', end);
  options.signal?.throwIfAborted();
  if (exit.code !== 0) throw new ProcessDiedError(child.report(exit));
  return child.log.lines();
}
