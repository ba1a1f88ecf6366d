import {
  ADDITION_CONFLICTS,
  countCells,
  extendSpec,
  extendedTimeoutMs,
  isTerminal,
  normaliseAddition,
} from '@beacon/domain';
import type { Catalogue, JobLimits, JobSpec, Problem, QuestionBank } from '@beacon/domain';
import { readExtensibleJob, reopenJobRow, storeExtendedJob } from '@beacon/persistence';
import type { ChangedJob, LockedJob, StoredJob } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { CATALOGUE, JOB_LIMITS, QUESTION_BANK } from '../core.module.js';
import { ApiError } from '../errors/api-error.js';
import type { Caller } from '../http/caller.js';
import { systemPromptsOf } from '../jobs/system-prompts.js';
import { inTransaction } from './in-transaction.js';
import { JobNotices } from './job-notices.js';
import { assertNotClosing, lockOrRefuse } from './locked-job.js';
import { leaveTrace } from './trace.js';

/** What became of an extension. */
export interface ExtensionOutcome {
  /** Cells that are new; 0 when the job had everything already. */
  readonly added: number;
  readonly expected: number;
  readonly status: ChangedJob['status'];
}

interface Extension extends StoredJob {
  readonly added: number;
  readonly cells: number;
}

/** Adds models, regions, questions or repeats to jobs; only the difference is run. */
@Injectable()
export class JobExtension {
  constructor(
    private readonly orm: MikroORM,
    private readonly notices: JobNotices,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
    @Inject(QUESTION_BANK) private readonly bank: QuestionBank,
    @Inject(JOB_LIMITS) private readonly limits: JobLimits,
  ) {}

  /**
   * Extends a job. One that had ended is opened again.
   * @throws ApiError when there is no such job, it is cancelled or being closed, or the body is refused.
   */
  async extend(jobId: string, body: unknown, caller: Caller): Promise<ExtensionOutcome> {
    const outcome = await inTransaction(this.orm, (em) => this.#extendIn(em, jobId, body, caller));
    if (outcome.added > 0) this.notices.changed(jobId);
    return outcome;
  }

  async #extendIn(
    em: EntityManager,
    jobId: string,
    body: unknown,
    caller: Caller,
  ): Promise<ExtensionOutcome> {
    const job = await lockOrRefuse(em, jobId);
    if (job.status === 'cancelled') throw cancelled(jobId);
    const stored = await readExtensibleJob(em, jobId);
    const { extension, reason } = this.#read(stored, body ?? {});
    const { added, cells } = extension;
    if (added === 0) return { added, expected: cells, status: job.status };
    assertNotClosing(job);
    await storeExtendedJob(em, jobId, extension);
    const { status, generation } = await reopenJobRow(em, jobId, { cells: true });
    const details = { ...factsOf(job, stored.spec, extension), generation };
    const event = 'job.extended';
    await leaveTrace(em, { jobId, caller, reason, action: 'job.extend', event, details });
    return { added, expected: cells, status };
  }

  #read(
    stored: StoredJob,
    body: unknown,
  ): { readonly extension: Extension; readonly reason: string | null } {
    const { catalogue, bank, limits } = this;
    const read = normaliseAddition(body, stored.spec, { catalogue, bank, limits });
    if (!read.ok) throw refusal(read.problems);
    const { spec, lanes, added } = extendSpec(stored, read.addition);
    const timeoutMs = extendedTimeoutMs(stored.spec, spec, limits);
    const extended = { ...spec, constraints: { ...spec.constraints, timeoutMs } };
    const systemPrompts = {
      ...systemPromptsOf(extended, catalogue),
      // What was asked already was asked with these: a region keeps its prompt.
      ...stored.systemPrompts,
    };
    const cells = countCells(extended);
    return {
      extension: { spec: extended, lanes, added, systemPrompts, cells },
      reason: read.reason?.trim() || null,
    };
  }
}

function factsOf(
  job: LockedJob,
  before: JobSpec,
  { spec, added, cells }: Extension,
): Readonly<Record<string, unknown>> {
  return {
    added,
    expected_executions: cells,
    previous_status: job.status,
    reopened: isTerminal(job.status),
    regions: spec.regions.filter((region) => !before.regions.includes(region)),
    models: spec.models
      .map(({ id }) => id)
      .filter((id) => !before.models.some((model) => model.id === id)),
    questions: spec.questions.length - before.questions.length,
    repeats: spec.repeats,
  };
}

function refusal(problems: readonly Problem[]): ApiError {
  const [first, ...rest] = problems;
  if (first === undefined) throw new Error('an addition was refused without a problem');
  const conflict = problems.find(({ code }) => ADDITION_CONFLICTS.includes(code));
  if (conflict === undefined) return ApiError.validation([first, ...rest]);
  const { code, message, field } = conflict;
  return new ApiError(409, { error: code, code, message, field, details: problems });
}

function cancelled(jobId: string): ApiError {
  const message = `${JSON.stringify(jobId)} was cancelled: retry its cancelled cells first`;
  return ApiError.conflict('job_cancelled', message);
}
