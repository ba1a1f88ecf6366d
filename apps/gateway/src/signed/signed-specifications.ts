import { insertJobSignature, readJobSignature } from '@beacon/persistence';
import type { TrustProblem } from '@beacon/signing';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { ApiError } from '../http/errors/api-error.js';
import { SIGNATURE_FAILURES } from '../http/errors/codes/signature-codes.js';
import { refusedSignature } from '../intake/signed/refused-signature.js';
import type { SignedPolicy, SignedSpecification } from '../intake/signed/signed-specification.js';
import { SIGNED_SPECIFICATIONS } from '../settings/settings.js';
import type { SignedOptions } from '../settings/settings.js';
import { SignatureFailures } from './signature-failures.js';
import { signedAt } from './signed-time.js';

const TRUST_CODES = {
  unknown_key: 'trust_violation:unknown',
  wrong_role: 'trust_violation:wrong_role',
  // Submitters have no region.
  wrong_region: 'trust_violation:wrong_role',
  revoked: 'trust_violation:revoked',
  not_yet_valid: 'trust_violation:not_yet_valid',
  expired: 'trust_violation:expired',
} as const satisfies Readonly<Record<TrustProblem, string>>;

const REASONS: Readonly<Record<TrustProblem, string>> = {
  unknown_key: 'the trust list does not have it',
  wrong_role: "it is no submitter's",
  wrong_region: "it is no submitter's",
  revoked: 'it was revoked',
  not_yet_valid: 'it is not valid yet',
  expired: 'it is no longer valid',
};

/** Decides whether the signature of a specification counts, and keeps it with its job. */
@Injectable()
export class SignedSpecifications {
  readonly #logger = new Logger('Signatures');

  constructor(
    @Inject(SIGNED_SPECIFICATIONS) private readonly options: SignedOptions,
    private readonly failures: SignatureFailures,
  ) {}

  get policy(): SignedPolicy {
    return this.options.policy;
  }

  /**
   * Does work that may find a signature wanting, and counts what it refuses.
   * @throws ApiError 429 before the work when too many signatures of the address were refused, or in place of one refusal more.
   */
  async guard<T>(address: string | null, work: () => Promise<T>): Promise<T> {
    if (this.policy === 'off') return work();
    this.failures.requireFew(address);
    try {
      return await work();
    } catch (error) {
      throw this.#counted(error, address);
    }
  }

  #counted(error: unknown, address: string | null): unknown {
    if (!(error instanceof ApiError) || !SIGNATURE_FAILURES.has(error.code)) return error;
    const { kid = null } = error.extra;
    this.#logger.warn({ event: 'signature.refused', code: error.code, kid, address });
    return this.failures.add(address, kid) ?? error;
  }

  /**
   * Holds a signature that is its key's to the trust list and the clock.
   * @throws ApiError 400 when the key is not one of a submitter's that is valid, then and now, or it was signed too long ago.
   */
  requireTrusted(signed: SignedSpecification, now = Date.now()): void {
    const { kid, publicKey } = signed;
    const at = [signedAt(signed, now), now];
    const problem = this.#problemOf(kid, publicKey, at);
    if (problem === null) return;
    const code = TRUST_CODES[problem];
    const message = `the signing key ${kid} is not trusted: ${REASONS[problem]}`;
    const known = 'untrusted signing key: no match in allowlist';
    const error = problem === 'unknown_key' ? known : code;
    throw new ApiError(400, { error, code, message, field: 'public_key', extra: { kid } });
  }

  #problemOf(kid: string, publicKey: string, at: readonly number[]): TrustProblem | null {
    const { trust } = this.options;
    if (trust === null) return 'unknown_key';
    // A key that was enrolled a moment ago counts from now on.
    const list = trust.list.find(kid) === undefined ? trust.fresh() : trust.list;
    // An id is 64 bits of a hash: what is trusted is the key that the list has, not one with the same id.
    if (list.find(kid)?.public_key !== publicKey) return 'unknown_key';
    return list.ask(kid, { role: 'submitter', at }).problem;
  }

  /**
   * Keeps the signature with the job that it made, and takes its nonce: in the transaction that accepts the job, so that no job that is
   * refused takes one.
   * @throws ApiError 400 when a job was made with the nonce before.
   */
  async keep(em: EntityManager, jobId: string, signed: SignedSpecification): Promise<void> {
    const { form, kid, publicKey, signature, nonce, text, timestamp } = signed;
    const row = { jobId, form, kid, publicKey, signature, nonce, signedText: text };
    const moment = new Date(timestamp);
    if (await insertJobSignature(em, { ...row, signedAt: moment })) return;
    const message = `a job was made with the nonce ${nonce} of the key ${kid} before: sign again`;
    throw refusedSignature('replay_detected', message, { field: 'metadata.nonce', kid });
  }

  /**
   * For changes of what a job asks or may cost, which nobody can have signed.
   * @throws ApiError 409 when the job is signed; 400 when only what is signed is accepted.
   */
  async requireUnsigned(em: EntityManager, jobId: string): Promise<void> {
    if ((await readJobSignature(em, jobId)) !== null) {
      const message = `${JSON.stringify(jobId)} is signed, and what it asks and may cost stays as it was signed: submit another`;
      throw ApiError.conflict('job_signed', message);
    }
    if (this.policy !== 'required') return;
    const message = 'only signed specifications are accepted here, and additions cannot be signed';
    throw refusedSignature('signature_required', message);
  }
}
