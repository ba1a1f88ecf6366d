import { ApiProperty } from '@nestjs/swagger';
import { INTEGER, NULLABLE_INTEGER, NULLABLE_TEXT, TIME } from '../http/openapi/schemas.js';

/** What can happen to a cell, in the order in which it does. */
export const TRACE_STEPS = [
  'submitted',
  'retried',
  'planned',
  'published',
  'delivered',
  'called',
  'failed',
  'answered',
  'late',
  'closed',
  'recorded',
] as const;
export type TraceStep = (typeof TRACE_STEPS)[number];

/** Whose clocks say when something was: between two of them a difference is only as good as they agree. */
export const TRACE_CLOCKS = ['database', 'broker', 'executor'] as const;

/** One step of a cell's way. */
export class TraceStepView {
  @ApiProperty({
    enum: TRACE_STEPS,
    description:
      '`retried`: a user asked for another round; `published`: the broker stored the task; `called`: a request to the provider was sent, which `failed`, was `answered`, or brought an answer that is `late`; `closed`: given up without an answer; `recorded`: the execution was written.',
  })
  readonly step!: TraceStep;

  @ApiProperty(TIME)
  readonly at!: string;

  @ApiProperty({ enum: TRACE_CLOCKS, description: 'Whose clock says so.' })
  readonly clock!: (typeof TRACE_CLOCKS)[number];

  @ApiProperty({
    ...NULLABLE_INTEGER,
    description: 'Time since the step before it in this list, never below 0; null of the first.',
  })
  readonly since_before_ms!: number | null;

  @ApiProperty({ ...INTEGER, description: 'Round of the cell.' })
  readonly round!: number;

  @ApiProperty({ ...NULLABLE_INTEGER, description: 'Of a call: 1-based within its round.' })
  readonly attempt!: number | null;

  @ApiProperty({
    ...NULLABLE_INTEGER,
    description: 'Of `delivered`: deliveries of the task until then.',
  })
  readonly deliveries!: number | null;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Of a delivery or a call.' })
  readonly executor_id!: string | null;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Why a call failed, or the cell was closed.' })
  readonly error_code!: string | null;

  @ApiProperty({ ...NULLABLE_INTEGER, description: 'Of a call that failed.' })
  readonly http_status!: number | null;
}

/** What is known of where a cell was answered. */
export class TraceEvidenceView {
  @ApiProperty()
  readonly executor_region!: string;

  @ApiProperty({ ...NULLABLE_TEXT, description: "Name of the executor's machine." })
  readonly node!: string | null;

  @ApiProperty()
  readonly provider!: string;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Host and port that the request went to.' })
  readonly endpoint_host!: string | null;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'The model that the provider says answered.' })
  readonly served_model!: string | null;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'The region that the provider says it is in.' })
  readonly provider_region!: string | null;

  @ApiProperty({
    ...NULLABLE_TEXT,
    description: 'Why the evidence contradicts what is configured; null when it does not.',
  })
  readonly quarantine!: string | null;
}

/** One cell's way, as it is recorded. */
export class CellTraceView {
  @ApiProperty()
  readonly job_id!: string;

  @ApiProperty()
  readonly region!: string;

  @ApiProperty()
  readonly model_id!: string;

  @ApiProperty({ ...NULLABLE_TEXT, description: "Null for the job's own prompt." })
  readonly question_id!: string | null;

  @ApiProperty(INTEGER)
  readonly repeat!: number;

  @ApiProperty({ description: 'Cell key, as in subjects, spans and log lines.' })
  readonly cell!: string;

  @ApiProperty({
    ...NULLABLE_TEXT,
    description:
      'Id of the trace of the request that submitted the job; null where none was recorded. The spans of a cell are in it where the cell was drawn.',
  })
  readonly trace_id!: string | null;

  @ApiProperty({ ...NULLABLE_INTEGER, description: 'Null while none is recorded.' })
  readonly execution_id!: number | null;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Of the execution.' })
  readonly outcome!: string | null;

  @ApiProperty({
    type: [TraceStepView],
    description: 'What is known, in its order; of at most 1000 calls.',
  })
  readonly steps!: readonly TraceStepView[];

  @ApiProperty({
    type: TraceEvidenceView,
    nullable: true,
    description: 'Null without an execution that was asked for.',
  })
  readonly evidence!: TraceEvidenceView | null;
}
