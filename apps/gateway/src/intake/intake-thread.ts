import type { Catalogue, JobLimits, QuestionBank } from '@beacon/domain';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { ApiError } from '../http/errors/api-error.js';
import { CATALOGUE, JOB_LIMITS, QUESTION_BANK } from '../settings/settings.js';
import { WorkThread, compiledFile } from '../threads/work-thread.js';
import type { ThreadFile } from '../threads/work-thread.js';
import { ThreadEndedError } from '../threads/worker-thread.js';
import { toIntakeData } from './intake-context.js';
import { intakeWork } from './intake-work.js';
import type { IntakeWork } from './intake-work.js';

/** Injection token of a {@link ThreadFile} to use in place of the compiled one. */
const INTAKE_FILE = Symbol('INTAKE_FILE');

const COMPILED: ThreadFile = {
  entry: compiledFile(new URL('./intake-worker.js', import.meta.url)),
  // In MiB: a body of the largest size with the most values takes less than half of it.
  heapMiB: 384,
};

/**
 * Reads large bodies. A thread of its own: a submission does not wait for a verdict. Its heap has a limit: what comes over it ends
 * the thread, and never the process.
 */
@Injectable()
export class IntakeThread extends WorkThread<IntakeWork> {
  constructor(
    @Inject(CATALOGUE) catalogue: Catalogue,
    @Inject(QUESTION_BANK) bank: QuestionBank,
    @Inject(JOB_LIMITS) limits: JobLimits,
    @Optional() @Inject(INTAKE_FILE) file: ThreadFile = COMPILED,
  ) {
    const context = { catalogue, bank, limits };
    super('intake', intakeWork(context), file, toIntakeData(context));
  }

  /** @throws ApiError 413 when a body takes more memory than the thread has. */
  override async run<Name extends keyof IntakeWork>(
    name: Name,
    ...values: Parameters<IntakeWork[Name]>
  ): Promise<ReturnType<IntakeWork[Name]>> {
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
