import type { JobSignature } from '@beacon/persistence';
import { SPECIFICATION_FORMS } from '@beacon/signing';
import { ApiProperty } from '@nestjs/swagger';
import { TIME } from '../http/openapi/schemas.js';

/** By whom and when a job's specification was signed. */
export class JobSignatureView {
  @ApiProperty({
    description: 'Id of the key: the first 16 hex digits of the SHA-256 of the raw public key.',
  })
  readonly kid!: string;

  @ApiProperty({ description: 'The raw Ed25519 key, in base64.' })
  readonly public_key!: string;

  @ApiProperty({ enum: SPECIFICATION_FORMS, description: 'Which bytes are signed.' })
  readonly form!: string;

  @ApiProperty({ description: 'In base64.' })
  readonly signature!: string;

  @ApiProperty({ description: 'No other job was made with it and this key.' })
  readonly nonce!: string;

  @ApiProperty({ ...TIME, description: 'As was signed.' })
  readonly signed_at!: string;

  @ApiProperty({ ...TIME, description: 'When it was checked, and the job accepted.' })
  readonly verified_at!: string;
}

/** The same with what it covers. */
export class SignedSpecificationView extends JobSignatureView {
  @ApiProperty()
  readonly job_id!: string;

  @ApiProperty({
    description:
      'The text that is signed, of which the job was read. Of `beacon-1` the line `beacon/specification/v1` stands before it where the signature is checked.',
  })
  readonly signed!: string;
}

/** A signature as the API shows it. */
export function toJobSignatureView(signature: Omit<JobSignature, 'signedText'>): JobSignatureView {
  const { kid, publicKey, form, nonce, signedAt, verifiedAt } = signature;
  return {
    kid,
    public_key: publicKey,
    form,
    signature: signature.signature,
    nonce,
    signed_at: signedAt.toISOString(),
    verified_at: verifiedAt.toISOString(),
  };
}
