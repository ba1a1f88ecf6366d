import type { LogState, StoredEntry, StoredRegistration, StoredSeal } from '@beacon/persistence';
import { ApiProperty } from '@nestjs/swagger';
import { INTEGER, NULLABLE_INTEGER, NULLABLE_TEXT } from '../http/openapi/schemas.js';
import { JobSealView, toSealView } from '../jobs/job-proof.view.js';

/** A registration of a job. */
export class JobRegistrationView {
  @ApiProperty({ ...INTEGER, description: '1 when the job was accepted, and one more each time.' })
  readonly number!: number;

  @ApiProperty({ description: 'Its canonical form (RFC 8785), which is hashed and signed.' })
  readonly statement!: string;

  @ApiProperty({ description: 'SHA-256 of the statement, hex.' })
  readonly sha256!: string;

  @ApiProperty({ ...NULLABLE_TEXT, description: "Of the gateway's key; null: not signed." })
  readonly kid!: string | null;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Base64.' })
  readonly signature!: string | null;
}

/** An entry of a job's log. */
export class JobLogEntryView {
  @ApiProperty({ ...INTEGER, description: '0-based.' })
  readonly position!: number;

  @ApiProperty({ description: 'Its canonical form (RFC 8785): the data of a leaf of the tree.' })
  readonly body!: string;
}

/** A page of a job's log, with what stands for all of it. */
export class JobLogView {
  @ApiProperty()
  readonly job_id!: string;

  @ApiProperty({ type: [JobRegistrationView], description: 'The first of them first.' })
  readonly registrations!: readonly JobRegistrationView[];

  @ApiProperty({ ...INTEGER, description: 'Entries so far.' })
  readonly size!: number;

  @ApiProperty({ description: 'Merkle root over them (RFC 6962), hex.' })
  readonly root!: string;

  @ApiProperty({ type: [JobSealView], description: 'The oldest first.' })
  readonly seals!: readonly JobSealView[];

  @ApiProperty({ type: [JobLogEntryView] })
  readonly entries!: readonly JobLogEntryView[];

  @ApiProperty({ ...NULLABLE_INTEGER, description: 'Where the next page begins; null at the end.' })
  readonly next_from!: number | null;
}

/** A page of a log as it was read. */
export interface JobLogPage {
  readonly jobId: string;
  readonly registrations: readonly StoredRegistration[];
  readonly state: LogState;
  readonly seals: readonly StoredSeal[];
  readonly entries: readonly StoredEntry[];
  readonly nextFrom: number | null;
}

/** A page of a log, as the API says it. */
export function toJobLogView(page: JobLogPage): JobLogView {
  return {
    job_id: page.jobId,
    registrations: page.registrations.map((one) => ({ ...one })),
    size: page.state.size,
    root: page.state.root,
    seals: page.seals.map(toSealView),
    entries: page.entries.map((one) => ({ ...one })),
    next_from: page.nextFrom,
  };
}
