import type { JobEventDetails } from '@beacon/contracts';
import type { Outcome } from '@beacon/domain';
import { OutboxRelay } from '@beacon/outbox';
import {
  changeOutcomes,
  findCorrectable,
  readBeforeOverride,
  readOverride,
} from '@beacon/persistence';
import type { CorrectableExecution, CorrectionCause, TypedOutcome } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { inTransaction } from '../changes/in-transaction.js';
import { lockKept } from '../changes/locked-job.js';
import { recordAuditEvent } from '../audit/record-audit.js';
import { ApiError } from '../http/errors/api-error.js';
import type { Caller } from '../http/caller.js';

const EXECUTION_ID = /^[1-9]\d{0,14}$/;

/** Who corrects an outcome, and why. */
export interface CorrectionRequest {
  readonly caller: Caller;
  /** Who decided it; null when that is the caller. */
  readonly author: string | null;
  readonly reason: string | null;
}

/** A correction of the execution that a path names. */
export interface OverrideRequest extends CorrectionRequest {
  /** As it stands in the path. */
  readonly executionId: string;
}

/** What a correction did: the execution before, what it is typed as now, and the entry of its history. */
export interface Correction {
  readonly before: CorrectableExecution;
  readonly after: TypedOutcome;
  /** Null when nothing had to be changed. */
  readonly changeId: number | null;
}

/**
 * Replaces the classifier's outcome by a manual correction, and withdraws it. Each is safe to repeat. A job that has ended keeps its
 * status: it depends on how many cells were measured, and no correction changes that.
 */
@Injectable()
export class OutcomeOverride {
  constructor(
    private readonly orm: MikroORM,
    private readonly relay: OutboxRelay,
  ) {}

  /**
   * Corrects the outcome of an execution.
   * @throws ApiError when there is no such execution, or it has no answer that could be typed.
   */
  async override(request: OverrideRequest, outcome: Outcome): Promise<Correction> {
    return this.#correct(request, async (em, execution) =>
      overrideIn(em, execution, request, outcome),
    );
  }

  /**
   * Types an execution again as it was before any manual correction.
   * @throws ApiError when there is no such execution, or it was not corrected.
   */
  async withdraw(request: OverrideRequest): Promise<Correction> {
    return this.#correct(request, async (em, execution) => withdrawIn(em, execution, request));
  }

  async #correct(
    { executionId }: OverrideRequest,
    correctIn: (em: EntityManager, execution: CorrectableExecution) => Promise<Correction>,
  ): Promise<Correction> {
    const { id, jobId } = await findOrRefuse(this.orm.em.fork(), executionId);
    const correction = await inTransaction(this.orm, async (em) => {
      await lockKept(em, jobId);
      // Read again: a retry may have replaced it while this waited for the lock.
      return correctIn(em, await findOrRefuse(em, String(id)));
    });
    if (correction.changeId !== null) this.relay.wake();
    return correction;
  }
}

/**
 * The execution that a path names.
 * @throws ApiError when there is none.
 */
export async function findOrRefuse(em: EntityManager, id: string): Promise<CorrectableExecution> {
  const execution = EXECUTION_ID.test(id) ? await findCorrectable(em, Number(id)) : null;
  if (execution === null) throw ApiError.notFound('execution', id);
  return execution;
}

/**
 * Corrects the outcome of an execution, in the transaction that locks its job.
 * @throws ApiError when it has no answer that could be typed.
 */
export async function overrideIn(
  em: EntityManager,
  execution: CorrectableExecution,
  request: CorrectionRequest,
  outcome: Outcome,
): Promise<Correction> {
  assertMeasured(execution);
  const to = { outcome, source: 'human', rule: null, evidence: null, version: 'human' } as const;
  if (await isRepeated(em, execution, request, outcome)) {
    return { before: execution, after: to, changeId: null };
  }
  return change(em, execution, { request, kind: 'override', to });
}

/** Whether the same author has made the same correction before, for the same reason. */
async function isRepeated(
  em: EntityManager,
  execution: CorrectableExecution,
  request: CorrectionRequest,
  outcome: Outcome,
): Promise<boolean> {
  if (execution.source !== 'human' || execution.outcome !== outcome) return false;
  const known = await readOverride(em, execution);
  return known?.author === authorOf(request) && known.reason === request.reason;
}

/**
 * Types an execution as it was before any manual correction, in the transaction that locks its job.
 * @throws ApiError when it was not corrected.
 */
export async function withdrawIn(
  em: EntityManager,
  execution: CorrectableExecution,
  request: CorrectionRequest,
): Promise<Correction> {
  const to = execution.source === 'human' ? await readBeforeOverride(em, execution) : null;
  if (to === null) {
    const message = `no person has typed execution ${execution.id}: there is nothing to withdraw`;
    throw ApiError.conflict('not_overridden', message);
  }
  return change(em, execution, { request, kind: 'withdrawal', to });
}

interface Change {
  readonly request: CorrectionRequest;
  readonly kind: 'override' | 'withdrawal';
  readonly to: TypedOutcome;
}

const ACTIONS = { override: 'execution.override', withdrawal: 'execution.withdraw' } as const;

async function change(
  em: EntityManager,
  execution: CorrectableExecution,
  { request, kind, to }: Change,
): Promise<Correction> {
  const { id, jobId, round } = execution;
  const cause: CorrectionCause = { kind, author: authorOf(request), reason: request.reason };
  const correction = { executionId: id, round, from: execution, to };
  const [changed] = await changeOutcomes(em, jobId, [correction], cause);
  if (!changed || changed.changeId === null) {
    throw new Error(`execution ${id} changed under the lock of its job`);
  }
  await recordAuditEvent(em, {
    jobId,
    caller: request.caller,
    reason: request.reason,
    action: ACTIONS[kind],
    event: 'execution.outcome_changed',
    details: factsOf(execution, { request, kind, to }),
  });
  return { before: execution, after: to, changeId: changed.changeId };
}

/** Facts for the audit log and for taps. The text of the answer is not among them. */
function factsOf(
  execution: CorrectableExecution,
  { request, kind, to }: Change,
): JobEventDetails<'execution.outcome_changed'> {
  return {
    execution_id: execution.id,
    region: execution.region,
    model_id: execution.modelId,
    question_id: execution.questionId,
    repeat: execution.repeat,
    round: execution.round,
    kind,
    previous_outcome: execution.outcome,
    previous_source: execution.source,
    outcome: to.outcome,
    outcome_source: to.source,
    author: authorOf(request),
  };
}

function authorOf({ author, caller }: CorrectionRequest): string {
  return author ?? caller.actor;
}

function assertMeasured({ id, status }: CorrectableExecution): void {
  if (status === 'completed' || status === 'refused') return;
  const message = `execution ${id} is ${status}: it has no answer that could be typed; a retry asks it again`;
  throw ApiError.conflict('not_measured', message);
}
