import type { EntityManager } from '@mikro-orm/postgresql';
import { JobSignature } from '../entities/index.js';
import { runStatement } from '../statement.js';

/** The signature of a job that is accepted. */
export interface NewJobSignature extends Pick<
  JobSignature,
  'jobId' | 'form' | 'kid' | 'publicKey' | 'signature' | 'nonce' | 'signedAt'
> {
  /** In UTF-8: that of a large job stays out of the heap. */
  readonly signedText: Uint8Array;
}

const INSERT = `
insert into job_signatures (job_id, form, kid, public_key, signature, nonce, signed_at, signed_text)
values ($1, $2, $3, $4, $5, $6, $7, convert_from($8::bytea, 'UTF8'))
on conflict (kid, nonce) do nothing returning job_id`;

/**
 * Stores the signature of a job, in the transaction that accepts it. Whoever comes second with the same nonce waits here until the first
 * one has committed.
 * @returns false when a job was made with the nonce already.
 */
export async function insertJobSignature(
  em: EntityManager,
  { jobId, form, kid, publicKey, signature, nonce, signedAt, signedText }: NewJobSignature,
): Promise<boolean> {
  const values = [jobId, form, kid, publicKey, signature, nonce, signedAt, signedText];
  return (await runStatement(em, INSERT, values)).length === 1;
}

/** Without its text, which may be large; null when the job is not signed. */
export async function readJobSignature(
  em: EntityManager,
  jobId: string,
): Promise<Omit<JobSignature, 'signedText'> | null> {
  return em.findOne(JobSignature, { jobId });
}

/** With its text. */
export async function readWholeJobSignature(
  em: EntityManager,
  jobId: string,
): Promise<JobSignature | null> {
  return em.findOne(JobSignature, { jobId }, { populate: ['signedText'] });
}
