import { defineEntity, p } from '@mikro-orm/core';

const JobSignatureSchema = defineEntity({
  name: 'JobSignature',
  tableName: 'job_signatures',
  properties: {
    jobId: p.string().length(128).primary(),
    /** Which bytes are signed, such as `beacon-1`. */
    form: p.string().length(20),
    /** Id of the key. */
    kid: p.string().length(16),
    /** In base64, as is the signature. */
    publicKey: p.string().length(44),
    signature: p.string().length(88),
    nonce: p.string().length(256),
    /** When it was signed, as is signed. */
    signedAt: p.datetime(6),
    /** When it was checked and accepted. */
    verifiedAt: p.datetime(6).defaultRaw('now()'),
    /** The text that is signed, of which the job was read. */
    signedText: p.text().lazy(),
  },
  // A nonce is taken by the job that it made: in the transaction that accepts it, and for as long as the job is there.
  uniques: [{ name: 'idx_job_signatures_nonce', properties: ['kid', 'nonce'] }],
});

/** The signature of a job's specification, with what it covers: whoever has the key can check it again. */
export class JobSignature extends JobSignatureSchema.class {}
JobSignatureSchema.setClass(JobSignature);
export { JobSignatureSchema };
