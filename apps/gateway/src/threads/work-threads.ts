import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Catalogue, JobLimits, QuestionBank } from '@beacon/domain';
import { Inject, Injectable, Optional } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { CATALOGUE, JOB_LIMITS, QUESTION_BANK } from '../settings/core.module.js';
import { ApiError } from '../http/errors/api-error.js';
import { toIntakeData } from '../intake/intake-context.js';
import type { IntakeContext } from '../intake/intake-context.js';
import { bytesOf } from './transfers.js';
import { workOut } from './work.js';
import type { WorkAnswer, WorkArguments, WorkName, WorkOrder, WorkResult } from './work.js';
import { ThreadEndedError, WorkerThread } from './worker-thread.js';

/** Heap of the thread that reads bodies, in MiB: a body of the largest size with the most values takes less than half of it. */
const INTAKE_HEAP_MIB = 384;

/** The file of a thread, and its limits. */
export interface ThreadFile {
  /** Null where there is none: what is asked is then worked out in place. */
  readonly entry: URL | null;
  /** @default none: what Node gives a thread */
  readonly heapMiB?: number;
  /** Options of Node for it. */
  readonly execArgv?: string[];
}

/** Injection token of a {@link ThreadFile} to use in place of the compiled one. */
const INTAKE_FILE = Symbol('INTAKE_FILE');

/** Works things out in a thread, or in place where there is no file for one. */
export abstract class WorkThread implements OnApplicationShutdown {
  readonly #thread: WorkerThread | null;

  constructor(
    name: string,
    private readonly context: IntakeContext,
    { entry, heapMiB, execArgv }: ThreadFile,
  ) {
    const resourceLimits = heapMiB === undefined ? {} : { maxOldGenerationSizeMb: heapMiB };
    const data = toIntakeData(context);
    this.#thread =
      entry === null ? null : new WorkerThread({ name, entry, data, resourceLimits, execArgv });
  }

  /**
   * Works something out. Bytes that are given are gone afterwards.
   * @throws ApiError for what is refused, or too large to be worked out; Error with the words of whatever else the work threw.
   */
  async run<Name extends WorkName>(
    name: Name,
    ...values: WorkArguments<Name>
  ): Promise<WorkResult<Name>> {
    const answer = await this.#answer({ name, values });
    if ('refusal' in answer) throw new ApiError(answer.refusal.status, answer.refusal);
    if ('error' in answer) throw new Error(answer.error);
    return answer.result as WorkResult<Name>;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#thread?.stop();
  }

  async #answer(order: WorkOrder): Promise<WorkAnswer> {
    if (this.#thread === null) return workOut(order, this.context);
    return this.#thread.answer(order, order.values.flatMap(bytesOf));
  }
}

/** Works statistics out, so that no request and no health answer waits for those of a large job. */
@Injectable()
export class AnalysisThread extends WorkThread {
  constructor(
    @Inject(CATALOGUE) catalogue: Catalogue,
    @Inject(QUESTION_BANK) bank: QuestionBank,
    @Inject(JOB_LIMITS) limits: JobLimits,
  ) {
    super('analysis', { catalogue, bank, limits }, { entry: compiledEntry() });
  }
}

const INTAKE_THREAD: ThreadFile = { entry: compiledEntry(), heapMiB: INTAKE_HEAP_MIB };

/**
 * Reads large bodies. A thread of its own: a submission does not wait for a verdict. Its heap has a limit: what comes over it ends
 * the thread, and never the process.
 */
@Injectable()
export class IntakeThread extends WorkThread {
  constructor(
    @Inject(CATALOGUE) catalogue: Catalogue,
    @Inject(QUESTION_BANK) bank: QuestionBank,
    @Inject(JOB_LIMITS) limits: JobLimits,
    @Optional() @Inject(INTAKE_FILE) file: ThreadFile = INTAKE_THREAD,
  ) {
    super('intake', { catalogue, bank, limits }, file);
  }

  /** @throws ApiError 413 when a body takes more memory than the thread has. */
  override async run<Name extends WorkName>(
    name: Name,
    ...values: WorkArguments<Name>
  ): Promise<WorkResult<Name>> {
    try {
      return await super.run(name, ...values);
    } catch (error) {
      throw error instanceof ThreadEndedError && error.ofMemory ? tooMuchMemory(error) : error;
    }
  }
}

function tooMuchMemory(cause: Error): ApiError {
  const message = 'reading the body takes more memory than this server has: split the job';
  const code = 'body_too_large';
  return new ApiError(413, { error: code, code, message }, { cause });
}

/** The thread's file beside this one; null where there is none, as when sources are run as they are: Node loads no TypeScript with our paths. */
function compiledEntry(): URL | null {
  const entry = new URL('./worker.js', import.meta.url);
  return existsSync(fileURLToPath(entry)) ? entry : null;
}
