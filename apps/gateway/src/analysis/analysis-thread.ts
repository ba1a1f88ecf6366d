import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { workOut } from './work.js';
import type { WorkAnswer, WorkArguments, WorkName, WorkOrder, WorkResult } from './work.js';

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Works statistics out in one thread of its own, one order at a time, so that no request and no health answer waits for
 * those of a large job. The thread starts with the first order; should it die, whoever waits gets an error, and the next order
 * starts another.
 */
@Injectable()
export class AnalysisThread implements OnApplicationShutdown {
  readonly #logger = new Logger('Analysis');
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker | null = null;
  #orders = 0;
  #entry: URL | null = compiledEntry();

  /** One that runs another file, or none: null works out in place. */
  static over(entry: URL | null): AnalysisThread {
    const thread = new AnalysisThread();
    thread.#entry = entry;
    return thread;
  }

  /**
   * Works something out.
   * @throws Error with the words of whatever the work threw.
   */
  async run<Name extends WorkName>(
    name: Name,
    ...values: WorkArguments<Name>
  ): Promise<WorkResult<Name>> {
    this.#orders += 1;
    const order: WorkOrder = { id: this.#orders, name, values };
    return (await this.#answer(order)) as WorkResult<Name>;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#thread?.terminate();
  }

  async #answer(order: WorkOrder): Promise<unknown> {
    const entry = this.#entry;
    if (entry === null) return resultOf(workOut(order));
    return new Promise((resolve, reject) => {
      this.#waiting.set(order.id, { resolve, reject });
      this.#thread ??= this.#start(entry);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      this.#thread.postMessage(order);
    });
  }

  #start(entry: URL): Worker {
    const thread = new Worker(entry);
    // An idle thread keeps no process alive that is to end.
    thread.unref();
    thread.on('message', (answer: WorkAnswer) => this.#take(answer));
    thread.on('error', (error) =>
      this.#logger.error({ event: 'analysis.thread_failed', error: String(error) }),
    );
    thread.once('exit', () => this.#giveUp(thread));
    return thread;
  }

  #take(answer: WorkAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('error' in answer) waiting?.reject(new Error(answer.error));
    else waiting?.resolve(answer.result);
  }

  #giveUp(thread: Worker): void {
    if (this.#thread === thread) this.#thread = null;
    for (const { reject } of this.#waiting.values()) reject(new Error('the analysis thread ended'));
    this.#waiting.clear();
  }
}

function resultOf(answer: WorkAnswer): unknown {
  if ('error' in answer) throw new Error(answer.error);
  return answer.result;
}

/** The thread's file beside this one; null where there is none, as when sources are run as they are: Node loads no TypeScript with our paths. */
function compiledEntry(): URL | null {
  const entry = new URL('./analysis.worker.js', import.meta.url);
  return existsSync(fileURLToPath(entry)) ? entry : null;
}
