import { cellKey } from '@beacon/domain';
import type { Catalogue } from '@beacon/domain';
import { Job, findTracedExecution, readAttempts, readRound } from '@beacon/persistence';
import type { Execution } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { knownRegion } from '../catalogue/known-region.js';
import { MAX_ATTEMPTS } from '../executions/attempts.view.js';
import { ApiError } from '../http/errors/api-error.js';
import { findModelQuestion } from '../job-access/asked-question.js';
import { CATALOGUE } from '../settings/settings.js';
import { cellSteps } from './cell-steps.js';
import type { CellTraceQuery } from './cell-trace.query.js';
import type { CellTraceView, TraceEvidenceView } from './cell-trace.view.js';

/** Reads what is recorded of one cell's way, whether or not traces are recorded. */
@Injectable()
export class CellTraceReader {
  constructor(
    private readonly em: EntityManager,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
  ) {}

  /** @throws ApiError 400 when it names no cell; 404 when there is no such job, or it has no such cell. */
  async read(jobId: string, query: CellTraceQuery): Promise<CellTraceView> {
    const named = await this.#cellOf(jobId, query);
    const { region, model, questionId, repeat } = named;
    const cell = cellKey({ model, questionId, repeat });
    const place = { jobId, region, cell };
    const job = await this.em.findOneOrFail(
      Job,
      { id: jobId },
      { fields: ['createdAt', 'traceparent'], disableIdentityMap: true },
    );
    const execution = await findTracedExecution(this.em, { ...named, jobId });
    const steps = cellSteps({
      submittedAt: job.createdAt,
      round: await readRound(this.em, place),
      attempts: await readAttempts(this.em, place, MAX_ATTEMPTS),
      execution,
    });
    return {
      job_id: jobId,
      region,
      model_id: model,
      question_id: questionId,
      repeat,
      cell,
      trace_id: job.traceparent?.split('-')[1] ?? null,
      execution_id: execution?.id ?? null,
      outcome: execution?.outcome ?? null,
      steps,
      evidence: execution === null ? null : evidenceOf(execution),
    };
  }

  async #cellOf(jobId: string, query: CellTraceQuery) {
    const { region: given, model_id, question_id: questionId = '', repeat } = query;
    const modelId = required('model_id', model_id);
    const region = knownRegion(this.catalogue, required('region', given));
    const named = { modelId, questionId, catalogue: this.catalogue };
    const { regions, asked } = await findModelQuestion(this.em, jobId, named);
    const { repeats } = asked;
    if (!regions.includes(region) || repeat > repeats) throw noCell(regions, repeats);
    return { region, model: modelId, questionId: questionId === '' ? null : questionId, repeat };
  }
}

function required(field: 'region' | 'model_id', given: string | undefined): string {
  if (given !== undefined) return given;
  const message = `${field} is required: it names a cell, with question_id and repeat`;
  const allowed = `the id of a ${field === 'region' ? 'region' : 'model'} of the job`;
  throw ApiError.validation([{ field, code: 'missing_parameter', message, allowed }]);
}

function noCell(regions: readonly string[], repeats: number): ApiError {
  const message = `the job has no such cell: it asks this model from ${regions.join(', ')}, each question ${repeats} times`;
  return new ApiError(404, { error: 'cell not found', code: 'cell_not_in_job', message });
}

/** None of a cell that was closed: nobody was asked. */
function evidenceOf(execution: Execution): TraceEvidenceView | null {
  const { outcomeSource, region, provider, evidence, quarantine } = execution;
  if (outcomeSource === 'planner') return null;
  const text = (name: string): string | null => {
    const value = evidence[name];
    return typeof value === 'string' ? value : null;
  };
  return {
    executor_region: text('executorRegion') ?? region,
    node: text('node'),
    provider,
    endpoint_host: text('endpointHost'),
    served_model: text('servedModel'),
    provider_region: text('providerRegion'),
    quarantine: quarantine ?? null,
  };
}
