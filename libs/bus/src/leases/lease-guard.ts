import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { WorkerOptions } from 'node:worker_threads';
import { Logger } from '@nestjs/common';
import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { loginOf } from '../connection/login.js';
import type { BrokerLogin } from '../connection/login.js';
import { LeaseTable } from './lease-table.js';
import type { SharedLeases } from './lease-table.js';

/** What the thread is given. */
export interface LeaseGuardOrder extends BrokerLogin {
  readonly leases: SharedLeases;
  /** A lease that was not extended for so long is extended by the thread, in milliseconds. */
  readonly silentMs: number;
  readonly everyMs: number;
  /** How long a blocked process keeps the messages it holds, in milliseconds. */
  readonly patienceMs: number;
}

/** How the thread is run where that is not beside this file. */
export interface LeaseGuardThread {
  readonly entry: URL;
  readonly options?: Pick<WorkerOptions, 'execArgv'>;
}

/**
 * A process that does nothing else for so long is taken for dead: longer than a busy machine keeps one waiting, and short beside
 * a job's limit.
 */
const PATIENCE_MS = 30_000;
const START_AGAIN_MS = 5_000;
/** The thread holds a connection and a table, no messages. */
const HEAP_MB = 32;

/**
 * Extends leases from a thread of its own when the thread that handles messages does not get round to it: because a body takes long
 * to read, or the machine is overloaded. A lease that runs out gives the task to another executor, which pays for it once more. The
 * thread does nothing as long as the process extends its leases itself, and ends with the process: what a dead one held goes
 * elsewhere as soon as ever.
 */
export class LeaseGuard implements OnModuleInit, OnApplicationShutdown {
  readonly #logger = new Logger(LeaseGuard.name);
  readonly #table = LeaseTable.create();
  #thread: Worker | undefined;
  #restart: NodeJS.Timeout | undefined;
  #isStopped = false;

  /**
   * @param ackWaitMs the consumers' lease, in milliseconds.
   * @param patienceMs see {@link LeaseGuardOrder}. @default 30_000
   */
  constructor(
    private readonly broker: BrokerLogin,
    private readonly ackWaitMs: number,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  /** Before the first message is pulled. */
  async onModuleInit(): Promise<void> {
    await this.start();
  }

  /** After the last message is settled. */
  async onApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  /** Who holds messages writes to it. */
  get table(): LeaseTable {
    return this.#table;
  }

  /**
   * Starts the thread; resolves when it is connected, or could not start. Where sources are run as they are there is none, unless one is given: Node loads
   * no TypeScript with our paths.
   */
  async start(thread: LeaseGuardThread | null = compiledThread()): Promise<void> {
    if (thread === null) return;
    await new Promise<void>((resolve) => this.#start(thread, resolve));
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#restart);
    await this.#thread?.terminate();
  }

  #start(of: LeaseGuardThread, isReady: () => void): void {
    const order: LeaseGuardOrder = {
      ...loginOf(this.broker),
      leases: this.#table.shared,
      // The process itself extends before half of a lease is over; what it said last may not have been sent.
      silentMs: this.ackWaitMs * 0.4,
      everyMs: this.ackWaitMs / 12,
      patienceMs: this.patienceMs,
    };
    const thread = new Worker(of.entry, {
      ...of.options,
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    this.#thread = thread;
    thread.unref();
    thread.once('message', isReady);
    thread.on('error', (error) =>
      this.#logger.error({ event: 'bus.lease_guard_failed', error: String(error) }),
    );
    thread.once('exit', () => {
      isReady();
      this.#startAgain(of);
    });
  }

  /** Without it the process extends its leases by itself, as long as it turns. */
  #startAgain(of: LeaseGuardThread): void {
    if (this.#isStopped) return;
    this.#restart = setTimeout(() => this.#start(of, () => undefined), START_AGAIN_MS);
    this.#restart.unref();
  }
}

/** The thread's file beside this one; null where there is none. */
function compiledThread(): LeaseGuardThread | null {
  const entry = new URL('./lease-guard.worker.js', import.meta.url);
  return existsSync(fileURLToPath(entry)) ? { entry } : null;
}
