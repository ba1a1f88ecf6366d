import type { JobAnalysis } from '@beacon/domain';
import { registerExtension, registerJob, registerMaxCost } from '@beacon/persistence';
import type { ExtendedRegistration, NewRegistration } from '@beacon/persistence';
import { SignedWork, UntrustedSignerError, recordSigner } from '@beacon/signing';
import type { RecordSigner } from '@beacon/signing';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import { ApiError } from '../http/errors/api-error.js';
import { analysisPlanOf } from './analysis-plan.js';

/** A job that is accepted, as it is registered. */
export type AcceptedRegistration = Omit<NewRegistration, 'analysis'>;

/** Registers jobs in the transactions that accept or change them, signed by the gateway's key where it has one. */
@Injectable()
export class JobRegistrar {
  readonly #logger = new Logger('Registration');

  constructor(private readonly work: SignedWork) {}

  /** Registers a new job, and opens its log. @throws ApiError 503 when the gateway's key is not trusted. */
  async register(em: EntityManager, job: AcceptedRegistration): Promise<void> {
    // Small, and checked when the specification was read.
    const { analysis } = job.facts.specification as { readonly analysis?: JobAnalysis };
    await registerJob(em, { ...job, analysis: analysisPlanOf(analysis) }, this.#signer());
  }

  /** Registers what an extended job is from now on. @throws ApiError as {@link register}. */
  async extend(em: EntityManager, job: ExtendedRegistration): Promise<void> {
    await registerExtension(em, job, this.#signer());
  }

  /** Registers another cost limit, in nanodollars. @throws ApiError as {@link register}. */
  async limitCost(em: EntityManager, jobId: string, nanoUsd: number): Promise<void> {
    await registerMaxCost(em, { jobId, nanoUsd, at: new Date() }, this.#signer());
  }

  /** A job that nobody could believe to be registered is not accepted. */
  #signer(): RecordSigner | null {
    try {
      return recordSigner(this.work, 'registration');
    } catch (error) {
      if (!(error instanceof UntrustedSignerError)) throw error;
      this.#logger.error({ event: 'registration.not_signed', problem: error.message });
      const message =
        'the signing key of this gateway is not trusted, so that the job cannot be registered: ask its operator';
      throw new ApiError(503, { error: 'not_signed', code: 'not_signed', message });
    }
  }
}
