import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { OnApplicationShutdown } from '@nestjs/common';
import { ApiError } from '../http/errors/api-error.js';
import { bytesOf } from './transfers.js';
import { workOut } from './work.js';
import type { Work, WorkAnswer, WorkOrder } from './work.js';
import { WorkerThread } from './worker-thread.js';

/** The file of a thread, and its limits. */
export interface ThreadFile {
  /** Null where there is none: what is asked is then worked out in place. */
  readonly entry: URL | null;
  /** @default none: what Node gives a thread */
  readonly heapMiB?: number;
  /** Options of Node for it. */
  readonly execArgv?: string[];
}

/** Works things out in a thread, or in place where there is no file for one. */
export abstract class WorkThread<Known extends Work> implements OnApplicationShutdown {
  readonly #thread: WorkerThread | null;

  /**
   * @param name for logs.
   * @param work what the thread's file serves too.
   * @param data what the file is given when it starts.
   */
  constructor(
    name: string,
    private readonly work: Known,
    { entry, heapMiB, execArgv }: ThreadFile,
    data?: unknown,
  ) {
    const resourceLimits = heapMiB === undefined ? {} : { maxOldGenerationSizeMb: heapMiB };
    this.#thread =
      entry === null ? null : new WorkerThread({ name, entry, data, resourceLimits, execArgv });
  }

  /**
   * Works something out. Bytes that are given are gone afterwards.
   * @throws ApiError for what is refused, or too large to be worked out; Error with the words of whatever else the work threw.
   */
  async run<Name extends keyof Known & string>(
    name: Name,
    ...values: Parameters<Known[Name]>
  ): Promise<ReturnType<Known[Name]>> {
    const answer = await this.#answer({ name, values });
    if ('refusal' in answer) throw new ApiError(answer.refusal.status, answer.refusal);
    if ('error' in answer) throw new Error(answer.error);
    return answer.result as ReturnType<Known[Name]>;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#thread?.stop();
  }

  async #answer(order: WorkOrder): Promise<WorkAnswer> {
    if (this.#thread === null) return workOut(order, this.work);
    return this.#thread.answer(order, order.values.flatMap(bytesOf));
  }
}

/** A thread's compiled file; null where there is none, as when sources are run as they are: Node loads no TypeScript with our paths. */
export function compiledFile(entry: URL): URL | null {
  return existsSync(fileURLToPath(entry)) ? entry : null;
}
