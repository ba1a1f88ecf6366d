import { hash } from 'node:crypto';
import { contextWith, carriedContext, startSpan, traceHeaders } from '@beacon/observability';
import type { TraceHeaders } from '@beacon/observability';
import type { LaneKey } from '@beacon/persistence';
import { Inject, Injectable } from '@nestjs/common';
import type { Span } from '@opentelemetry/api';
import type { PlannedJob } from '../jobs/spec-cache.js';
import { PlannerSettings } from '../settings/planner-settings.js';

/** The planning of one cell, where it is traced. */
export interface CellTrace {
  readonly span: Span;
  /** Of its task. */
  readonly headers: TraceHeaders;
}

/** A round of a cell that is to be published. */
interface PlannedCell {
  readonly cell: string;
  readonly questionId: string | null;
  readonly repeat: number;
  readonly round: number;
  /** Whether it was published before and seems lost. */
  readonly isReplanned: boolean;
}

/** Begins the traces of cells: all of a small job, some of a large one, all of them in the trace of the request that submitted the job. */
@Injectable()
export class CellTraces {
  constructor(
    @Inject(PlannerSettings) private readonly settings: Pick<PlannerSettings, 'tracedCells'>,
  ) {}

  /** Begins the span of a cell's planning; null where the cell is not traced. Each round of it, and each time it is planned again, is a span. */
  begin(job: TracedJob, lane: LaneKey, asked: PlannedCell): CellTrace | null {
    const parent = carriedContext(job.traceparent);
    // How many cells a judging job will have is known when it ends only: nothing would bound its trace.
    if (parent === null || job.spec.judging !== undefined) return null;
    if (!this.#isTraced(job, lane, asked)) return null;
    const { region, model_id: model } = lane;
    const { cell, questionId, repeat, round, isReplanned } = asked;
    const attributes = {
      'beacon.job.id': job.id,
      'beacon.cell': cell,
      'beacon.region': region,
      'beacon.model': model,
      'beacon.question.id': questionId ?? '',
      'beacon.repeat': repeat,
      'beacon.round': round,
      'beacon.replanned': isReplanned,
    };
    const span = startSpan({ name: 'plan cell', attributes }, parent);
    return span === null ? null : { span, headers: traceHeaders(contextWith(span, null)) };
  }

  /** Whether a cell is traced is a matter of its names: every planner, after any restart and in any round, finds the same. */
  #isTraced({ id, cells }: TracedJob, { region }: LaneKey, { cell }: PlannedCell): boolean {
    const { tracedCells } = this.settings;
    return tracedCells >= cells || drawOf(`${id}/${region}/${cell}`) * cells < tracedCells;
  }
}

/** What is read of a job. */
export type TracedJob = Pick<PlannedJob, 'id' | 'cells' | 'spec' | 'traceparent'>;

const DRAWS = 2 ** 32;

/** From 0 to below 1, the same for the same names. */
function drawOf(names: string): number {
  return hash('sha256', names, 'buffer').readUInt32BE() / DRAWS;
}
