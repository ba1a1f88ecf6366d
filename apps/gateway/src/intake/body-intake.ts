import type { Catalogue, JobLimits, QuestionBank } from '@beacon/domain';
import { Inject, Injectable } from '@nestjs/common';
import { extensionOf } from './extension-intake.js';
import type { ExtensionIntake, ExtensionOrder } from './extension-intake.js';
import { CATALOGUE, JOB_LIMITS, QUESTION_BANK } from '../settings/settings.js';
import { RawBody } from '../http/server/request-body.js';
import { SMALL_BYTES } from '../http/server/body-admission.js';
import { jobIntakeOf } from './job-intake.js';
import type { JobIntake } from './job-intake.js';
import { plannedJobOf } from './planned-job.js';
import type { PlanFacts, PlannedJob } from './planned-job.js';
import type { IntakeContext } from './intake-context.js';
import { IntakeThread } from './intake-thread.js';
import type { SignedPolicy } from './signed/signed-specification.js';

/** Reads what is asked for: large bodies in a worker thread, so that they do not block the event loop, small ones in place. */
@Injectable()
export class BodyIntake {
  readonly #context: IntakeContext;

  constructor(
    private readonly thread: IntakeThread,
    @Inject(CATALOGUE) catalogue: Catalogue,
    @Inject(QUESTION_BANK) bank: QuestionBank,
    @Inject(JOB_LIMITS) limits: JobLimits,
  ) {
    this.#context = { catalogue, bank, limits };
  }

  /**
   * @param policy what is made of its signature.
   * @throws ApiError 400 with everything that is wrong with a submission.
   */
  async job(body: unknown, policy: SignedPolicy): Promise<JobIntake> {
    if (body instanceof RawBody) return this.thread.run('jobIntake', body.bytes, policy);
    return jobIntakeOf(this.#context, body, policy);
  }

  /** @throws ApiError 400 when it would be refused as a submission. */
  async plan(body: unknown, facts: PlanFacts): Promise<PlannedJob> {
    if (body instanceof RawBody) return this.thread.run('plannedJob', body.bytes, facts);
    return plannedJobOf(this.#context, body, facts);
  }

  /** @throws ApiError 400 or 409 with everything that is wrong with an addition. */
  async extension(order: ExtensionOrder): Promise<ExtensionIntake> {
    const isLarge = order.body instanceof Uint8Array || order.specText.length > SMALL_BYTES;
    return isLarge ? this.thread.run('extensionOf', order) : extensionOf(this.#context, order);
  }
}
