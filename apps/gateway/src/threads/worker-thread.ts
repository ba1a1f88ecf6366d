import { Worker } from 'node:worker_threads';
import type { ResourceLimits, TransferListItem } from 'node:worker_threads';
import { Logger } from '@nestjs/common';
import type { WorkAnswer, WorkOrder } from './work.js';

/** What a thread is made of. */
export interface ThreadSetup {
  /** For logs. */
  readonly name: string;
  /** The file that it runs. */
  readonly entry: URL;
  /** What the file is given when it starts. */
  readonly data?: unknown;
  readonly resourceLimits?: ResourceLimits;
  /** Options of Node for it. @default those of the process */
  readonly execArgv?: string[] | undefined;
}

/** The thread died over an order. */
export class ThreadEndedError extends Error {
  override readonly name = 'ThreadEndedError';

  /** @param ofMemory whether it was for want of memory. */
  constructor(
    thread: string,
    readonly ofMemory: boolean,
  ) {
    super(`the ${thread} thread ended`);
  }
}

interface Order {
  readonly message: WorkOrder;
  readonly transfer: readonly TransferListItem[];
  readonly resolve: (answer: WorkAnswer) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A thread that is given one order at a time; the others wait here. It starts with the first order. Should it die, only whoever has
 * given the current order gets an error, and the next order starts another: it may have memory limits that the process survives.
 */
export class WorkerThread {
  readonly #logger = new Logger('Threads');
  readonly #waiting: Order[] = [];
  #inHand: Order | null = null;
  #thread: Worker | null = null;

  constructor(private readonly setup: ThreadSetup) {}

  /**
   * Has an order worked out.
   * @param transfer what of it goes to the thread and is lost here.
   * @throws ThreadEndedError when the thread dies over it.
   */
  async answer(message: WorkOrder, transfer: readonly TransferListItem[]): Promise<WorkAnswer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ message, transfer, resolve, reject });
      this.#next();
    });
  }

  async stop(): Promise<void> {
    await this.#thread?.terminate();
  }

  #next(): void {
    const order = this.#inHand === null ? this.#waiting.shift() : undefined;
    if (order === undefined) return;
    this.#inHand = order;
    this.#thread ??= this.#start();
    this.#thread.postMessage(order.message, order.transfer);
  }

  #start(): Worker {
    const { name, entry, data, resourceLimits, execArgv } = this.setup;
    const thread = new Worker(entry, { workerData: data, name, resourceLimits, execArgv });
    // An idle thread keeps no process alive that is to end.
    thread.unref();
    thread.on('message', (answer: WorkAnswer) => this.#done()?.resolve(answer));
    let ofMemory = false;
    thread.on('error', (error: NodeJS.ErrnoException) => {
      ofMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      this.#logger.error({ event: 'thread.failed', thread: name, error: String(error) });
    });
    thread.once('exit', () => this.#ended(thread, ofMemory));
    return thread;
  }

  #done(): Order | null {
    const order = this.#inHand;
    this.#inHand = null;
    queueMicrotask(() => this.#next());
    return order;
  }

  #ended(thread: Worker, ofMemory: boolean): void {
    if (this.#thread === thread) this.#thread = null;
    this.#done()?.reject(new ThreadEndedError(this.setup.name, ofMemory));
  }
}
