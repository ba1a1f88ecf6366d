import type { JobProof } from '@beacon/persistence';
import { ApiProperty } from '@nestjs/swagger';
import { INTEGER, NULLABLE_TEXT, TIME } from '../http/openapi/schemas.js';

/** The last seal of a job's log. */
export class JobSealView {
  @ApiProperty({ ...INTEGER, description: 'Entries under it.' })
  readonly size!: number;

  @ApiProperty({ description: 'Merkle root over them (RFC 6962), hex.' })
  readonly root!: string;

  @ApiProperty(TIME)
  readonly sealed_at!: string;

  @ApiProperty({ ...NULLABLE_TEXT, description: "Of the recorder's key; null: it is not signed." })
  readonly kid!: string | null;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Base64.' })
  readonly signature!: string | null;

  @ApiProperty({ description: 'Its canonical form (RFC 8785), which is signed.' })
  readonly statement!: string;
}

/** What proves the records of a job. */
export class JobProofView {
  @ApiProperty({ ...TIME, description: 'When it was registered, before anything was asked.' })
  readonly registered_at!: string;

  @ApiProperty({ description: 'SHA-256 of the first registration, hex.' })
  readonly registration!: string;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Key that signed it; null: it is not signed.' })
  readonly registered_by!: string | null;

  @ApiProperty({ ...INTEGER, description: '1, and one more for each extension.' })
  readonly registrations!: number;

  @ApiProperty({ ...INTEGER, description: 'Entries of the log so far.' })
  readonly log_size!: number;

  @ApiProperty({ description: 'Merkle root over them, hex.' })
  readonly log_root!: string;

  @ApiProperty({
    type: JobSealView,
    nullable: true,
    description: 'The last seal; null before the first, which comes when the job has ended.',
  })
  readonly seal!: JobSealView | null;
}

/** What proves the records of a job, as the API says it; null of a job from before that was kept. */
export function toJobProofView(proof: JobProof | null): JobProofView | null {
  if (proof === null) return null;
  return {
    registered_at: proof.registeredAt,
    registration: proof.registration,
    registered_by: proof.registeredBy,
    registrations: proof.registrations,
    log_size: proof.size,
    log_root: proof.root,
    seal: proof.seal === null ? null : toSealView(proof.seal),
  };
}

/** A seal, as the API says it. */
export function toSealView({
  size,
  statement,
  kid,
  signature,
}: Pick<NonNullable<JobProof['seal']>, 'size' | 'statement' | 'kid' | 'signature'>): JobSealView {
  const { root, sealed_at } = JSON.parse(statement) as Pick<JobSealView, 'root' | 'sealed_at'>;
  return { size, root, sealed_at, kid, signature, statement };
}
